"""Offices that stand apart from a name that is known, in a text whose stops are full width.

Specimens (names invented):

    来自市教育局的副局长，林远舟                 before it
    安和茶厂的厂长叫林远舟                       … with a verb, or behind one: 担任安和区区长的林远舟
    安和茶厂厂长“老茶叶”林远舟                   … with what the bearer is called
    林远舟（安和区区长）                         behind it
    林远舟担任安和茶厂厂长已有三年               … with a verb
    林远舟老师——安和茶厂厂长。                  … with a dash
    林远舟博士，安和大学茶学院教授，             … and an honour
    林 远舟 区长；陆知秋 副区长                  behind it, in a list
    林远舟，1970年生，现任安和区区长              in a note on the bearer's life

No pattern is made of a name: that takes longer than to read an article.
"""

import re

from digest.patterns import any_of

__all__ = ["Apposition"]

LONGEST_OFFICE = 40
GAP = re.compile(r"\s*")  # inside a name: 林 远舟
IN_LIST = re.compile(r"\s*(?P<office>(?![是任为担同和与在说])[^，。；：“”\s]{2,24})(?=[；。\n]|$)")
OPENS_ITEM = re.compile(r"(?:^|[；、，：\n])\s*\Z")
OPENS_LIFE = re.compile(r"(?:^|[\n：])\s?\Z")
LIFE = re.compile(r"，[^\n]{0,160}")  # of a box's note
CLAUSE_END = re.compile("[，。；]")
LONGEST_GAP = 16  # before a list's item
HOLDS = "(?:身兼|兼任|现任|担任|出任|当选为?|就任|升任|接任|当上|当过|做过)"


class Apposition:
    """Finds the office of a name, by one vocabulary's titles; built once."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        self._titles = titles
        title, words = any_of(titles), rf"(?:[^，。；：“”（）！？\n]|（[^（）]{{1,12}}）){{0,{LONGEST_OFFICE}}}"
        self._before = re.compile(
            rf"{HOLDS}(?P<held>{words}{title})的\Z"
            rf"|(?P<called>{words}{title})(?:，?名叫|，?叫做?|的名字叫|名为|“[^”\n]{{1,12}}”)\Z"
            rf"|(?P<apart>[^，。；：“”！？\n]{{0,{LONGEST_OFFICE}}}{title})，\Z"
        )
        self._behind = re.compile(
            rf"（(?P<noted>[^（）]{{0,{LONGEST_OFFICE}}}{title})）"
            rf"|(?:博士|教授|先生|女士|老师)?——(?P<dashed>{words}{title})(?=[，。；\n])"
            rf"|(?:博士|教授|先生|女士|老师)，(?P<life>{words}{title})(?=，)"
            rf"|(?:先生|女士|同志|博士|教授|老师)?(?:，?是|，?{HOLDS})(?:一[名位个])?(?P<is>{words}{title})(?=[，。；\n]|已|以来|期间|[一二三四五六七八九十两多\d])"
        )

    def find(self, text: str, person: str) -> str | None:
        """What the text says of the person right before a mention, or right behind one; in a list; in a note on their
        life: the first that ends in a title."""
        at = text.find(person)
        while at >= 0:
            end = at + len(person)
            found = self._before.search(text, max(0, at - LONGEST_OFFICE - LONGEST_GAP), at)
            found = found or self._behind.match(text, end)
            if found is not None:
                return found[found.lastgroup or 0]
            at = text.find(person, end)
        listed = self._find_in_list(text, person)
        return listed if listed is not None else self._find_in_life(text, person)

    def _find_in_list(self, text: str, person: str) -> str | None:
        """The first title that stands behind an item of a list that the name opens, gaps inside or not."""
        at = text.find(person[0])
        while at >= 0:
            end = _end_of_name(text, at, person) if OPENS_ITEM.search(text, max(0, at - LONGEST_GAP), at) else None
            office = IN_LIST.match(text, end) if end is not None else None
            if office is not None and office["office"].endswith(self._titles):
                return office["office"]
            at = text.find(person[0], at + 1)
        return None

    def _find_in_life(self, text: str, person: str) -> str | None:
        """The office that a note on somebody's life gives: the one that they hold now, or the first that it names."""
        at = text.find(f"{person}，")
        while at >= 0 and OPENS_LIFE.search(text, max(0, at - 2), at) is None:
            at = text.find(f"{person}，", at + 1)
        life = LIFE.match(text, at + len(person)) if at >= 0 else None
        clauses = CLAUSE_END.split(life.group())[1:] if life is not None else []
        held = [clause for clause in clauses if clause.endswith(self._titles) and "获" not in clause]
        return next((clause for clause in held if clause.startswith(("现任", "现为"))), held[0]) if held else None


def _end_of_name(text: str, at: int, person: str) -> int | None:
    """Where a name ends that stands at a place, gaps inside or not; ``None`` if it does not stand there."""
    for character in person:
        gap = GAP.match(text, at)
        at = gap.end() if gap is not None else at
        if not text.startswith(character, at):
            return None
        at += 1
    return at
