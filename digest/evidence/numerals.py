"""Numbers as Chinese print gives them, with their units: text → quantities, as printed and as amounts.

    7000亿元    3046.8    3至4倍    10万吨    1.2万户    百分之三十    三成    二十家    千亿级    第一    前三    3,046

Why not a library. cn2an (0.5.24; 0.5 MB with proces) converts a whole string that is one number; it finds none in a
text, keeps no unit, and refuses 千亿, 1.3万亿, 3至4, 百分之三十, 二十多 and 数百, which are half of what these pages print
(and reads 三四 as 34). Microsoft's recognizers-text (1.0.2a2; 40 MB with its dependencies) finds well what it finds,
but has had no release on PyPI since 2020, does not import with a current ``emoji``, takes some 5 ms a clause for each
recognizer, misses 千亿级 and ranges, and reads 500强, 四个高地 and 芝麻街1958 as numbers like any others, so that the
tables below would be needed all the same. Reading the numeral itself is the small part: a table and a loop.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from digest.evidence.lexicon import Lexicon
from digest.vocabulary import Unit

__all__ = ["Quantity", "find_quantities", "read_amount"]

ORDER = re.compile(r"级(?!书记|联)|量级")
DIGITS = MappingProxyType({char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2})
SMALL = MappingProxyType({"十": 10, "百": 100, "千": 1000})
LARGE = MappingProxyType({"万": 10**4, "亿": 10**8})

LONGEST = 24  # characters; what is longer is no number that anyone says

ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?"
NUMBER = re.compile(
    rf"""
    近?(?P<share>[百千]分之(?:{ARABIC}|{CHINESE})(?:[至到](?:[百千]分之)?(?:{ARABIC}|{CHINESE}))?)   # 百分之三十
    |近?(?P<fraction>(?:{CHINESE}|\d+)分之(?:{CHINESE}|\d+))                                        # 三分之一
    |(?P<top>首位|榜首)
    |(?P<prefix>第|(?<![提之以目此先])前|[数上几近])?                                # 第一, 前三, 数百
     (?P<first>{ARABIC}|{CHINESE})
     (?:(?P<first_unit>[%％万亿])?                                # 3%至5%, 1万至2万
        (?:[至到~～]|[-–—－]{{1,2}})(?P<second>{ARABIC}|{CHINESE}))?
     (?P<magnitude>[多余几]?[十百千万亿]*)                           # 10万, 20多万
     (?P<more>[多余]?)                                            # 20多, 300余
    """,
    re.VERBOSE,
)
MEASURES = re.compile(
    r"(?:[kKMGTcmμµun]?(?:W|Wh|Hz|bps|Pa)|[kcmμµun]?(?:m|g)[²³23]?|[kK]m[²³23]?|TEU|t)(?:/[a-zμµ]{1,2}[²³23]?)?(?![A-Za-z])"
)
PER = re.compile(
    r"/(?:[a-z]{1,2}[²³23]?(?![A-Za-z])|[年月日天时人次户亩吨套米台辆]|小时|平方米|平方公里|立方米|公里|千瓦时)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: ``text[start:end]`` of the sentence.

    ``value`` is as printed, without separators (``3至4``, ``千亿``, ``百分之三十``, ``第一``); ``unit`` is as printed, with
    the 万 or 亿 that an Arabic number has behind it (``亿元``, ``万吨``). ``kind`` is one of the unit's kinds, ``rank``
    (第一, 前三), ``order`` (千亿级) or ``bare`` (no unit). ``more`` is the 多 or 余 within (20多家), or the 上 or 近
    before. ``low`` and ``high`` are the amount, ``None`` where it cannot be read (千百亿).
    """

    start: int
    end: int
    value: str
    unit: str | None
    kind: str
    more: str = ""
    is_chinese: bool = False
    is_magnitude: bool = False  # 千亿, 百万: no digit
    low: Decimal | None = None
    high: Decimal | None = None


def read_amount(numeral: str) -> Decimal | None:
    """The amount of a numeral of either script (``1.2万``, ``三百二十``, ``千亿``); ``None`` if it is not one number.

    Sections are read as they are said: each digit times the 十百千 behind it, each section times its 万 or 亿; a 十百千万亿
    without a digit counts once (千亿), two such in a row are no number (千百亿).
    """
    if len(numeral) > LONGEST:
        return None
    match = re.match(r"[\d,，]*(?:\d(?:\.\d+)?)", numeral)
    if match:
        amount = Decimal(match[0].replace(",", "").replace("，", ""))
        return _scaled(amount, numeral[match.end() :])
    whole, _, fraction = numeral.partition("点")
    if not whole or not all(char in DIGITS or char in SMALL or char in LARGE for char in whole):
        return None
    chinese = _read_chinese(whole)
    if chinese is None or not all(char in DIGITS for char in fraction):
        return None
    return chinese + Decimal("0." + "".join(str(DIGITS[char]) for char in fraction)) if fraction else chinese


def _scaled(amount: Decimal, magnitude: str) -> Decimal | None:
    for char in magnitude:
        scale = SMALL.get(char) or LARGE.get(char)
        if scale is None:
            return None
        amount *= scale
    return amount


def _read_chinese(numeral: str) -> Decimal | None:
    if len(numeral) > 2 and all(char in DIGITS for char in numeral):
        return Decimal("".join(str(DIGITS[char]) for char in numeral))  # 二〇二三
    for name, scale in (("亿", 10**8), ("万", 10**4)):
        head, mark, tail = numeral.rpartition(name)
        if mark:
            high = _read_chinese(head) if head else Decimal(1)
            low = _read_section(tail, scale) if tail else Decimal(0)
            return None if high is None or low is None else high * scale + low
    return _read_section(numeral, 1)


def _read_section(numeral: str, above: int) -> Decimal | None:
    """A numeral below 万, behind a section of scale ``above``: a last digit alone is a tenth of it (一万二)."""
    if "万" in numeral:
        return _read_chinese(numeral)
    total, digit, scale = 0, None, above
    for char in numeral:
        if char in SMALL:
            if digit is None and scale in SMALL.values():
                return None  # 千百
            total += (1 if digit is None else digit) * SMALL[char]
            digit, scale = None, SMALL[char]
        elif digit:
            return None  # 三四
        else:
            digit, scale = DIGITS[char], scale if DIGITS[char] else 10
    if digit and scale > 10:
        digit *= scale // 10  # 两千三
    return Decimal(total + (digit or 0)) if numeral else None


@cache
def _unit_lexicon(units: tuple[Unit, ...]) -> Lexicon[str]:
    return Lexicon({name: unit.kind for unit in units for name in unit.names})


def find_quantities(sentence: str, units: Sequence[Unit]) -> Iterator[Quantity]:
    """All numbers of a sentence with their units, in order; dates, names and the like are among them, by ``kind``.

    A number without a unit of its own takes that of the next one in its list (26、13、67条).
    """
    lexicon = _unit_lexicon(tuple(units))
    pending: list[Quantity] = []
    for quantity in _scan(sentence, lexicon):
        if pending and not re.fullmatch(r"[、和及与,，]|以及", sentence[pending[-1].end : quantity.start]):
            yield from pending
            pending = []
        if quantity.kind == "bare":
            pending.append(quantity)
            continue
        yield from (_like(waiting, quantity) for waiting in pending)
        pending = []
        yield quantity
    yield from pending


def _like(waiting: Quantity, quantity: Quantity) -> Quantity:
    """``waiting`` with the unit of ``quantity``, if that is one that lists share."""
    if quantity.kind in ("time", "name", "rank", "order", "bare"):
        return waiting
    return replace(waiting, unit=quantity.unit, kind=quantity.kind)


def _scan(sentence: str, lexicon: Lexicon[str]) -> Iterator[Quantity]:
    position = 0
    while match := NUMBER.search(sentence, position):
        if match["first"] is None:
            kind = "rank" if match["top"] else "share"
            value = match[0].removeprefix("近")
            start = match.end() - len(value)
            yield Quantity(start=start, end=match.end(), value=value, unit=None, kind=kind, is_chinese=True)
            position = match.end()
            continue
        quantity = _quantity(sentence, match, lexicon)
        yield quantity
        position = quantity.end


def _quantity(sentence: str, match: re.Match[str], lexicon: Lexicon[str]) -> Quantity:
    first, second, prefix = match["first"], match["second"], match["prefix"] or ""
    is_chinese = not (second or first)[0].isdigit()
    value, magnitude, more = _value(match, is_chinese=is_chinese)
    unit, kind, end = _unit(sentence, match.end(), lexicon)
    if prefix in ("第", "前"):
        kind = "rank" if unit in (None, "位", "名") else "name"
    elif ORDER.match(sentence, match.end()) and "亿" in value + magnitude:
        unit, kind, end = None, "order", match.end()
    elif ORDER.match(sentence, end) and kind == "money":
        kind = "order"
    return Quantity(
        start=match.start(),
        end=end,
        value=value,
        unit=magnitude + (unit or "") or None,
        kind=kind,
        more=more,
        is_chinese=is_chinese,
        is_magnitude=is_chinese and not any(char in DIGITS for char in value),
        low=read_amount(first + ((match["first_unit"] or "").strip("%％") or magnitude)),
        high=read_amount((second or first) + magnitude),
    )


def _value(match: re.Match[str], *, is_chinese: bool) -> tuple[str, str, str]:
    """The printed value without separators, the 万 or 亿 of an Arabic number, and 多 or 余."""
    magnitude, more = match["magnitude"], match["more"]
    text = match[0][: len(match[0]) - len(magnitude) - len(more)]
    if match["prefix"] in ("上", "近"):
        text, more = text[1:], match["prefix"]
    if magnitude[:1] in ("多", "余", "几"):
        more, magnitude = magnitude[0], magnitude[1:]
    value = re.sub(r"(?<=\d)[,，](?=\d)", "", text)
    if is_chinese:
        value, magnitude = value + match["magnitude"], ""
    return value, magnitude, more


def _unit(sentence: str, end: int, lexicon: Lexicon[str]) -> tuple[str | None, str, int]:
    hit = lexicon.match(sentence, end)
    if hit:
        per = PER.match(sentence, hit.end) if hit.value in ("money", "measure", "count") else None
        stop = per.end() if per else hit.end
        return sentence[end:stop], hit.value, stop
    latin = MEASURES.match(sentence, end)
    if latin:
        return latin[0], "measure", latin.end()
    return None, "bare", end
