"""Refusals as sentences: what happened, what was kept, what to do next.

sentence(OutOfStock("10824", 3, 5, "保温杯 500ml")) -> "保温杯 500ml（10824） 只剩 3 件，要 5 件。减少数量，或先入库"
field_problem(Invalid("waybill", "missing")) -> "请填运单号"         to stand under the field of that name
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.refusal import DatabaseRefused
from desktop.services import errors as e
from desktop.services.list_files import CouldNotWrite
from desktop.services.statements.layouts import StatementRefused
from desktop.views.chips import status_word
from desktop.views.field_words import field_problem as field_problem
from desktop.views.filling import filled as filled
from desktop.views.filling import listed as listed
from desktop.views.formats import money
from desktop.views.mend_refusals import mend_refusal
from desktop.views.return_refusals import return_refusal
from desktop.views.statement_words import bill_refusal
from desktop.views.words import act_word, actor_word, adjustment_word

translate = QCoreApplication.translate


def sentence(fact: Exception) -> str:
    """One sentence for any Refused, DatabaseGone or DatabaseRefused."""
    match fact:
        case e.NotPermitted():
            return translate("error", "你的角色没有这项权限，请店主或店长来做")
        case e.NotFound(kind, key):
            return _not_found(kind, key)
        case e.NotAllowedNow():
            return _not_allowed(fact)
        case e.Held(act, reason, _):
            return filled(translate("error", "订单挂起中（{0}），解除挂起后才能{1}"), reason, act_word(act))
        case e.ChangedByOther(who, _, what):
            return filled(
                translate("error", "{0} 刚刚做了「{1}」，你看到的已经旧了。已换成最新的，请看过再做"),
                actor_word(who),
                act_word(what),
            )
        case e.InsufficientPoints(short_by, available, frozen):
            return filled(
                translate("error", "积分还差 {0}（可用 {1}，冻结 {2}）。减少数量，或改用现金"),
                f"{short_by:,}", f"{available:,}", f"{frozen:,}",
            )  # fmt: skip
        case e.OutOfStock(code, left, wanted, goods):
            words = translate("error", "{0} 只剩 {1} 件，要 {2} 件。减少数量，或先入库")
            return filled(words, _goods(goods, code), f"{left:,}", f"{wanted:,}")
        case e.LimitReached(code, limit, used, goods):
            words = translate("error", "{0} 每人限兑 {1} 件，这位会员已兑 {2} 件")
            return filled(words, _goods(goods, code), limit, used)
        case e.NotSellable(code, goods):
            return filled(translate("error", "{0} 已下架，换一件"), _goods(goods, code))
        case e.DeductionRefused(most, unit):
            return filled(translate("error", "积分抵现最多 {0}，要是 {1} 的整数倍"), f"{most:,}", unit)
        case e.PriceChanged(points, cash_fen):
            return filled(
                translate("error", "价格刚刚变了，现在是 {0} 积分、{1}。和客人核对后再下单"),
                f"{points:,}", money(cash_fen),
            )  # fmt: skip
        case e.EditTooDear(points_over, fen_over):
            parts = [filled(translate("error", "{0} 积分"), f"{points_over:,}")] if points_over else []
            parts += [money(fen_over)] if fen_over else []
            return filled(
                translate("error", "换上的商品比原来贵（多 {0}），已付订单只能换成不更贵的。差额请另下一单"),
                listed(parts),
            )
        case e.UnitsNotOpen(_, open_units, wanted):
            return filled(translate("error", "只有 {0} 件还没发，不能处理 {1} 件。请改数量"), open_units, wanted)
        case e.UnitsNotReturnable(_, free, wanted):
            return filled(
                translate("error", "这件商品只有 {0} 件能申请这种售后，不能申请 {1} 件。其余的没发出，或已在售后里"),
                free,
                wanted,
            )
        case e.ReturnNotAllowedNow():
            return return_refusal(fact)
        case e.AlreadySo(act):
            return {
                "hold_order": translate("error", "已经挂起了，不用再做"),
                "tag_order": translate("error", "已经有这个标签了"),
                "assign_order": translate("error", "已经归这位同事了"),
                "propose_mend": translate("error", "这处已经有人提了修正，等第二个人批准"),
                "set_priority": translate("error", "已经是这个优先级了"),
                "void_cards": translate("error", "这一批已经没有可以作废的了"),
            }.get(act, translate("error", "已经是这样了，不用再做"))
        case e.NotForParcel():
            return translate("error", "没有要寄的商品：自提的到柜台取，卡密和充值的单独办")
        case e.CardsShown():
            return translate("error", "卡密只在发出时给发的人显示一次。再看请在订单的履约里点「看卡密」，并写明原因")
        case e.WrongPickupCode():
            return translate("error", "提货码不对，请客人再出示一次")
        case e.SameIdOtherContent():
            return translate("error", "同一次操作不能换内容再提交，请重新打开再做")
        case e.ReferenceTaken(reference, order_no):
            return filled(
                translate("error", "流水号 {0} 已经记在 {1} 上了，一笔付款只付一笔订单。核对凭证，换成这一笔的"),
                reference,
                order_no,
            )
        case e.RefundRefused("above_fast_limit", most):
            return filled(translate("error", "连积分值 {0} 以内才能一步退完。请先申请，再由有权限的人退"), money(most))
        case e.RefundRefused(_, most):
            return filled(translate("error", "退款不能超过实收，最多还能退 {0}"), money(most))
        case e.HistoryOnly(act):
            return filled(translate("error", "这是导入的历史订单，不能{0}"), act_word(act))
        case e.KeyUnavailable():
            return translate("error", "你的账号没有数据密钥，看不了也写不了客人资料。请有权限的人来做")
        case e.Erased():
            return translate("error", "这位会员的资料已按要求清除，找不回来，也不能再为他办理")
        case e.StillOpen(orders, refunds, order_no):
            return filled(
                translate("error", "还不能清除：有 {0} 笔订单没结束，{1} 笔退款没了结（如 {2}）。先办完再清除"),
                orders, refunds, order_no,
            )  # fmt: skip
        case e.JoinRefused(code, detail):
            return _join(code, detail)
        case e.SecondPersonNeeded():
            return translate("error", "这一步要另一位同事来批准，自己提的不能自己批")
        case e.TooEarlyAlone(hours):
            return filled(translate("error", "店里只有你能批准，自己提的要等满 24 小时，还差 {0} 小时"), hours)
        case e.PasswordNeeded():
            return translate("error", "请再输一次你的密码，五分钟内有效")
        case e.Decided(state):
            return filled(translate("error", "已经有人处理过了（{0}），请看最新的"), adjustment_word(state))
        case StatementRefused():
            return bill_refusal(fact)
        case e.BreakChanged() | e.NotMendable():
            return mend_refusal(fact)
        case e.Invalid():
            return field_problem(fact)
        case e.SignInRefused() | e.WeakPassword() | e.PasswordChangeDue() | e.SessionEnded():
            return _sign_in(fact)
        case e.TooWide():
            return translate("error", "要翻的太多，没有查完。加上一段日期，或者把条件收窄一点")
        case e.StorageFull():
            return translate(
                "error", "磁盘满了，这一步没有做，之前的和填的都还在。到数据库所在的电脑上腾出地方，再做一次"
            )
        case e.DatabaseGone(outcome_known, _):
            if outcome_known:
                return translate("error", "数据库连不上，什么都没有改动，填的内容都还在。连上后再试")
            return translate("error", "数据库断开了，还不知道这一步做成没有。连上后会自动核对，填的内容都还在")
        case CouldNotWrite(file, _, True):
            return filled(
                translate("error", "磁盘满了，{0} 没有写成，原来那份还在。腾出地方，或换个位置，再导一次"), file
            )
        case CouldNotWrite(file, detail):
            return filled(
                translate("error", "写不了 {0}（{1}）。若在别的程序里打开着，关掉再导；或换个位置"), file, detail
            )
        case DatabaseRefused():
            return _refused(fact)
        case _:
            return filled(translate("error", "没有做成：{0}"), type(fact).__name__)


def _goods(goods: str, code: str) -> str:
    return filled(translate("error", "{0}（{1}）"), goods, code) if goods else code


def _not_found(kind: str, key: str) -> str:
    words = {
        "order": translate("error", "没有找到订单 {0}"),
        "member": translate("error", "没有找到会员 {0}"),
        "product": translate("error", "没有找到这件商品"),
        "sku": translate("error", "没有找到商品 {0}"),
        "recipient": translate("error", "没有收货地址"),
        "adjustment": translate("error", "没有找到这笔积分调整"),
        "grant": translate("error", "没有找到这笔送出的积分"),
        "fulfilment": translate("error", "没有找到这个包裹，可能已经撤回"),
        "refund": translate("error", "没有找到这笔退款"),
        "return": translate("error", "没有找到售后 {0}"),
        "photo": translate("error", "没有找到这张照片，可能已随客人资料清除"),
        "role": translate("error", "没有找到角色 {0}，可能刚删了"),
        "session": translate("error", "没有找到这次登录"),
        "staff": translate("error", "没有找到员工 {0}"),
        "tag": translate("error", "这笔订单没有标签「{0}」"),
        "top_ups": translate("error", "这笔充值已经有结果了，刷新后再看"),
        "waybill": translate("error", "这个运单号不在了，可能已经取消"),
        "label_address": translate("error", "订单 {0} 没有收货地址，打不了标签"),
        "label": translate("error", "这些订单还没有面单，先取号"),
        "wave": translate("error", "波次 {0} 不在了，可能已经拣完或取消"),
        "view": translate("error", "这个视图已经不在了，可能刚被删除或不再共享"),
    }
    return filled(words.get(kind, translate("error", "没有找到 {0}")), key)


def _not_allowed(fact: e.NotAllowedNow) -> str:
    because = {
        "after_sale_open": translate("error", "还有售后没有结束"),
        "deadline_ahead": translate("error", "还没到付款期限"),
        "not_held": translate("error", "订单没有挂起"),
        "shipped": translate("error", "已经有商品发出"),
        "undone_already": translate("error", "这个包裹已经撤回了"),
        "code_issued": translate("error", "卡密已经发出，客人可能用了"),
        "top_up_under_way": translate("error", "充值平台正在充其中的商品，等它有了结果"),
        "topped_up": translate("error", "已经充到客人的账号里"),
        "units_in_after_sale": translate("error", "这个包裹里有商品在售后里"),
        "replacement": translate("error", "补发单的商品不能换"),
        "replacement_in_part": translate("error", "补发单只能在发货前整单取消，其余走售后"),
        "units_cancelled_since": translate("error", "发货后取消过其余商品"),
    }.get(fact.because)
    act = act_word(fact.act)
    start = (
        filled(translate("error", "{0}，不能{1}。"), because, act)
        if because
        else filled(translate("error", "订单现在是「{0}」，不能{1}。"), status_word(fact.status), act)
    )
    can = [act_word(name) for name in fact.allowed if name not in ("note_order", "tag_order", "untag_order")]
    if not can:
        return start + translate("error", "请先看订单进度")
    return start + filled(translate("error", "现在可以：{0}"), listed(can[:6]))


def _sign_in(fact: Exception) -> str:
    match fact:
        case e.SignInRefused(wait_seconds):
            if wait_seconds:
                return filled(translate("error", "试得太多次，请等 {0} 秒再试"), wait_seconds)
            return translate("error", "账号或密码不对")
        case e.PasswordChangeDue():
            return translate("error", "第一次登录，请先换成自己的密码")
        case e.WeakPassword(problem):
            return {
                "too_short": translate("error", "密码至少 12 个字符"),
                "too_long": translate("error", "密码最多 128 个字符"),
                "too_common": translate("error", "这个密码太常见，换一个别人想不到的"),
                "sequence": translate("error", "密码里连续的字母或数字太多，换一个"),
                "repeats": translate("error", "密码里重复太多，换一个"),
                "contains_name": translate("error", "密码里别用账号或店名"),
                "same_as_before": translate("error", "要和原来的不一样"),
            }.get(str(problem), translate("error", "这个密码不能用，换一个"))
        case e.SessionEnded(reason):
            return {
                "disabled": translate("error", "账号已停用，登录结束。没保存的内容还在这台电脑上"),
                "reset": translate("error", "密码已重置，请用新的激活码登录"),
                "ended": translate("error", "店主结束了这次登录。没保存的内容还在，输入密码可以接着用"),
                "role_changed": translate("error", "你的角色改过了，请重新登录"),
                "password_changed": translate("error", "密码在别处改过了，请重新登录"),
            }.get(reason, translate("error", "登录已结束，请重新登录"))
        case _:
            return translate("error", "请重新登录")


def _join(code: str, detail: str) -> str:
    said = {
        "not_a_join_file": translate("error", "这不是加入文件。请店主在店里的电脑上重新做一个"),
        "wrong_passphrase": translate("error", "口令不对，或者文件被改过。核对口令，还不行就请店主重新做一个"),
        "altered": translate("error", "加入文件坏了或被改过，请店主重新做一个"),
        "expired": translate("error", "加入文件过期了，请店主重新做一个"),
        "other_shop": translate("error", "那个数据库里不是这个文件说的那家店，什么都没有记住"),
        "unreadable_file": translate("error", "加入文件读不了"),
        "one_pc_only": translate("error", "这家店在一个文件里，只有这台电脑能用；几台电脑一起用要搬到 PostgreSQL"),
        "this_machine": translate("error", "数据库就在这台电脑上，填别的电脑怎么找到它"),
        "no_certificate": translate("error", "证书文件读不了"),
    }.get(code, code)
    at_hand = code in ("unreadable_file", "no_certificate") and detail
    return filled(translate("error", "{0}：{1}"), said, detail) if at_hand else said


def _refused(fact: DatabaseRefused) -> str:
    words = {
        "not_a_shop": translate("error", "这个数据库里还没有店"),
        "no_secret": translate("error", "这台电脑没有这家店的密钥，请用开店的电脑，或用恢复词"),
        "cannot_open": translate("error", "打不开这个数据库文件，请看看路径和权限"),
        "network_share": translate("error", "SQLite 文件不能放在网络盘上，几台电脑一起用请换成 PostgreSQL"),
        "older": translate("error", "数据库是旧版本，先运行 pointsdesk upgrade"),
        "newer": translate("error", "数据库比程序新，请更新程序"),
        "no_wal": translate("error", "这个位置的磁盘不支持安全写入，请换到本机磁盘"),
        "unknown_kind": translate("error", "只支持 SQLite 和 PostgreSQL"),
        "malformed_url": translate("error", "数据库地址写得不对"),
        "no_such_server": translate("error", "找不到这台服务器，核对地址，看看网络通不通"),
        "nobody_answers": translate("error", "服务器上没有数据库应答，核对端口，看看数据库开着没有"),
        "no_answer_in_time": translate("error", "服务器一直没有应答，可能被防火墙挡住了"),
        "wrong_password": translate("error", "数据库账号或密码不对"),
        "no_such_database": translate("error", "服务器上没有这个数据库，核对名字，或请管理员建一个空的"),
        "no_tls": translate("error", "连不成加密连接：服务器要开 TLS，证书要由下面选的机构签发"),
        "no_rights": translate("error", "权限不够：文件要能写，数据库要用主人的账号"),
        "owner_login": translate(
            "error", "这是数据库主人的账号，平时不能用它开店。用加入文件，或在这里连一次换成店里的账号"
        ),
        "login_unreadable": translate("error", "店里存的数据库账号被改动过，读不出来，请用加入文件加入"),
        "cannot_keep": translate("error", "店开好了，但这台电脑没记住它在哪儿，腾出地方后再看一次"),
        "disk_full": translate("error", "磁盘满了，什么都没有写进去。腾出地方再试"),
        "another_program": translate("error", "这个数据库里是别的程序的数据，请换一个空的"),
    }
    said = words.get(fact.code, fact.code)
    return filled(translate("error", "{0}：{1}"), said, fact.detail) if fact.detail else said
