"""Feeds of new interviews: Atom (RFC 4287) and JSON Feed 1.1, for the whole site, each area and each theme.

    feeds/interviews.xml    feeds/areas/<area>.xml    feeds/themes/<theme>.xml    and the same as .json

Each entry is known by a name of its own that comes from the interview's address (``urn:uuid``), so it stays the same
wherever the site stands. Addresses are relative to the feed: the content does not know where the site will be.

Both formats ask for a moment where a newspaper has a day, a month or a year. The moment written is the beginning of the
period that is known, in China's time (``2031-04`` → ``2031-04-01T00:00:00+08:00``), and the feed and the entry say so in
words. An interview of an unknown date has no moment; Atom, which must have one as ``updated``, gets ``UNKNOWN``.
"""

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from digest.chronology import time_order
from digest.inert import show_controls
from digest.library.addresses import address_of
from digest.models import Document, Interview, Library
from digest.render.indexes import build_indexes
from digest.vocabulary import Vocabulary

__all__ = ["render_feeds"]

NEWEST = 30  # entries of a feed
FOLDER = "feeds/"
UNKNOWN = "1900-01-01T00:00:00+08:00"
NAMES = uuid.UUID("6b7c1e0a-2f0c-5c7e-9d55-0d1f6f1f6a11")  # what the names of feeds and entries begin from
AUTHOR = "访谈文摘"
CONVENTION = "新访谈。日期只知道年或月的，按该年、该月的第一日计；日期不详的，按 1900 年 1 月 1 日计。"
UNTITLED = "（无题）"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """A feed: where it stands (without an ending), what it is of, the page it belongs to, its interviews."""

    path: str
    title: str
    page: str
    interviews: tuple[Interview, ...]

    def link(self, address: str) -> str:
        """The relative address of a page of the site."""
        return "../" * self.path.count("/") + quote(address, safe="/", errors="surrogateescape")


def render_feeds(library: Library, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """All feeds, in the order of their paths; equal libraries give equal bytes."""
    feeds = sorted(_feeds(library, vocabulary), key=lambda feed: feed.path)
    return tuple(
        Document(path=f"{feed.path}.{ending}", data=text.encode("utf-8", "replace"))
        for feed in feeds
        for ending, text in (("json", _write_json(feed)), ("xml", _write_atom(feed)))
    )


def _feeds(library: Library, vocabulary: Vocabulary) -> Iterator[_Feed]:
    indexes, all_of_them = build_indexes(library, vocabulary), library.interviews
    yield _feed("interviews", AUTHOR, "interviews/", all_of_them)
    for area in indexes.areas:
        yield _feed(
            f"areas/{area.area.slug}", f"{AUTHOR}：{area.area.name}", f"areas/{area.area.slug}/", area.interviews
        )
    for term in indexes.themes:
        name, slug = term.theme.name, term.theme.slug
        yield _feed(
            f"themes/{slug}", f"{AUTHOR}：{name}", f"themes/{slug}/", [i for i in all_of_them if name in i.themes]
        )


def _feed(path: str, title: str, page: str, interviews: Sequence[Interview]) -> _Feed:
    newest = sorted(interviews, key=lambda interview: _moment(interview.date) or "", reverse=True)[:NEWEST]
    return _Feed(path=FOLDER + path, title=title, page=page, interviews=tuple(newest))


def _moment(date: str | None) -> str | None:
    """The beginning of the day, month or year."""
    year, month, day = time_order(date)
    known = f"{year:04}-{month if month <= 12 else 1:02}-{day if day <= 31 else 1:02}T00:00:00+08:00"
    return known if date and year < 10_000 else None


def _name(path: str) -> str:
    return f"urn:uuid:{uuid.uuid5(NAMES, path)}"


def _title(interview: Interview) -> str:
    return " ".join(show_controls(interview.headline).split()) or UNTITLED


def _summary(interview: Interview) -> str:
    """Who, on what, and how exactly the date is known."""
    date = interview.date
    who = f"{interview.office or ''}{interview.person or '（未具名）'}"
    themes = f"，谈{'、'.join(interview.themes)}" if interview.themes else ""
    exact = {0: "日期不详。", 4: f"日期只知道 {date} 年。", 7: f"日期只知道 {date}。"}.get(len(date or ""), "")
    return show_controls(f"访{who}{themes}。{exact}")


def _write_json(feed: _Feed) -> str:
    items = [_item(feed, interview) for interview in feed.interviews]
    record = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": show_controls(feed.title),
        "description": CONVENTION,
        "home_page_url": feed.link(feed.page),
        "feed_url": f"{feed.path.rsplit('/', 1)[-1]}.json",
        "language": "zh",
        "authors": [{"name": AUTHOR}],
        "items": items,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _item(feed: _Feed, interview: Interview) -> dict[str, Any]:
    moment = _moment(interview.date)
    return {
        "id": _name(address_of(interview.id)),
        "url": feed.link(address_of(interview.id)),
        "title": _title(interview),
        "content_text": _summary(interview),
        **({"date_published": moment} if moment else {}),
        "authors": [{"name": show_controls(name)} for name in _reporters(interview)] or [{"name": AUTHOR}],
        "tags": [show_controls(name) for name in interview.themes],
    }


def _write_atom(feed: _Feed) -> str:
    moments = [moment for interview in feed.interviews if (moment := _moment(interview.date))]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">',
        f"<title>{_text(feed.title)}</title>",
        f"<subtitle>{CONVENTION}</subtitle>",
        f"<id>{_name(feed.path)}</id>",
        f"<updated>{max(moments, default=UNKNOWN)}</updated>",
        f"<author><name>{AUTHOR}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{feed.path.rsplit("/", 1)[-1]}.xml"/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(feed.link(feed.page))}/>',
        *(line for interview in feed.interviews for line in _entry(feed, interview)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(feed: _Feed, interview: Interview) -> Iterator[str]:
    moment = _moment(interview.date)
    yield "<entry>"
    yield f"<title>{_text(_title(interview))}</title>"
    yield f"<id>{_name(address_of(interview.id))}</id>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(feed.link(address_of(interview.id)))}/>'
    if moment:
        yield f"<published>{moment}</published>"
    yield f"<updated>{moment or UNKNOWN}</updated>"
    yield from (f"<author><name>{_text(name)}</name></author>" for name in _reporters(interview))
    yield from (f"<category term={quoteattr(_plain(name))}/>" for name in interview.themes)
    yield f"<summary>{_text(_summary(interview))}</summary>"
    yield "</entry>"


def _reporters(interview: Interview) -> Iterable[str]:
    return dict.fromkeys(name for printing in interview.printings for name in printing.reporters)


def _plain(text: str) -> str:
    """Without what XML cannot hold (a form feed)."""
    return show_controls(text).replace("\f", " ")


def _text(text: str) -> str:
    return escape(_plain(text))
