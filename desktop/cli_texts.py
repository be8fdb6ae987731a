"""Sentences of the command line: what was refused and what to do."""

from __future__ import annotations

from desktop.models.refusal import DatabaseRefused
from desktop.services import errors as e
from desktop.services.import_batches import BatchInUse
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.statements.layouts import StatementRefused

ACTS = {
    "place_order": "下单", "confirm_payment": "确认付款", "release_order": "放行", "unrelease_order": "退回待放行",
    "ship_order": "发货", "undo_shipment": "撤回发货", "complete_order": "完成", "cancel_order": "取消未付订单",
    "cancel_paid_order": "取消已付订单", "cancel_lines": "取消部分商品", "edit_order": "修改", "hold_order": "挂起",
    "unhold_order": "解除挂起", "assign_order": "领单", "set_priority": "改优先级", "correct_waybill": "改运单号",
    "tag_order": "加标签", "untag_order": "去标签", "note_order": "备注", "erase_member": "清除客人资料",
    "request_return": "申请售后", "approve_return": "同意售后", "reject_return": "拒绝售后", "withdraw_return": "撤销售后",
    "receive_return": "收退货", "refuse_goods": "拒收退货", "approve_all_the_same": "没收货也同意",
    "refund_return": "售后退款", "refund_instead": "改为退款", "reship_return": "补发", "fast_refund": "快速退款",
}  # fmt: skip
_STATUS = {"UNPAID": "未支付", "PAID": "已支付", "TO_SHIP": "待发货", "SHIPPED": "已发货", "COMPLETED": "已完成",
           "CANCELLED": "已取消"}  # fmt: skip
RETURN_STATES = {"REQUESTED": "申请中", "TO_RECEIVE": "待收货", "TO_REFUND": "待退款", "TO_RESHIP": "待补发", "DONE": "已完成",
                 "REJECTED": "已拒绝", "WITHDRAWN": "已撤销"}  # fmt: skip
EXCEPTION_KINDS = {
    "LATE_PAYMENT": "取消后才付款", "SECOND_PAYMENT": "付了第二次", "WRONG_AMOUNT": "付款金额不对", "REFUND_FAILED": "退款没有成功",
    "REFUND_UNKNOWN": "退款结果不明", "PAYMENT_UNKNOWN": "不知道付没付款", "PAYMENT_FAILING": "付款总不成功",
    "PARCEL_STUCK": "包裹不动了", "PARCEL_RETURNED": "包裹退回", "SHIP_LATE": "发货超时", "OUT_OF_STOCK": "库存不足",
    "OVERSOLD": "预留超过在库", "RISKY": "要核对风险", "WEBHOOK_DEAD": "通知没人取", "LEDGER_BREAK": "账目不平",
}  # fmt: skip
CAUSES = {"duplicate": "重复", "missing": "缺失", "altered": "被改", "wrong_lot": "记错批次", "unknown": "原因不明"}
_CARRIERS = {"SF": "shunfeng", "ZTO": "zhongtong", "YTO": "yuantong", "YD": "yunda", "STO": "shentong",
             "JT": "jtexpress", "EMS": "ems", "JD": "jd"}  # fmt: skip


def carrier_code(word: str) -> str:
    """A courier by the usual abbreviation or its own code."""
    return _CARRIERS.get(word.upper(), word)


def sentence(fact: Exception) -> str:
    """One line of what happened and what to do."""
    match fact:
        case e.NotPermitted(permission):
            return f"你的角色没有这项权限（{permission.value}），请店主或店长来做"
        case e.NotFound("view", key):
            return f"没有叫「{key}」的视图，请看看订单页里存的名字"
        case e.NotFound(kind, key):
            return f"没有找到 {kind} {key}，请核对号码"
        case e.NotAllowedNow(act, status, allowed, because):
            can = "、".join(ACTS.get(name, name) for name in allowed) or "先看订单进度"
            why = f"（{because}）" if because else ""
            return f"订单现在是{_STATUS[status.value]}，不能{ACTS.get(act, act)}{why}；现在可以：{can}"
        case e.Held(act, reason, _):
            return f"订单挂起中（{reason}），先解除挂起再{ACTS.get(act, act)}"
        case e.ChangedByOther(who, _, what):
            return f"{who} 刚刚{ACTS.get(what, what)}了这笔订单，请重新看过再做"
        case e.InsufficientPoints(short_by, available, frozen):
            return f"积分还差 {short_by}（可用 {available}，冻结 {frozen}），可以减少数量或改用现金"
        case e.OutOfStock(sku_code, left, wanted, goods):
            return f"{_goods(goods, sku_code)} 只剩 {left} 件，要 {wanted} 件；减少数量或先收货"
        case e.LimitReached(sku_code, limit, used, goods):
            return f"{_goods(goods, sku_code)} 每人限兑 {limit}，已兑 {used}"
        case e.PriceChanged(points, cash_fen):
            return f"价格变了，现在是 {points} 积分和 {cash_fen / 100:.2f} 元；核对后再下单"
        case e.ReturnNotAllowedNow(act, _, state, allowed, because):
            can = "、".join(ACTS.get(name, name) for name in allowed) or "先看售后进度"
            why = f"（{because}）" if because else ""
            return f"售后现在是{RETURN_STATES[state.value]}，不能{ACTS.get(act, act)}{why}；现在可以：{can}"
        case e.UnitsNotReturnable(line_id, free, wanted):
            return f"商品行 {line_id} 只有 {free} 件能申请售后，要 {wanted} 件；其余的没发出，或已在售后里"
        case e.RefundRefused("above_fast_limit", most_fen):
            return f"连积分值 {most_fen / 100:.2f} 元以内才能一步退完；先申请，再由有权限的人退"
        case e.SignInRefused(wait_seconds):
            if wait_seconds:
                return f"试得太多次，请等 {wait_seconds} 秒"
            return "账号或密码不对（设置 POINTSDESK_LOGIN 和 POINTSDESK_PASSWORD）"
        case e.PasswordChangeDue():
            return "第一次登录要先改密码：pointsdesk staff password"
        case e.WeakPassword(problem):
            return f"密码不能用（{problem}）：12 到 128 个字符，别太常见"
        case e.SecondPersonNeeded():
            return "自己提的不能自己批准，请另一位有权限的同事来"
        case e.TooEarlyAlone(hours):
            return f"只有你能批准：自己提的要等满 24 小时，还差 {hours} 小时"
        case e.NotMendable(subject, "whole"):
            return f"{subject} 已经对上了，不用修"
        case e.NotMendable(subject, _):
            return f"{subject} 不能靠另记一笔修好，和最近一次备份比对"
        case e.BreakChanged():
            return "提了以后账又变了，没有动；驳回这条（reject_mend），重新提"
        case e.PasswordNeeded():
            return "要再输一次密码（POINTSDESK_PASSWORD），五分钟内有效"
        case e.Decided(state):
            return f"已经有人处理过了（{state.value}）"
        case e.Invalid("photo", problem):
            return {
                "unknown": "照片只收 JPEG、PNG 和 WebP",
                "too_large": "照片太大，先缩到 2 MB 以内",
                "no_person": "这笔订单没有会员也没有收货人，照片没处放",
            }.get(problem, "照片打不开，可能坏了，换一张")
        case e.Invalid(field, problem, limit):
            bound = "最少" if problem == "too_small" else "最多"
            most = f"，{bound} {limit}" if limit is not None else ""
            return f"{field} 不对（{problem}{most}），请改正后再来"
        case e.CardsShown():
            return "卡密只在发出时显示一次；再看要有查看资料的权限，并写明原因（cards show）"
        case e.KeyUnavailable():
            return "这个账号没有数据密钥，请由能查看会员资料的人来做"
        case e.Erased():
            return "这位会员的资料已按要求清除，找不回来，也不能再为他办理"
        case e.StillOpen(orders, refunds, order_no):
            return f"还不能清除：有 {orders} 笔订单没结束，{refunds} 笔退款没了结（如 {order_no}），先办完再清除"
        case e.SessionEnded(reason):
            return f"登录已结束（{reason}），请重新登录"
        case e.ReferenceTaken(reference, order_no):
            return f"流水号 {reference} 已经记在 {order_no} 上了，一笔付款只付一笔订单，请核对凭证"
        case e.TooWide():
            return "要翻的太多，没有查完。加上一段日期（--since、--until），或者把条件收窄一点"
        case e.StorageFull():
            return "磁盘满了，没有做，之前的都还在。到数据库所在的电脑上腾出地方，再做一次"
        case e.DatabaseGone(outcome_known, _):
            return "数据库连不上，" + (
                "什么都没有改动，稍后再试" if outcome_known else "结果未知，用同一 --command-id 再做一次"
            )
        case FileRefused(code, file, detail):
            return file_sentence(code, file, detail)
        case StatementRefused(code, file, detail):
            return _bill(code, file, detail)
        case BatchInUse(orders, order_no):
            return f"撤不回：这一批里有 {orders} 笔已经有人处理过（如 {order_no}）"
        case e.JoinRefused(code, detail):
            return _join(code, detail)
        case DatabaseRefused():
            return _refused(fact.code, fact.detail)
        case _:
            return f"做不了：{fact}"


def _goods(goods: str, code: str) -> str:
    return f"{goods}（{code}）" if goods else code


def _bill(code: str, file: str, detail: str) -> str:
    line, _, what = detail.partition(" ")
    words = {
        "unknown_layout": "不是微信支付的交易账单，也不是支付宝的业务明细；从支付渠道后台重新下载，不要另存",
        "cut_off": f"文件不完整，读到 {detail} 行就断了，没有结尾的合计；重新下载",
        "totals_differ": f"结尾的合计和明细对不上（{detail}），文件被改过或缺了行；重新下载",
        "bad_row": f"第 {line} 行的「{what}」读不出；从支付渠道后台重新下载，不要用表格软件另存",
        "other_currency": f"第 {line} 行是 {what}，这里只对人民币的账单",
        "too_many_rows": f"超过 {detail} 行；按天下载，一天一个文件",
        "no_rows": "账单里没有一笔交易，不用对",
        "locked": "压缩包有密码；先解压再导入",
        "several_bills": f"压缩包里有 {detail} 份账单；解压后一份一份导入",
        "other_merchant": f"是另一个商户号（{detail}）的账单，没有收进来",
    }
    return f"{file}：{words.get(code, code)}"


def _refused(code: str, detail: str) -> str:
    words = {
        "not_a_shop": "这里还没有店，先 pointsdesk init",
        "no_secret": "这台电脑没有这家店的密钥，请用开店的电脑或恢复词",
        "cannot_open": "打不开这个数据库文件，看看路径和权限",
        "network_share": "SQLite 文件不能放在网络盘上，多台电脑请用 PostgreSQL",
        "older": "数据库是旧版本，先 pointsdesk upgrade",
        "newer": "数据库比程序新，请更新程序",
        "disk_full": "磁盘满了，什么都没有写进去，腾出地方再试",
        "no_rights": "这个登录没有写这个数据库的权限",
        "no_wal": "这个位置的磁盘不支持安全写入，请换到本机磁盘",
        "unknown_kind": "只支持 SQLite 和 PostgreSQL",
        "malformed_url": "数据库地址写得不对",
        "owner_login": "这是数据库主人的账号，平时不能用它开店，流水只有触发器护着。用加入文件（pointsdesk join use），"
                       "或在窗口里用它连一次、换成店里的账号",
        "wrong_password": "数据库账号或密码不对",
        "no_such_database": "服务器上没有这个数据库",
        "no_such_server": "找不到这台服务器，核对地址",
        "nobody_answers": "服务器上没有数据库应答，核对端口",
        "no_answer_in_time": "服务器一直没有应答",
        "no_tls": "连不成加密连接，核对证书",
        "login_unreadable": "店里存的数据库账号被改动过，读不出来，请用加入文件加入",
    }  # fmt: skip
    return f"{words.get(code, code)}：{detail}" if detail else words.get(code, code)


def _join(code: str, detail: str) -> str:
    words = {
        "not_a_join_file": "这不是加入文件，请在店里的电脑上重新做一个",
        "wrong_passphrase": "口令不对，或者文件被改过。核对口令，还不行就重新做一个",
        "altered": "加入文件坏了或被改过，请重新做一个",
        "expired": "加入文件过期了，请重新做一个",
        "other_shop": "那个数据库里不是这个文件说的那家店，什么都没有记住",
        "unreadable_file": "加入文件读不了",
        "one_pc_only": "这家店在一个文件里，只有这台电脑能用；几台电脑一起用要搬到 PostgreSQL",
        "this_machine": "数据库就在这台电脑上，要写别的电脑怎么找到它：--host 地址",
        "no_certificate": "证书文件读不了",
    }
    return f"{words[code]}：{detail}" if detail else words[code]


def file_sentence(code: str, file: str, detail: str) -> str:
    """Why a file isn't read, and what to do."""
    words = {
        "empty": "是空的",
        "no_header": "第一行没有列名",
        "no_code_column": "里没有叫「卡密」的列，把列名写成 卡密、密码、有效期",
        "unrecognised": "认不出是什么表（列名：{0}）。支持本店模板的订单、会员、商品，mall 商城的数据表，UCI Online Retail",
        "too_large": "太大，最多 {0} MB，请分成几个文件",
        "too_many_columns": "列太多，最多 {0} 列",
        "too_many_rows": "行太多，最多 {0} 行，请分成几个文件",
        "too_many_files": "文件太多，最多 {0} 个",
        "zip_bomb": "解开后超过 {0} MB，不读",
        "broken": "坏了，读不下去（{0}）。请从原系统重新导出",
        "binary": "不是表格，请导出成 CSV 或 XLSX",
        "unknown_encoding": "的文字编码认不出，请另存为 UTF-8 的 CSV 再导入",
    }
    return f"{file} {words.get(code, code).replace('{0}', detail or '?')}"
