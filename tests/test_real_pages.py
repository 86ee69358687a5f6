"""The five real pages, where they are: what a reader finds there is found."""

from functools import lru_cache
from pathlib import Path

import pytest

from digest.corpus import read_corpus
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.models import Kind, PageLayout, Printing
from digest.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real pages are not here")


@lru_cache(maxsize=1)
def _read() -> tuple[tuple[PageLayout, ...], tuple[Printing, ...]]:
    vocabulary = read_vocabulary(ROOT / "vocabulary")
    layouts = lay_out(read_corpus(CORPUS), vocabulary)
    return layouts, read_printings(layouts, vocabulary)


def _page(number: str) -> list[Printing]:
    return [printing for printing in _read()[1] if printing.article.page.startswith(number)]


def _openings(person: str) -> list[str]:
    """The first six characters of each paragraph of a person's interview on page 002."""
    printing = next(printing for printing in _page("002") if printing.person == person)
    return [paragraph.text[:6] for paragraph in printing.article.paragraphs]


def test_every_article_is_found() -> None:
    """25 articles, 21 of them interviews."""
    articles = {number: len(_page(number)) for number in ("000", "001", "002", "003", "004")}
    interviews = {number: sum(printing.kind is Kind.INTERVIEW for printing in _page(number)) for number in articles}
    assert articles == {"000": 3, "001": 5, "002": 10, "003": 4, "004": 3}
    assert interviews == {"000": 3, "001": 5, "002": 6, "003": 4, "004": 3}


def test_every_character_is_accounted_for() -> None:
    """Each page's account adds up, and no text is left unclaimed."""
    assert all(layout.account.is_balanced for layout in _read()[0])
    assert not [line.text[:6] for layout in _read()[0] for line in layout.unclaimed]


def test_every_interview_is_signed() -> None:
    """Each interview has person, office, area, headline and at least one reporter."""
    for printing in _read()[1]:
        if printing.kind is Kind.INTERVIEW:
            assert all((printing.person, printing.office, printing.area, printing.article.headline, printing.reporters))


def test_two_reporters_and_a_correspondent() -> None:
    """More than one name in a byline is told apart by what they did."""
    names = {printing.person: (printing.reporters, printing.correspondents) for printing in _read()[1]}
    assert names["张红军"] == (("李颖", "刘地"), ())
    assert names["景雪萍"] == (("成燕",), ("赵翔",))
    assert names["王保来"] == (("曹婷",), ())


def test_the_odd_four_of_page_002_are_no_interviews() -> None:
    """The continuation of another page's article, two news items and the weather are kept as what they are."""
    odd = [printing for printing in _page("002") if not printing.kind.is_interview]
    assert [printing.kind for printing in odd] == [Kind.NEWS, Kind.NEWS, Kind.NEWS, Kind.WEATHER]
    assert [printing.article.paragraphs[0].text[:3] for printing in odd] == ["调研组", "本报讯", "本报讯", "本报讯"]
    assert [printing.person for printing in odd] == [None] * 4
    assert odd[1].correspondents == ("沈云峰", "梁国")
    assert odd[0].article.continued


def test_the_interleaved_pairs_of_page_002_are_told_apart() -> None:
    """An interview that a neighbour interrupts goes on behind it, in the order of print."""
    assert _openings("张红伟") == [
        "考察归来，市",
        "张红伟说，要",
        "张红伟表示，",
        "大抓创新，落",
        "大抓产业，紧",
        "大抓基层，落",
        "大抓环境，注",
        "大抓双招双引",
        "大抓对标学习",
        "未来，金水区",
    ]
    assert _openings("李晓雷") == ["“行一路、学", "“把学习成果", "搭建平台，强", "党建引领，共", "李晓雷还表示"]
    assert _openings("樊惠林") == [
        "“此次学习考",
        "“行”有信心",
        "引导关键少数",
        "鼓励干部敢为",
        "引领企业敢投",
        "动员群众敢首",
    ]
    assert _openings("张艳敏") == ["“这次考察学", "张艳敏表示，", "坚持高标引领"]


def test_interrupted_interviews_name_both_places() -> None:
    """The spans of an interrupted interview leave out its neighbour's lines."""
    spans = {printing.person: printing.article.spans for printing in _page("002")}
    assert len(spans["张红伟"]) == 2
    assert len(spans["樊惠林"]) == 2
    assert spans["张红伟"][0].last_line < spans["李晓雷"][0].first_line < spans["张红伟"][1].first_line


def test_paragraphs_cut_by_blank_lines_are_whole() -> None:
    """Pages 000 and 004 cut paragraphs in mid-sentence; each is one paragraph again."""
    counts = {
        printing.person: len(printing.article.paragraphs) for number in ("000", "004") for printing in _page(number)
    }
    assert counts == {"张艳敏": 5, "李新军": 7, "李金勇": 5, "孙建功": 5, "张红军": 6, "李小虎": 6}
