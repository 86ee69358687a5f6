"""Feeds of new interviews: sound by their standards, one for the site, each area, each theme."""

import json
import re
from dataclasses import replace
from posixpath import normpath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from digest.models import Library
from digest.render.feeds import render_feeds
from tests.invented import LIBRARY, VOCABULARY
from tests.test_inert import NASTY
from tests.test_render import PAGES

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def render(library: Library) -> dict[str, str]:
    return {document.path: document.data.decode() for document in render_feeds(library, VOCABULARY)}


FEEDS = render(LIBRARY)


def texts(element: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(ATOM + name)]


def test_there_is_a_feed_for_the_site_each_area_and_each_theme() -> None:
    """Each in both formats; no area or theme is left out for having no interview yet."""
    areas = {f"feeds/areas/{area.slug}" for area in VOCABULARY.areas}
    themes = {f"feeds/themes/{theme.slug}" for theme in VOCABULARY.themes}
    names = {"feeds/interviews"} | areas | themes
    assert set(FEEDS) == {f"{name}.{ending}" for name in names for ending in ("xml", "json")}


def test_every_atom_feed_has_what_the_standard_asks() -> None:
    """RFC 4287: id, title and updated of the feed and of each entry, once; an author; links that lead to pages."""
    for path, text in FEEDS.items():
        if path.endswith(".xml"):
            feed = ET.fromstring(text)
            assert feed.tag == f"{ATOM}feed"
            assert texts(feed, "author") or all(texts(entry, "author") for entry in feed.findall(f"{ATOM}entry"))
            for element in (feed, *feed.findall(f"{ATOM}entry")):
                assert [len(texts(element, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
                assert texts(element, "id")[0].startswith("urn:uuid:")
                assert all(
                    MOMENT.fullmatch(moment) for moment in texts(element, "updated") + texts(element, "published")
                )
                links = [link.get("href", "") for link in element.findall(f"{ATOM}link[@rel='alternate']")]
                assert [unquote(normpath(f"{path}/../{link}")) + "/index.md" in PAGES for link in links] == [True]
            ids = [texts(entry, "id")[0] for entry in feed.findall(f"{ATOM}entry")]
            assert len(ids) == len(set(ids))


def test_every_json_feed_has_what_the_standard_asks() -> None:
    """JSON Feed 1.1: version, title, items; of each item an id and a content; moments as RFC 3339 has them."""
    for path, text in FEEDS.items():
        if path.endswith(".json"):
            feed = json.loads(text)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert feed["title"]
            for item in feed["items"]:
                assert item["id"]
                assert item["content_text"]
                assert MOMENT.fullmatch(item.get("date_published", "2031-01-01T00:00:00Z"))
                assert unquote(normpath(f"{path}/../{item['url']}")) + "/index.md" in PAGES


def test_a_date_known_in_part_is_not_passed_off_as_a_day() -> None:
    """The first of the month stands where a moment must; feed and entry say in words that only the month is known."""
    lin = replace(LIBRARY.interviews[0], date="2031-04")
    feed = ET.fromstring(render(replace(LIBRARY, interviews=(lin,)))["feeds/interviews.xml"])
    (entry,) = feed.findall(f"{ATOM}entry")
    assert texts(entry, "published") == ["2031-04-01T00:00:00+08:00"]
    assert "日期只知道 2031-04。" in texts(entry, "summary")[0]
    assert "第一日" in texts(feed, "subtitle")[0]


def test_an_unknown_date_is_not_invented() -> None:
    """No ``published``; the standard's obligatory ``updated`` is one that nobody takes for a date of ours."""
    nameless = LIBRARY.interviews[2]
    assert nameless.date is None
    feed = ET.fromstring(FEEDS["feeds/areas/yunxi.xml"])
    (entry,) = feed.findall(f"{ATOM}entry")
    assert texts(entry, "published") == []
    assert texts(entry, "updated") == ["1900-01-01T00:00:00+08:00"]
    assert "date_published" not in json.loads(FEEDS["feeds/areas/yunxi.json"])["items"][0]


def test_a_feed_holds_what_belongs_to_it_newest_first() -> None:
    """An area's interviews, a theme's interviews; thirty at most."""
    item = json.loads(FEEDS["feeds/areas/tonglin.json"])["items"]
    assert [one["title"] for one in item] == [LIBRARY.interviews[0].headline]
    lin = LIBRARY.interviews[0]
    many = tuple(replace(lin, id=f"a-{n}", date=f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(50))
    items = json.loads(render(replace(LIBRARY, interviews=many))["feeds/themes/wenlv-xiaofei.json"])["items"]
    dates = [one["date_published"] for one in items]
    assert len(dates) == 30
    assert dates == sorted(dates, reverse=True)


def test_an_entry_keeps_its_name() -> None:
    """Another headline, another feed, a newer interview: the entry is the same to a feed reader."""
    lin = LIBRARY.interviews[0]
    other = render(replace(LIBRARY, interviews=(replace(lin, headline="另一个题目"),)))
    before = json.loads(FEEDS["feeds/areas/tonglin.json"])["items"][0]["id"]
    assert json.loads(other["feeds/interviews.json"])["items"][0]["id"] == before


@given(st.one_of(st.sampled_from(NASTY), st.text()))
def test_any_text_makes_a_sound_feed(text: str) -> None:
    """Headline, person and theme may be anything; XML and JSON stay sound."""
    lin = replace(LIBRARY.interviews[0], headline=text, person=text)
    feeds = render(replace(LIBRARY, interviews=(lin,)))
    ET.fromstring(feeds["feeds/interviews.xml"])
    json.loads(feeds["feeds/interviews.json"])
