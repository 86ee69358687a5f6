"""Folding: what differs only in how it is written becomes equal, the same in Python and in the browser."""

import json
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from digest.folding import PLAIN, fold, folding
from tests.browser import Serve
from tests.searching import ROOT

PRINTED = st.text(st.sampled_from("城乡鄉振興5０%％.．。:：/+×，“” \u3000\u200bAÀａ亿㎡①½\U00020089"), max_size=24)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("５Ｇ", "5g"),  # full width
        ("APP", "app"),
        ("鄉村振興", "乡村振兴"),
        ("裏裡里", "里里里"),
        ("衞生", "卫生"),  # Hong Kong's form
        ("“六抓”、，。 \u3000\u200b—…", "六抓"),
        ("8.5％", "8.5%"),
        ("3.5亿", "3.5亿"),
        ("第1.推进", "第1推进"),  # no number goes on behind this point
        (".5", "5"),
        ("%以上", "以上"),
        ("1,000", "1000"),
        ("3＋2", "3+2"),
        ("C++", "c"),
        ("24/7", "24/7"),
        ("9：30", "9:30"),
        ("7×24", "7×24"),
        ("㎡", "m2"),
        ("½", "1/2"),
        ("①", "1"),
        ("Zhāng Yànmǐn", "zhangyanmin"),
        ("lǜ", "lu"),
        ("薴", "苎"),  # simplified twice
        ("\ud800\U000f0000", "\U000f0000"),  # half a pair goes; private characters may be rare ones
        ("", ""),
    ],
)
def test_specimens(written: str, folded: str) -> None:
    """The printed specimens of the room: width, case, traditional characters, punctuation, signs of numbers, accents."""
    assert fold(written) == folded


@given(st.text() | PRINTED)
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is as plain as it gets, so that folded texts can be compared and folded again."""
    assert fold(fold(text)) == fold(text)


@given(PRINTED, st.data())
def test_a_part_of_a_text_folds_to_a_part_of_its_fold(text: str, data: st.DataObject) -> None:
    """Whatever part of a text is typed, its fold stands in the text's fold: no cut hides a match."""
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    assert fold(text[begin:end]) in fold(text)


def test_every_character_folds_alone() -> None:
    """Each character of Unicode folds to letters, digits and signs, and folds to the same again."""
    for code in range(0x110000):
        text = folding().changed.get(code, chr(code))
        assert "".join(folding().changed.get(ord(part), part) for part in text) == text
        assert all(part in PLAIN or unicodedata.category(part)[0] in "LNC" for part in text)


FOLD = """async ([tables, texts]) => {
  const { Folder } = await import("/javascripts/search-fold.js");
  const folder = new Folder(tables[0]);
  tables.slice(1).forEach((table) => folder.add(table));
  return texts.map((text) => folder.fold(text).text);
}"""


@pytest.fixture
def blank(page: Page, serve: Serve, tmp_path: Path) -> Page:
    """A page from which the scripts can be loaded."""
    shutil.copytree(ROOT / "theme" / "assets" / "javascripts", tmp_path / "javascripts")
    (tmp_path / "index.html").write_text('<link rel="icon" href="data:,">')
    page.goto(f"{serve(tmp_path)}/")
    return page


def test_the_browser_folds_every_character_alike(blank: Page) -> None:
    """All of the basic plane, and what Unicode assigns beyond: the tables give in the browser what Python gives."""
    beyond = (code for code in range(0x10000, 0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co"))
    characters = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000), *beyond)]
    tables = [folding().table(characters[:40_000]), folding().table(characters[40_000:])]
    assert blank.evaluate(FOLD, [tables, characters]) == [fold(character) for character in characters]


def test_the_browser_folds_texts_alike(blank: Page) -> None:
    """Texts in which signs, digits and dropped characters meet fold alike too."""
    signs = ["3", "%", ".", "+", "。", "字", " ", "鄉"]
    texts = [a + b + c + d + e for a in signs for b in signs for c in signs for d in signs for e in "3字"]
    assert blank.evaluate(FOLD, [[folding().table("".join(signs))], texts]) == [fold(text) for text in texts]


def test_the_cut_down_tables_find_the_same(blank: Page) -> None:
    """With the tables of one corpus, each character folds right, or to what no text of the corpus holds either way."""
    texts = ["乡村振兴，5G；占比达到8.5%。", "苏州港口"]
    alphabet = set("".join(map(fold, texts)))
    known = alphabet.union("".join(texts), PLAIN)
    tables = json.loads(json.dumps([folding().table(known), folding().rest(known, alphabet)]))
    characters = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x20000))]
    reachable = alphabet.union(PLAIN)
    for character, folded in zip(characters, blank.evaluate(FOLD, [tables, characters]), strict=True):
        right = fold(character)
        assert folded == right or not (reachable.issuperset(folded) or reachable.issuperset(right)), character
