"""Regular expressions from lists of words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

__all__ = ["HAN", "SIGN", "any_of", "find_about", "needs_sign", "ungrouped"]

CLASS = r"\[\^?\]?[^\]]*\]"
TIMES = r"(?:[?*+]|\{[\d,]*\})?"
HAN = r"[\u3400-\u9fff〇\U00020000-\U0003ffff]"  # a Chinese character
SIGN = re.compile(r"[\dA-Za-z>|.:]")  # what lines of plain text hold seldom
# In a pattern: what is passed over, groups that must match as they are, and others; then a sign that must stand there.
OTHER = re.compile(rf"\\(?:x\w\w|u\w{{4}}|U\w{{8}}|[^d.])|{CLASS}{TIMES}")
SURE_GROUP = re.compile(r"\((?:\?:)?([^()|]*)\)(?:\+|\{[1-9]\d*(?:,\d*)?\}|(?![?*{]))")
GROUP = re.compile(rf"\([^()]*\){TIMES}")
NEEDED = re.compile(r"(?:\\[d.]|[A-Za-z>:])(?![?*]|\{0|\{,)")
MOST_ARMS = 12  # single characters among the words that are tried one by one


@dataclass(slots=True)
class _Node:
    """A place in the tree: the characters that may follow, and whether a word ends here."""

    below: dict[str, "_Node"] = field(default_factory=dict)
    ends: bool = False


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest possible first.

    The words are laid out as a tree by their first characters (``书记|书记员`` → ``书记(?:员|)``), because Python tries
    the arms of an alternation one by one: with two hundred titles that is ten times slower. No word: nothing matches.
    """
    root = _Node()
    for word in words:
        node = root
        for char in word:
            node = node.below.setdefault(char, _Node())
        node.ends = True
    leaves = [char for char, below in root.below.items() if not below.below]
    if len(root.below) == len(leaves) or len(leaves) > MOST_ARMS:
        return _write(root) if root.below else r"(?!)"
    # Each arm begins with its own character: then Python looks for these characters first, and seldom for an arm.
    return f"(?:{'|'.join(re.escape(char) + _write(node) for char, node in root.below.items())})"


def _write(node: _Node) -> str:
    if not node.below:
        return ""
    leaves = [char for char, below in node.below.items() if not below.below]
    arms = [re.escape(char) + _write(below) for char, below in node.below.items() if below.below]
    if leaves:
        arms.append(re.escape(leaves[0]) if len(leaves) == 1 else f"[{''.join(map(re.escape, leaves))}]")
    if node.ends:
        arms.append("")  # last, so that the longer word is tried first
    return arms[0] if len(arms) == 1 else f"(?:{'|'.join(arms)})"


def find_about(pattern: re.Pattern[str], places: Iterable[int], text: str, before: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, the same as ``finditer`` has, looked for only about ``places``, which ascend: every
    match must have one of them behind its first character and at most ``before`` characters from there."""
    at = 0
    for place in places:
        for start in range(max(at, place - before), place):
            match = pattern.match(text, start)
            if match is not None:
                yield match
                at = match.end()
                break


def ungrouped(pattern: str) -> str:
    """A pattern whose groups keep nothing: it matches the same, in half the time."""
    return re.sub(rf"(\\.|{CLASS})|\((?!\?)", lambda match: match[1] or "(?:", pattern)


def needs_sign(pattern: str) -> bool:
    """Whether each match of a pattern surely holds a ``SIGN``: one stands in it, neither in a class nor in a group of
    several arms, and may not be left out."""
    plain, before = OTHER.sub("", pattern.replace(r"\|", ">")), ""
    while plain != before:
        before = plain
        plain = SURE_GROUP.sub(r"\1", plain)
        plain = GROUP.sub("", plain) if plain == before else plain
    return "|" not in plain and NEEDED.search(plain) is not None
