"""Composed pages (``benchmarks.pages``): articles written first, printed as papers print, read again."""

from pathlib import Path

from benchmarks.pages import compose
from benchmarks.reading import measure_accuracy
from digest.clean import squeeze
from digest.vocabulary import read_vocabulary

PAGES = 120
FLOORS = {
    "articles": 0.97,
    "headlines": 0.97,
    "person and office": 0.97,
    "kinds": 0.97,
    "reporters": 0.95,
    "text in the right article": 0.98,
    "paragraphs whole": 0.93,
}


def test_a_page_is_the_same_each_time_and_prints_what_was_written() -> None:
    """The composer keeps to its seed, and every character of its articles stands on the page, in order by paragraph."""
    for number in range(40):
        page, articles = compose(number)
        assert (page, articles) == compose(number)
        for text in (text for article in articles for text in article.paragraphs):
            rest = iter(squeeze(page))
            assert all(char in rest for char in squeeze(text))


def test_what_was_written_is_read() -> None:
    """Of what was written at least these shares are read again."""
    vocabulary = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
    shares = {name: share for name, share, _ in measure_accuracy(PAGES, vocabulary).rows()}
    assert not {name: shares[name] for name, floor in FLOORS.items() if shares[name] < floor}
