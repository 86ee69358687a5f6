"""What machines read: JSON-LD, citation tags, the picture of a shared link."""

import json
import re
import struct
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.inert import dump_front_matter
from digest.render.indexes import build_indexes
from digest.render.machine import describe_dataset, describe_interview, tag_interview
from digest.render.picture import draw_matrix, encode_png
from tests.invented import LIBRARY, VOCABULARY
from tests.test_inert import NASTY

LIN, QIN, NAMELESS = LIBRARY.interviews


def test_an_interview_is_a_news_article_based_on_what_was_printed() -> None:
    """Paper, reporters, the date as exact as it is known, the person spoken with, each printing."""
    record = json.loads(describe_interview(LIN))
    assert record["@context"] == "https://schema.org"
    assert record["@type"] == "NewsArticle"
    assert record["datePublished"] == "2031-04-12"
    assert record["author"] == [{"@type": "Person", "name": "苏禾"}]
    assert record["isPartOf"] == {"@type": "Newspaper", "name": "安和日报"}
    assert record["about"] == {"@type": "Person", "name": "林远舟", "jobTitle": "桐林区委书记"}
    assert [(p["isPartOf"]["name"], p["datePublished"]) for p in record["isBasedOn"]] == [
        ("安和日报", "2031-04-12"),
        ("安和晚报", "2031-04"),
    ]


def test_what_is_unknown_is_not_said_to_machines() -> None:
    """No empty value, no ``null``: nothing at all."""
    record = json.loads(describe_interview(NAMELESS))
    assert {"datePublished", "author", "about", "isPartOf"}.isdisjoint(record)
    assert "null" not in describe_interview(NAMELESS)
    assert tag_interview(NAMELESS) == {"authors": []}


@given(st.one_of(st.sampled_from(NASTY), st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;"]), st.text()))
def test_no_text_breaks_out_of_its_script(text: str) -> None:
    """Whatever the headline: no ``<`` stands in the JSON, which says the headline all the same."""
    written = describe_interview(replace(LIN, headline=text, person=text or None))
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written).get("headline", "") == text
    dump_front_matter({"jsonld": written})


def test_an_interview_has_the_tags_that_zotero_reads() -> None:
    """The printing whose text is the text is cited: paper, date, page, each of four reporters."""
    assert tag_interview(LIN, "3") == {
        "title": "把老街巷办成会客厅 桐林区要做三件事",
        "paper": "安和日报",
        "date": "2031-04-12",
        "page": "3",
        "about": "林远舟",
        "authors": ["苏禾"],
    }
    assert tag_interview(QIN)["authors"] == ["白一", "白二", "白三", "白四"]
    assert tag_interview(replace(LIN, headline='"><script>'))["title"] == "&quot;&gt;&lt;script&gt;"


def test_the_data_page_is_a_dataset() -> None:
    """With each file, where it is and in what format."""
    record: dict[str, Any] = json.loads(describe_dataset("数据", "说明", [("targets.csv", "目标")]))
    assert record["@type"] == "Dataset"
    assert record["distribution"][0]["contentUrl"] == "targets.csv"
    assert record["distribution"][0]["encodingFormat"] == "text/csv"


def pixels(png: bytes) -> list[bytes]:
    """The rows of a PNG of ours, taken apart by the standard's rules with zlib's own inflate."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, data, width = 8, b"", 0
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(kind + body)
        width = struct.unpack_from(">I", body)[0] if kind == b"IHDR" else width
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    raw, rows = zlib.decompress(data), [bytes(width)]
    for start in range(0, len(raw), width + 1):
        assert raw[start] == 2
        line = raw[start + 1 : start + 1 + width]
        rows.append(bytes((one + two) & 0xFF for one, two in zip(line, rows[-1], strict=True)))
    return rows[1:]


@given(st.lists(st.binary(min_size=300, max_size=300), min_size=1, max_size=3), st.integers(0, 600))
def test_a_picture_holds_its_pixels(rows: list[bytes], run: int) -> None:
    """Any rows, with runs of any length, come back from another program's inflate."""
    wide = [row + bytes([7]) * run for row in rows]
    assert pixels(encode_png(wide, ["000000"] * 256)) == wide


def test_the_picture_shows_the_matrix() -> None:
    """1200 by 630, small, with a shade for each cell; an empty library has one too."""
    matrix = build_indexes(LIBRARY, VOCABULARY).matrix
    drawn = draw_matrix(matrix)
    rows = pixels(drawn)
    assert (len(rows[0]), len(rows)) == (1200, 630)
    shades = {1 + shade for row in matrix for _, _, shade in row.cells}
    assert shades <= set(b"".join(rows))
    assert len(drawn) < 40_000
    assert len(pixels(draw_matrix(()))) == 630


@pytest.mark.parametrize("count", [1, 30, 100])
def test_the_picture_keeps_its_size(count: int) -> None:
    """However many areas and themes there are."""
    matrix = build_indexes(LIBRARY, VOCABULARY).matrix
    tall = [replace(row, cells=row.cells * count) for row in matrix] * count
    assert {len(row) for row in pixels(draw_matrix(tall))} == {1200}
    assert len(pixels(draw_matrix(tall))) == 630
