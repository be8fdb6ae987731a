"""What payment providers answer, in the shop's words."""

from __future__ import annotations

from desktop.views.texts import filled, translate


def payment_problem(code: str) -> str:
    """Why a customer's payment didn't go through: the same code means another balance than at a refund."""
    short_of_money = translate("provider", "客人的余额不够")
    return {
        "NOT_ENOUGH": short_of_money,
        "NOTENOUGH": short_of_money,
        "ACQ.BUYER_BALANCE_NOT_ENOUGH": short_of_money,
        "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH": short_of_money,
        "BANK_ERROR": translate("provider", "客人的银行出错了"),
        "BANKERROR": translate("provider", "客人的银行出错了"),
        "PAYERROR": translate("provider", "客人没有付成"),
    }.get(code) or provider_problem(code)


def provider_problem(code: str) -> str:
    """Why a payment provider didn't do it: the codes that a shop can mend in words, others as the provider has them."""
    return {
        "NOT_ENOUGH": translate("provider", "商户账户余额不够，充值后再退一次"),
        "ACQ.SELLER_BALANCE_NOT_ENOUGH": translate("provider", "商户账户余额不够，充值后再退一次"),
        "ABNORMAL": translate("provider", "客人的卡收不了，请到商户平台改退别处，再登记到账"),
        "CLOSED": translate("provider", "渠道关掉了这次退款，可以再退一次"),
        "NO_AUTH": translate("provider", "商户号没有退款权限，请到商户平台开通"),
        "ACQ.TRADE_HAS_FINISHED": translate("provider", "交易已过退款期，请用别的办法退"),
        "bad_signature": translate("provider", "回话的签名不对，请核对平台公钥"),
        "isv.invalid-signature": translate("provider", "渠道说签名不对，请核对商户私钥"),
        "unreached": translate("provider", "连不上支付渠道，稍后自动再试"),
        "no_answer": translate("provider", "支付渠道没有回话，会接着查"),
        "another_amount": translate("provider", "渠道记的金额和这里不同，请到商户平台核对"),
        "another_refund": translate("provider", "渠道答的是另一笔退款，请到商户平台核对"),
    }.get(code) or filled(translate("provider", "支付渠道答复 {0}"), code)
