"""Text as the search compares it: what differs only in how it is written becomes equal.

Each character is folded by itself: full width to half width and the like (NFKC), capitals to small letters, accents off
Latin letters, traditional characters to simplified ones (as ``traditional`` has them). Spaces, punctuation and symbols
are dropped, save the signs that tell one number from another: a point, plus, colon, slash or multiplication sign
*between* two digits and a percent sign *behind* one.

    ５Ｇ → 5g       鄉村振興 → 乡村振兴      “六抓”、 → 六抓      8.5％ → 8.5%      第1. → 第1      ㎡ → m2

So the fold of any part of a text is a part of the text's fold, and folding twice changes nothing (tests hold both).
The browser folds by the very tables that this room made: ``Folding.table`` of the characters that stand in the texts,
and ``Folding.rest`` of all others that somebody may type, which is asked for only when somebody does. Nothing depends on
the browser's own notion of Unicode.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from digest.traditional import simplify_each

__all__ = ["Folding", "fold", "folding"]

JOINING = ".+×/:"
TRAILING = "%‰"
SAME_SIGN: Mapping[str, str] = MappingProxyType({"⁄": "/", "∕": "/", "∶": ":", "✕": "×", "✖": "×"})
IDLE_SIGN = re.compile(
    rf"""
    (?<![0-9]) [{re.escape(TRAILING)}]      # %以上
    | (?<![0-9]) [{re.escape(JOINING)}]     # .5
    | [{re.escape(JOINING)}] (?![0-9])      # 1.推进
    """,
    re.VERBOSE,
)
WRITTEN = (range(0x40000), range(0xE0000, 0xF0000))  # the planes of Unicode that have characters
PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789" + JOINING + TRAILING
"""What a query may become whatever the texts hold."""


@dataclass(frozen=True, slots=True)
class Folding:
    """``changed``: code point → what it is folded to, ``""`` if it is dropped; all others stay as they are."""

    changed: Mapping[int, str]

    def __call__(self, text: str) -> str:
        """The text as it is compared. Any text folds; nothing raises."""
        return IDLE_SIGN.sub("", text.translate(self.changed))

    def table(self, characters: Iterable[str]) -> dict[str, Any]:
        """How these characters are folded, fit for JSON.

        ``same``: those that stay. ``from`` and ``to``, as long as each other: those that become one other. ``long``: those
        that become several. ``dropped``: those that go. ``same`` and ``dropped`` are code points as runs (``_runs``).
        """
        single, long, dropped = [], {}, []
        chosen = sorted(set(characters))
        for character in chosen:
            text = self.changed.get(ord(character), character)
            if text == character:
                continue
            if len(text) == 1:
                single.append((character, text))
            elif text:
                long[character] = text
            else:
                dropped.append(ord(character))
        return {
            "same": _runs(map(ord, self.stay(chosen))),
            "from": "".join(old for old, _ in single),
            "to": "".join(new for _, new in single),
            "long": long,
            "dropped": _runs(dropped),
        }

    def stay(self, characters: Iterable[str]) -> list[str]:
        """Those of the characters that are folded to themselves, ascending."""
        return [character for character in sorted(set(characters)) if ord(character) not in self.changed]

    def rest(self, known: Iterable[str], alphabet: Iterable[str]) -> dict[str, Any]:
        """The table of what is not ``known``, where the folded texts are made of ``alphabet`` alone.

        A character that stays, or becomes something that no text holds, is left out: it finds nothing either way.
        """
        reachable = {*alphabet, *PLAIN}
        matters = {chr(code) for code, text in self.changed.items() if reachable.issuperset(text)}
        return self.table(matters.difference(known))


def fold(text: str) -> str:
    """The text as it is compared: see the room's specimens."""
    return folding()(text)


@lru_cache(maxsize=1)
def folding() -> Folding:
    """The one fold, made from Unicode's data and OpenCC's dictionary (0.2 s, once)."""
    codes = (code for code in chain(*WRITTEN) if unicodedata.category(chr(code)) not in ("Cn", "Co"))
    forms = {code: _form(chr(code)) for code in codes}
    texts = sorted({text for text in forms.values() if text})
    simple = dict(zip(texts, simplify_each(simplify_each(texts)), strict=True))  # 薴 → 苧 → 苎
    changed = {code: simple.get(text, "") for code, text in forms.items()}
    return Folding(MappingProxyType({code: text for code, text in changed.items() if text != chr(code)}))


def _form(character: str) -> str:
    """The character by NFKC, in small letters, without accents on Latin letters; only what is compared of it."""
    if unicodedata.category(character) == "Lo" and unicodedata.is_normalized("NFKD", character):
        return character  # most of them, Chinese ones too: only for speed
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    bare = unicodedata.normalize("NFKD", text)
    if bare[:1].isascii() and bare[:1].isalpha():
        text = bare
    text = "".join(SAME_SIGN.get(part, part) for part in text)
    return "".join(part for part in text if part in JOINING + TRAILING or unicodedata.category(part)[0] in "LN")


def _runs(codes: Iterable[int]) -> list[int]:
    """Ascending numbers as gap, length, gap, length … of their runs: 3, 4, 9 → 3, 2, 4, 1."""
    runs: list[int] = []
    end = 0
    for code in codes:
        if runs and code == end:
            runs[-1] += 1
        else:
            runs += [code - end, 1]
        end = code + 1
    return runs
