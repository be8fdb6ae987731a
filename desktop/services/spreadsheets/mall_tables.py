"""The tables of a macrozheng mall, as its database names them, and the codes that stand in them."""

from __future__ import annotations

from desktop.models.vocabulary import OrderStatus
from desktop.services.spreadsheets.layouts import Layout

SOURCE = "mall"


def _table(name: str, needed: str, *more: str, aside: bool = False) -> Layout:
    """Columns are called as the database calls them."""
    columns = (*needed.split(), *(word for part in more for word in part.split()))
    return Layout(f"mall_{name}", SOURCE, {column: (column,) for column in columns}, frozenset(needed.split()), aside)


LAYOUTS = (
    _table(
        "orders", "id order_sn create_time status pay_amount total_amount",
        "member_id member_username freight_amount promotion_amount integration_amount coupon_amount discount_amount",
        "pay_type source_type delivery_company delivery_sn integration receiver_name receiver_phone",
        "receiver_province receiver_city receiver_region receiver_detail_address note delete_status use_integration",
        "payment_time delivery_time receive_time modify_time",
    ),
    _table(
        "items", "id order_id order_sn product_name product_price product_quantity",
        "product_id product_sn product_sku_id product_sku_code real_amount gift_integration product_attr",
    ),
    _table("history", "id order_id operate_man create_time order_status", "note"),
    _table(
        "returns", "id order_id return_amount return_name product_count status create_time",
        "handle_time product_name reason",
    ),
    _table("members", "id username phone create_time integration growth",
           "nickname birthday member_level_id status"),
    _table("levels", "id name growth_point free_freight_point"),
    _table("products", "id name product_sn publish_status delete_status price", "product_category_name"),
    _table("skus", "id product_id sku_code price stock lock_stock", "sp_data"),
    _table("addresses", "id member_id phone_number detail_address", aside=True),
    _table("company_addresses", "id address_name send_status receive_status", aside=True),
    _table("return_reasons", "id name sort status create_time", aside=True),
    _table("order_settings", "id flash_order_overtime normal_order_overtime", aside=True),
    _table("brands", "id name first_letter factory_status", aside=True),
    _table("categories", "id parent_id name level product_unit", aside=True),
    _table("growth", "id member_id change_type change_count operate_man", aside=True),
    _table("points_settings", "id deduction_per_amount max_percent_per_order", aside=True),
    _table("columns", "table column mysql_type in_csv", aside=True),
)  # fmt: skip

STATUSES = {
    "0": OrderStatus.UNPAID, "1": OrderStatus.TO_SHIP, "2": OrderStatus.SHIPPED, "3": OrderStatus.COMPLETED,
    "4": OrderStatus.CANCELLED, "5": OrderStatus.CANCELLED,
}  # fmt: skip
METHODS = {"1": "alipay", "2": "wechat"}
RETURN_WORDS = {"0": "待处理", "1": "退货中", "2": "已完成", "3": "已拒绝"}
CARRIERS = {"顺丰快递": "shunfeng", "顺丰速运": "shunfeng", "圆通快递": "yuantong", "中通快递": "zhongtong",
            "韵达快递": "yunda", "申通快递": "shentong"}  # fmt: skip
DELETED_TAG = "源系统已删除"
