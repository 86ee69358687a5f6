"""No text is read as markup: what goes in is what a browser shows."""

import html
import re
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from digest.inert import dump_front_matter, escape_text, escape_title, show_controls

NASTY = [
    "<script>alert(1)</script>",
    "</p></div><!-- -->",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[ x ]]>",
    "<?php x ?>",
    "{{ config }} {% include 'x' %} {# c #}",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "[x]: http://example.org",
    "[^1]: note",
    "# heading",
    "1. first",
    "- item",
    "> quote",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "&amp; &lt; &#60; &nbsp;",
    "`code` ``code`` ```\nfence\n```",
    "~~~\nfence\n~~~",
    "---",
    "===",
    "* * *",
    "    indented",
    "\tindented",
    "**bold** _em_ ***x*** ~~del~~ ^sup^ ==mark== ++ins++",
    "a\\*b \\\\ \\",
    "*[HTML]: abbreviation",
    "--8<-- 'file'",
    "!!! note",
    "??? note",
    "/// admonition",
    ":smile: :material-home:",
    "https://example.org <https://example.org> a@example.org",
    "{: #id .class } {#id} { .class }",
    "text {: onclick=alert(1) }",
    "\x00\x01\x02\x03\x1f\x7f\x85\x9f",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x02amp\x03",
    "wzxhzdk:0 klzzwxh:0001",
    "\ud800 \udfff",
    "\ufffe\uffff\ufdd0",
    "\u2028\u2029\u200b\ufeff\u202e\xa0",
    "a\r\nb\rc\fd\ve",
    "\n\n\nblank lines\n\n\n",
    " padded ",
    "长" * 20_000,
    "\"double\" 'single'",
    "[TOC]",
    "$x$ $$x$$ \\(x\\)",
    "...\n---\ntitle: x",
]

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]
MORE = [
    "md_in_html",
    "abbr",
    "def_list",
    "footnotes",
    "smarty",
    "admonition",
    "pymdownx.superfences",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.tilde",
    "pymdownx.details",
    "pymdownx.blocks.admonition",
    "pymdownx.critic",
    "pymdownx.emoji",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.smartsymbols",
    "pymdownx.tasklist",
    "pymdownx.inlinehilite",
]
"""What somebody may switch on one day; inside a paragraph they find nothing to read either."""


class Reader(HTMLParser):
    """Text content and tags as a browser has them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: dict[str, str] = {}
        self.inside: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inside.append(dict(attrs).get("id") or "")

    def handle_endtag(self, _: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        for name in self.inside:
            self.text[name] = self.text.get(name, "") + data


def read_page(text: str, extensions: list[str]) -> Reader:
    """A page as the templates write it, through Markdown, into a reader of HTML."""
    inert = escape_text(text)
    source = f'# 题{inert} {{ #title }}\n\n<p id="one" title="{inert}">{inert}</p>\n\n<p id="two">behind</p>\n\n## End {{ #end }}\n'
    reader = Reader()
    reader.feed(markdown.markdown(source, extensions=extensions))
    reader.close()
    return reader


def texts() -> st.SearchStrategy[str]:
    """Any characters (halves of surrogate pairs too), and pieces of what is nasty put together."""
    pieces = st.one_of(
        st.sampled_from(NASTY[:-1]), st.text(st.characters(), max_size=20), st.sampled_from("\n \t\x00<&")
    )
    return st.lists(pieces, max_size=5).map("".join)


def expected(text: str) -> str:
    return show_controls(text)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("extensions", [EXTENSIONS, EXTENSIONS + MORE], ids=["ours", "many"])
def test_nasty_text_is_shown_as_it_stands(text: str, extensions: list[str]) -> None:
    """Between tags the text is there to the character, whatever extension reads Markdown, and nothing leaks out."""
    reader = read_page(text, extensions)
    assert reader.text["one"] == expected(text)
    assert reader.text["two"] == "behind"
    assert reader.text["end"] == "End"


@given(texts())
@example("<p>\n\n</p>")
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    """In a paragraph the text equals itself; in a heading too, but for spaces at its end; no element is made of it."""
    reader = read_page(text, EXTENSIONS)
    assert reader.text.get("one", "") == expected(text)
    assert reader.text["title"].strip() == f"题{expected(text)}".strip()
    assert reader.tags == ["h1", "p", "p", "h2"]


@given(texts())
def test_any_text_can_be_an_attribute(text: str) -> None:
    """In a quoted attribute the text equals itself."""
    match = re.fullmatch(r'<p title="([^"<>]*)">', f'<p title="{escape_text(text)}">')
    assert match
    assert html.unescape(match[1]) == expected(text)


@given(texts())
def test_escaped_text_is_one_line_without_a_live_character(text: str) -> None:
    """No line end, no invisible character, nothing that a template engine or Markdown reads within a line."""
    inert = escape_text(text)
    assert not set(inert) & set("<>\"'`*_[]{}|~\\\t\n\r\f\v\x00\u2028\u2029\x85\u200b")
    assert inert.splitlines() in ([inert], [])
    inert.encode("utf-8")


@given(texts())
def test_front_matter_gives_its_texts_back(text: str) -> None:
    """Any text, in one line; the fences close where they should, whatever the text holds."""
    front = dump_front_matter({"headline": text, "tags": [text], "nested": {"a": text}, "none": None})
    assert front.startswith("---\n")
    assert front.endswith("---\n")
    assert not re.search(r"^(---|\.\.\.)", front[4:-4], re.MULTILINE)
    one_line = " ".join(expected(text).split())
    assert yaml.safe_load(front[4:-4]) == {"headline": one_line, "tags": [one_line], "nested": {"a": one_line}}


@pytest.mark.parametrize("date", ["2031", "2031-04", "2031-04-12"])
def test_dates_are_quoted(date: str) -> None:
    """A reader of YAML may take them for numbers or dates otherwise."""
    assert dump_front_matter({"date": date}) == f"---\ndate: '{date}'\n---\n"


@given(texts())
def test_a_title_can_be_printed_by_a_theme_that_does_not_escape(text: str) -> None:
    """The theme prints titles as HTML, in elements and in attributes."""
    title = escape_title(text)
    assert not set(title) & set("<>\"'\n")
    assert html.unescape(title) == " ".join(expected(text).split())


def test_ordinary_text_stays_readable() -> None:
    """Chinese text and its punctuation are written as they are: a page's source is read as a diff."""
    text = "他说：“今年要完成12.5%的增长（比去年快3个点），5G+工业互联网先行！”——本报讯"
    assert escape_text(text) == text


def test_invisible_characters_are_written_as_numbers() -> None:
    """Whoever reads the source sees them; a control that HTML cannot hold gets a sign, and is not lost."""
    assert escape_text("a\u200bb\xa0c\u202ed") == "a&#x200B;b&#xA0;c&#x202E;d"
    assert escape_text("\x00\x1b\x7f\x85\ud800") == "␀␛␡⟦U+0085⟧⟦U+D800⟧"
