"""What of a person every role may see: 何*, 197****9516, the address as far as the district.

Masks are ordinary columns, so they hold nothing that a database refuses: no NUL, no lone surrogate.
"""

from __future__ import annotations

import re
import unicodedata

ERASED = "已清除"
_LONGEST = 200
_DOUBLE_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "夏侯", "长孙", "宇文", "轩辕", "百里", "端木", "独孤", "南宫", "闻人",
    "澹台", "申屠", "太史", "公冶", "钟离", "呼延", "万俟", "司空", "濮阳", "淳于",
)  # fmt: skip

_MOBILE = re.compile(r"1[3-9]\d{9}")
_EXTENSION = re.compile(r"(.{7,40}?)\s*(?:转|ext\.?|x|,|#|-)\s*(\d{1,6})")
_IN_TEXT = re.compile(
    r"(?<![\d.])(?:(?:\+|00)?86[-. ]?)?1[3-9]\d(?:[-. ]?\d{4}[-. ]?\d{4}|[-. ]\d{3}[-. ]\d{5})(?!\d)"
    r"|(?<!\d)(?:\(0\d{2,3}\) ?|0\d{2,3}[- ])[2-9]\d{2,3}[- ]?\d{4}(?!\d)"
    r"|\+\d{1,3}(?:[- ]?\d){7,12}(?!\d)",
    re.ASCII,
)

_LONG = re.compile(r"\d{7,}")

# What names a street or an estate ends a region; the districts that are called so are named one by one.
_PLAIN = r"(?:(?![路街道巷弄号栋幢楼村镇乡苑园里期小社校厂院座省])[一-鿿])"
_NAMED_SO = (
    "鼓楼|钟楼|岳阳楼|路桥|路南|路北|道里|道外|二道|二道江|镇海|镇雄|镇原|镇平|镇安|镇巴|镇赉|镇康|镇坪|丰镇|桐乡|宁乡|新乡"
    "|西乡|乡宁|乡城|内乡|小店|小金|七里河|工业园|社旗|柏乡|武乡|西乡塘|肥乡|平乡|东乡|金乡|湘乡|安乡|天镇|北镇|固镇|清镇"
    "|镇远|周村|马村|清苑|下花园|绿园|梁园|石楼|让胡路|湖里|凯里|龙里|托里|满洲里|香格里拉|上街|榆社|辛集|滴道|道孚|沙市"
    "|西市|新市|津市|辉县|沙县|赣县|梅县|二七"
)
_PROVINCE = (
    r"(?:(?:北京|天津|上海|重庆)(?:市|(?=[一-鿿]{1,6}区))"
    r"|[一-鿿]{2,3}省|(?:广西壮族|宁夏回族|新疆维吾尔|内蒙古|西藏)自治区|(?:香港|澳门)特别行政区)"
)
_CITY = r"(?:(?:(?![路街道巷弄号栋幢楼村区县省超菜夜])[一-鿿]){2,10}?(?:自治州|地区|盟|市))"
_DISTRICT = (
    rf"(?:(?:{_NAMED_SO})[区县市]|{_PLAIN}{{2,15}}?自治[县旗]"
    rf"|{_PLAIN}{{1,7}}?(?:新区|(?<![一二三四五六七八九十])区|县|(?<![超菜夜集])市|旗(?![区县])))"
)
_REGION = re.compile(rf"({_PROVINCE}?)\s*({_CITY}?)\s*({_DISTRICT}?)")


def normalise_phone(phone: str) -> str:
    """Digits of a phone however it was written, the same again when given back.

    +86 falls away, a foreign number keeps its +, stars of an already masked one stay. An extension, as virtual
    numbers have it, follows after a dash. '' when there is no digit.
    """
    folded = _visible(phone).casefold()
    extended = _EXTENSION.fullmatch(folded)
    if extended:
        base = _digits(extended[1])
        if _MOBILE.fullmatch(base) or re.fullmatch(r"0\d{9,11}", base):
            return f"{base}-{extended[2]}"
    return _digits(folded)


def _digits(folded: str) -> str:
    found = re.findall(r"[\d*+]", folded, re.ASCII)
    foreign = found[:1] == ["+"]
    digits = "".join(found).replace("+", "")
    if not digits.strip("*"):
        return ""
    if not foreign and digits.startswith("00") and len(digits) >= 10:
        foreign, digits = True, digits[2:]
    if digits.startswith("86") and (foreign or _MOBILE.fullmatch(digits[2:])):
        return digits[2:]
    return f"+{digits}" if foreign else digits


def mask_phone(phone: str) -> str:
    """197****9516; at least a third of the digits is hidden, short numbers wholly, an extension is left out."""
    base = normalise_phone(phone).partition("-")[0]
    if len(base) >= 11:
        return f"{base[:3]}****{base[-4:]}"
    if len(base) >= 7:
        return f"{base[:1]}****{base[-2:]}"
    return "*" * len(base)


def phone_last4(phone: str) -> str:
    """'' for a number too short to be told from others by its tail."""
    base = normalise_phone(phone).partition("-")[0]
    tail = base[-4:]
    return tail if len(base) >= 7 and tail.isdigit() else ""


def mask_name(name: str) -> str:
    """何*, 何**, 欧阳*, J***: the surname or first letter; never how long a long name is."""
    visible = "".join(_visible(name).split())
    if not visible:
        return "*" if name.strip() else ""
    first = visible[:2] if visible.startswith(_DOUBLE_SURNAMES) and len(visible) > 2 else visible[0]
    if not _is_chinese(first):
        return first + "***"
    return first + "*" * min(max(len(visible) - len(first), 1), 2)


def mask_address(address: str) -> str:
    """浙江省杭州市西湖区: as far as the district, and less where it can't be told from a street or an estate."""
    found = _REGION.match(_visible(address).lstrip())
    return "".join(found.groups()) if found else ""


def mentions_phone(text: str) -> bool:
    """Whether a note holds a mobile number, a landline with its area code or a foreign number with its +."""
    return _IN_TEXT.search(_kept(text)) is not None


def without_phones(text: str) -> str:
    """The text with the numbers that mentions_phone finds, and any of seven digits and more, masked."""
    return _LONG.sub(_masked, _IN_TEXT.sub(_masked, text))


def _masked(found: re.Match[str]) -> str:
    return mask_phone(found[0])


def _is_chinese(text: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("CJK") for letter in text)


def _visible(text: str) -> str:
    return _kept(text[:_LONGEST]).strip()


def _kept(text: str) -> str:
    """Full-width as half-width, any script's digits as 0–9, without NUL, direction marks and lone surrogates."""
    kept = []
    for letter in unicodedata.normalize("NFKC", text):
        value = unicodedata.decimal(letter, None)
        if value is not None:
            kept.append(str(value))
        elif letter.isspace():
            kept.append(" ")
        elif unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn"):
            kept.append(letter)
    return "".join(kept)
