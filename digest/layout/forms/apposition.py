"""Offices that stand apart from a name that is known, in a text whose stops are full width.

Specimens (names invented):

    来自市教育局的副局长，林远舟                 before it
    林 远舟 区长；陆知秋 副区长                  behind it, in a list
    林远舟，1970年生，现任安和区区长              in a note on the bearer's life

No pattern is made of a name: that takes longer than to read an article.
"""

import re

__all__ = ["office_before", "office_in_life", "office_in_list"]

LONGEST_OFFICE = 40
BEFORE = re.compile(rf"[^，。；：“”！？\n]{{2,{LONGEST_OFFICE}}}\Z")
GAP = re.compile(r"\s*")  # inside a name: 林 远舟
IN_LIST = re.compile(r"\s*(?P<office>(?![是任为担同和与在说])[^，。；：“”\s]{2,24})(?=[；。\n]|$)")
OPENS_ITEM = re.compile(r"(?:^|[；、，：\n])\s*\Z")
OPENS_LIFE = re.compile(r"(?:^|[\n：])\s?\Z")
LIFE = re.compile(r"，[^\n]{0,160}")  # of a box's note
CLAUSE_END = re.compile("[，。；]")
LONGEST_GAP = 16  # before a list's item


def office_before(text: str, person: str, titles: tuple[str, ...]) -> str | None:
    """The clause before a name and a comma, if it ends in a title."""
    name = f"，{person}"
    at, behind = text.find(name), 0
    while at >= 0:
        office = BEFORE.search(text, max(behind, at - LONGEST_OFFICE), at)
        if office is not None:
            behind = at + len(name)
            if office.group().endswith(titles):
                return office.group()
        at = text.find(name, at + 1)
    return None


def office_in_list(text: str, person: str, titles: tuple[str, ...]) -> str | None:
    """What stands behind the first item of a list that a name opens, gaps inside or not, if it ends in a title."""
    at = text.find(person[0])
    while at >= 0:
        end = _end_of_name(text, at, person) if OPENS_ITEM.search(text, max(0, at - LONGEST_GAP), at) else None
        office = IN_LIST.match(text, end) if end is not None else None
        if office is not None:
            return office["office"] if office["office"].endswith(titles) else None
        at = text.find(person[0], at + 1)
    return None


def _end_of_name(text: str, at: int, person: str) -> int | None:
    """Where a name ends that stands at a place, gaps inside or not; ``None`` if it does not stand there."""
    for character in person:
        gap = GAP.match(text, at)
        at = gap.end() if gap is not None else at
        if not text.startswith(character, at):
            return None
        at += 1
    return at


def office_in_life(text: str, person: str, titles: tuple[str, ...]) -> str | None:
    """The office that a note on somebody's life gives: the one that they hold now, or the first that it names."""
    at = text.find(f"{person}，")
    while at >= 0 and OPENS_LIFE.search(text, max(0, at - 2), at) is None:
        at = text.find(f"{person}，", at + 1)
    life = LIFE.match(text, at + len(person)) if at >= 0 else None
    clauses = CLAUSE_END.split(life.group())[1:] if life is not None else []
    held = [clause for clause in clauses if clause.endswith(titles)]
    return next((clause for clause in held if clause.startswith(("现任", "现为"))), held[0]) if held else None
