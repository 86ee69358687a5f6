"""What holds for every page that can be typed, forms or none: nothing raises, nothing is lost, nothing is invented."""

from collections import Counter
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from digest.clean import squeeze
from digest.corpus import parse_page
from digest.errors import REASONS
from digest.interview.attribution import read_printings
from digest.layout.assembly import lay_out
from digest.layout.order.placement import WEIGHTS
from digest.models import PageLayout
from digest.vocabulary import read_vocabulary
from tests.generated import pages, texts

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
TWO_COLUMNS = (
    "甲事\n\n——访安和区委书记林远舟\n\n林远舟说，要做的\n\n乙事\n\n——访云溪县委书记沈青禾\n\n沈青禾说好。\n\n事不少。"
)
CUT_FOR_A_NEIGHBOUR = """\
路要修桥要架

——访安和区委书记林远舟

林远舟说，老街要修，桥要架，河要清，今年开春以来要做的事不

夜里也亮灯

——访云溪县委书记沈青禾

沈青禾说好，灯亮了，人就来了。

少不了人手，也少不了钱。
"""


def _lay_out(text: str) -> PageLayout:
    return lay_out([parse_page("page", text)], VOCABULARY)[0]


@example("")
@example("\n\r\n　\u200b\n")
@example(TWO_COLUMNS)
@given(texts())
def test_any_text_is_accounted_for(text: str) -> None:
    """Any text lays out; its account is balanced, and each printed character stands in exactly one place."""
    layout = _lay_out(text)
    assert layout.account.is_balanced
    parts = [line.text for line in (*layout.furniture, *layout.unclaimed)]
    for article in layout.articles:
        parts += [line.text for line in article.lines] + [paragraph.text for paragraph in article.paragraphs]
    assert Counter(squeeze("".join(parts))) == Counter(squeeze("".join(layout.page.lines)))


@example(TWO_COLUMNS)
@given(texts())
def test_any_text_is_read(text: str) -> None:
    """Any text gives printings, one an article, and findings that the program knows."""
    layouts = lay_out([parse_page("page", text)], VOCABULARY)
    printings = read_printings(layouts, VOCABULARY)
    assert [printing.article.id for printing in printings] == [article.id for article in layouts[0].articles]


@example(TWO_COLUMNS)
@given(texts())
def test_no_paragraph_is_invented(text: str) -> None:
    """Each paragraph stands on the lines that it names, character for character, in their order."""
    layout = _lay_out(text)
    for article in layout.articles:
        for paragraph in article.paragraphs:
            assert squeeze(paragraph.text)
            lines = [
                line for span in paragraph.spans for line in layout.page.lines[span.first_line - 1 : span.last_line]
            ]
            assert _stands_in(squeeze(paragraph.text), squeeze("".join(lines)))


def _stands_in(text: str, page: str) -> bool:
    """Whether a text's characters are found on the page in this order."""
    rest = iter(page)
    return all(char in rest for char in text)


@given(texts())
def test_spans_and_damage_point_at_text(text: str) -> None:
    """Spans name lines of the page, damage counts in its paragraph, ids are unlike each other."""
    layout = _lay_out(text)
    paragraphs = [paragraph for article in layout.articles for paragraph in article.paragraphs]
    spans = [span for article in layout.articles for span in article.spans]
    spans += [span for paragraph in paragraphs for span in paragraph.spans]
    spans += [placement.span for placement in layout.placements]
    spans += [finding.span for finding in layout.findings if finding.span is not None]
    assert all(1 <= span.first_line <= span.last_line <= len(layout.page.lines) for span in spans)
    damage = [(damage, paragraph) for paragraph in paragraphs for damage in paragraph.damage]
    assert all(0 <= damage.start < damage.end <= len(paragraph.text) for damage, paragraph in damage)
    ids = [paragraph.id for paragraph in paragraphs] + [article.id for article in layout.articles]
    assert len(ids) == len(set(ids))


def test_a_thin_placement_tells_its_reasons() -> None:
    """The finding names the article and what spoke for it, in the site's words; every reason that is weighed has some."""
    findings = _lay_out(CUT_FOR_A_NEIGHBOUR).findings
    thin = [finding.message for finding in findings if finding.code == "thin-placement"]
    assert thin == ["归入《路要修桥要架》，依据：回到前面的文章、那篇的句子还没有完、断处两字在版上别处不相连"]
    of_leaving = {"second-byline", "left-unfinished", "left-unsigned", "left-empty"}  # weigh a whole way, no block
    assert REASONS.keys() == WEIGHTS.keys() - of_leaving


@given(texts())
def test_same_page_same_layout(text: str) -> None:
    """A page read twice is read the same, down to its reasons."""
    assert _lay_out(text) == _lay_out(text)
    layouts = [_lay_out(text)]
    assert read_printings(layouts, VOCABULARY) == read_printings(layouts, VOCABULARY)


@given(texts())
def test_line_ends_say_nothing(text: str) -> None:
    """LF and CRLF give the same articles: a carriage return is white space."""
    plain = "\n".join(text.splitlines())
    one, other = _lay_out(plain), _lay_out(plain.replace("\n", "\r\n"))
    assert one.articles == other.articles
    assert one.account == other.account


@given(pages(), st.text("。，林远舟安和区\n", max_size=40))
def test_ids_depend_on_the_text_alone(text: str, more: str) -> None:
    """A paragraph keeps its id wherever on whatever page it stands: equal texts, equal ids, and none else."""
    first, second = _ids(_lay_out(text)), _ids(_lay_out(more + "\n\n" + text))
    assert {squeezed: first[squeezed] for squeezed in first.keys() & second.keys()} == {
        squeezed: second[squeezed] for squeezed in first.keys() & second.keys()
    }


def _ids(layout: PageLayout) -> dict[str, str]:
    """The first id of each different paragraph."""
    ids: dict[str, str] = {}
    for article in layout.articles:
        for paragraph in article.paragraphs:
            if "-" not in paragraph.id:
                ids[squeeze(paragraph.text)] = paragraph.id
    return ids


@given(st.lists(pages(), min_size=2, max_size=3))
def test_several_pages_are_accounted_for(several: list[str]) -> None:
    """Pages laid out together keep their balance, though articles may run from one to the next."""
    layouts = lay_out([parse_page(f"page-{number}", text) for number, text in enumerate(several)], VOCABULARY)
    assert all(layout.account.is_balanced for layout in layouts)
    parts = [line.text for layout in layouts for line in (*layout.furniture, *layout.unclaimed)]
    for article in (article for layout in layouts for article in layout.articles):
        parts += [line.text for line in article.lines] + [paragraph.text for paragraph in article.paragraphs]
    printed = [line for layout in layouts for line in layout.page.lines]
    assert Counter(squeeze("".join(parts))) == Counter(squeeze("".join(printed)))
