"""Names by their sound: 张艳敏 → ``zhangyanmin``, for addresses.

The common reading of a character comes from pypinyin; as a surname some characters are read otherwise (单 shàn, 仇 qiú),
which ``SURNAMES`` holds (readings: 现代汉语词典); what both get wrong for one person stands in ``vocabulary/people.yml``.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pypinyin import lazy_pinyin

from digest.vocabulary import Person

__all__ = ["slugify_name", "spell_name"]

SURNAMES: Mapping[str, str] = MappingProxyType(
    {
        "万俟": "mo qi",
        "单于": "chan yu",
        "长孙": "zhang sun",
        "尉迟": "yu chi",
        "澹台": "tan tai",
        "卜": "bu",
        "单": "shan",
        "仇": "qiu",
        "区": "ou",
        "折": "she",
        "曾": "zeng",
        "朴": "piao",
        "查": "zha",
        "柏": "bai",
        "盖": "ge",
        "秘": "bi",
        "种": "chong",
        "缪": "miao",
        "翟": "zhai",
        "覃": "qin",
        "解": "xie",
        "逄": "pang",
        "那": "na",
        "都": "du",
        "重": "chong",
        "隗": "wei",
        "尉": "wei",
        "乐": "yue",
        "员": "yun",
        "冼": "xian",
        "燕": "yan",
        "任": "ren",
        "华": "hua",
        "过": "guo",
        "纪": "ji",
        "葛": "ge",
        "宁": "ning",
        "召": "shao",
        "祭": "zhai",
        "洗": "xian",
        "黑": "he",
        "繁": "po",
        "訾": "zi",
        "晁": "chao",
        "臧": "zang",
        "牟": "mu",
        "句": "gou",
        "郇": "huan",
        "阚": "kan",
        "娄": "lou",
        "戚": "qi",
        "佴": "nai",
    }
)
"""Surname → its reading as a surname, syllables apart."""

UNFIT = re.compile(r"[^a-z0-9]+")


def spell_name(name: str, people: Iterable[Person] = ()) -> tuple[str, ...]:
    """The syllables of a name in plain ASCII: 单立文 → ``("shan", "li", "wen")``.

    A reading in ``people`` comes first. A character without a reading is spelled as its code point (``u3005``), so
    that different names stay different. Never empty.
    """
    reading = next((p.reading for p in people if p.name == name and p.reading), None)
    written = reading if reading is not None else _read(unicodedata.normalize("NFKC", name))
    syllables = [part for part in UNFIT.split(_plain(written).lower()) if part]
    return tuple(syllables) or ("unnamed",)


def slugify_name(name: str, people: Iterable[Person] = ()) -> str:
    """A name as part of an address: ``[a-z0-9-]+``; parts that the name itself sets apart (·, space) get hyphens.

    阿里木·买买提 → ``alimu-maimaiti``. ``people``: ``vocabulary.people``, whose readings come first.
    """
    known = tuple(people)
    if any(person.name == name and person.reading for person in known):
        return "".join(spell_name(name, known))
    parts = [part for part in re.split(r"[\s·・•.‧-]+", unicodedata.normalize("NFKC", name)) if part]
    return "-".join("".join(spell_name(part)) for part in parts) or "unnamed"


def _read(name: str) -> str:
    surname = next((s for s in SURNAMES if name.startswith(s) and len(name) > len(s)), "")
    given = lazy_pinyin(name[len(surname) :], errors=_spell_unknown)
    return " ".join((*filter(None, [SURNAMES.get(surname)]), *given))


def _spell_unknown(run: str) -> str:
    """What pypinyin has no reading for: Latin letters and digits as they are, other letters as code points."""
    return "".join(c if c.isascii() else f" u{ord(c):x} " if c.isalnum() else " " for c in _plain(run))


def _plain(text: str) -> str:
    """The text without accents: ``Zoë`` → ``Zoe``, ``lǚ`` → ``lu``."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
