"""Characters: what is white, what is invisible, what ends a sentence, and how broken text is put together.

Nothing here changes a printed character; only white space and invisible characters are taken out.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

__all__ = [
    "COLON",
    "COLONS",
    "INVISIBLE",
    "fold_width",
    "is_finished",
    "is_han",
    "join_lines",
    "join_print",
    "open_quotes",
    "squeeze",
    "strip_invisible",
    "usual_colons",
    "width",
]

INVISIBLE: Mapping[str, str] = MappingProxyType(
    {
        "\u00ad": "soft hyphen",
        "\u200b": "zero width space",
        "\u200c": "zero width non-joiner",
        "\u200d": "zero width joiner",
        "\u200e": "left-to-right mark",
        "\u200f": "right-to-left mark",
        "\u202a": "left-to-right embedding",
        "\u202b": "right-to-left embedding",
        "\u202c": "pop directional formatting",
        "\u202d": "left-to-right override",
        "\u202e": "right-to-left override",
        "\u2060": "word joiner",
        "\u2066": "left-to-right isolate",
        "\u2067": "right-to-left isolate",
        "\u2068": "first strong isolate",
        "\u2069": "pop directional isolate",
        "\ufe0e": "text presentation selector",
        "\ufe0f": "emoji presentation selector",
        "\ufeff": "byte order mark",
    }
)
"""Characters without a shape that pages carry; each with its name."""

_ANY_INVISIBLE = re.compile("[" + "".join(INVISIBLE) + "]")
_NARROW = re.compile("[^\u2000-\U0010ffff]")
_UNEVEN = re.compile("[^\u2010-\u2027\u3001-\ufe0d\uff01-\ufffd]")  # all else may be narrow, white or invisible
# What may be written otherwise, with the character before it, which a combining mark belongs to.
_OTHER = re.compile("[^!-~\u4e00-\u9fff。、]")
_FOLDABLE = re.compile(f".?{_OTHER.pattern}+")
_COMMON = tuple(zip("，：；！？（）“”", ',:;!?()""', strict=True))  # folded first, which is ten times as fast
_DASHES = re.compile("[—–―─－]")
_QUOTES = re.compile("[“”„‟]")

SENTENCE_ENDS = tuple("。！？!?…")
COLONS = ("：", ":", "︰", "﹕", "∶")  # the last three in Hong Kong's papers, in old ones, and as typists write them
COLON = f"[{''.join(COLONS)}]"  # in a pattern
_COLONS = str.maketrans(dict.fromkeys(COLONS[2:], COLONS[0]))
TAIL = 16  # characters of a text that can hold its last stop, the marks that close behind it, and stray spaces
CLOSERS = "”’\"'』」）)】》〉］]"
_ANY_QUOTE = re.compile("[“”「」『』《》（）()【】]")
_QUOTE_PAIRS = MappingProxyType({"“": "”", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", "【": "】"})


def strip_invisible(text: str) -> str:
    """The text without the characters of ``INVISIBLE``."""
    return _ANY_INVISIBLE.sub("", text) if _ANY_INVISIBLE.search(text) else text


def squeeze(text: str) -> str:
    """The text without white space (U+00A0 and U+3000 too) and invisible characters: what is left is counted."""
    return strip_invisible("".join(text.split()))


def usual_colons(text: str) -> str:
    """The text with every colon that is not on keyboards (``記者︰``) as the usual one, as long as it was."""
    return text.translate(_COLONS) if any(colon in text for colon in COLONS[2:]) else text


@lru_cache(maxsize=4096)  # the rooms that name lines ask for the same ones
def fold_width(text: str) -> str:
    """A form for comparing printed lines: squeezed, full width as half width, one kind of dash and of quotes."""
    printed = squeeze(text)
    for wide, narrow in _COMMON:
        printed = printed.replace(wide, narrow)
    return _FOLDABLE.sub(lambda match: _fold(match[0]), printed) if _OTHER.search(printed) else printed


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return _QUOTES.sub('"', _DASHES.sub("-", unicodedata.normalize("NFKC", text)))


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (unified ideographs with extensions, 〇 and 々)."""
    return (
        "\u3400" <= char <= "\u9fff" or char in "〇々" or "\U00020000" <= char <= "\U0003ffff" or "豈" <= char <= "龎"
    )


def width(text: str) -> float:
    """How wide a line prints, in Chinese characters: a Latin letter or digit counts half. White space is left out."""
    if _UNEVEN.search(text) is None:
        return float(len(text))
    printed = squeeze(text)
    return len(printed) - 0.5 * len(_NARROW.findall(printed))


_REMARKED = re.compile(r"[。！？!?…][”’」』]*[（(][^（()）。！？!?…]{1,12}[)）]$")  # …工地。（何舟）

_POINTED = re.compile("[\u3400-\u9fff%％][.．][”’」』]*$")  # a typist's full stop


def is_finished(text: str) -> bool:
    """Whether a text ends where a sentence ends: ``…信心。`` ``…慢不得！”`` ``（完）`` behind a full stop."""
    if "\u3400" <= text[-1:] <= "\u9fff":
        return False  # most lines end in the middle
    return _ends_sentence(text[-TAIL:])


@lru_cache(maxsize=4096)  # a line's end is asked for by every room that reads it
def _ends_sentence(tail: str) -> bool:
    text = squeeze(tail)
    return (
        text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)
        or _REMARKED.search(text) is not None
        or _POINTED.search(text) is not None
    )


def open_quotes(text: str) -> str:
    """The closing marks that a text still owes, innermost last: ``“我们将‘学`` owes ``”``.

    Straight quotes say nothing about their side and are left out.
    """
    owed: list[str] = []
    for char in _ANY_QUOTE.findall(text):
        if char in _QUOTE_PAIRS:
            owed.append(_QUOTE_PAIRS[char])
        elif owed and char == owed[-1]:
            owed.pop()
    return "".join(owed)


def join_print(left: str, right: str) -> str:
    """Put together what the print broke, or an OCR space parted.

    No space between Chinese characters or beside them; none inside a broken number or an acronym (``5G+A`` ``I``);
    one between two Latin words (``Smart`` ``City``).
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left + right
    return left + (" " if _needs_space(left, right) else "") + right


def join_lines(texts: Iterable[str]) -> str:
    """Put the printed lines of a text together, each to what stands before it as ``join_print`` does."""
    joined: list[str] = []
    for text in texts:
        right = text.lstrip()
        left = joined[-1].rstrip() if joined else ""
        if left and right:
            joined[-1] = left
            if right[0].isascii() and left[-1].isascii() and _needs_space("".join(joined), right):
                joined.append(" ")
            joined.append(right)
        else:
            joined = [join_print("".join(joined), text)]
    return "".join(joined)


def _needs_space(left: str, right: str) -> bool:
    before, after = left[-1], right[0]
    if not (before.isascii() and after.isascii() and before.isalpha() and after.isalpha()):
        return before in ",.;:!?" and before.isascii() and after.isascii() and after.isalpha() and _is_latin(left)
    word, next_word = re.search(r"[A-Za-z]+$", left), re.match(r"[A-Za-z]+", right)
    assert word is not None
    assert next_word is not None
    return not (word[0].isupper() and next_word[0].isupper())


def _is_latin(text: str) -> bool:
    """Whether the last words are Latin, so that a mark behind them is followed by a space."""
    return re.search(r"[A-Za-z]{2,}[,.;:!?]$", text) is not None


def normalise_spaces(text: str) -> str:
    """A line's own text: invisible characters out, ends trimmed, runs of white space inside as one space."""
    return " ".join(strip_invisible(text).split())
