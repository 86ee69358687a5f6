"""Text made inert: what stands in a corpus is shown, never read as HTML, Markdown, YAML or a template.

One escaping serves everywhere in a Markdown page (between tags, in a quoted attribute, in a heading): what a browser
makes of it is the text. Characters that HTML cannot hold are shown by a visible sign. Invisible ones are written as
numbers, so that whoever reads the page's source sees them.
"""

import html
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import yaml
from markupsafe import Markup

__all__ = ["dump_front_matter", "escape_text", "escape_title", "show_controls"]

MARKDOWN = frozenset("\\`*_[]{}#|~")
"""What Markdown reads within a line; what it reads at a line's start never stands there."""

SPACES = frozenset(" \u3000")
DATE_LIKE = re.compile(r"\d{4}(-\d\d){0,2}$")
UNSEEN = frozenset({"Cf", "Cn", "Co", "Zl", "Zp", "Zs"})


def escape_text(text: str) -> Markup:
    """The text for any place of a Markdown page. It has no line ends: one in the text becomes ``&#10;``."""
    return Markup(text.translate(_ESCAPES))


def escape_title(text: str) -> str:
    """The text for a front matter value that the theme prints as HTML: one line, escaped, quotes too."""
    return html.escape(_one_line(text), quote=True)


def show_controls(text: str) -> str:
    """The text with a visible sign for each character that HTML cannot hold.

    NUL → ``␀``, DEL → ``␡``, half a surrogate pair → ``⟦U+D800⟧``. White space stays: tab, line feed, form feed, return.
    """
    return text.translate(_CONTROLS)


def dump_front_matter(values: Mapping[str, Any]) -> str:
    """YAML front matter between its fences; texts in one line each, ``None`` left out."""
    known = {key: _plain(value) for key, value in values.items() if value is not None}
    body = yaml.dump(known, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{body}---\n"


class _Dumper(yaml.SafeDumper):
    """Safe YAML that quotes whatever begins like a date: not every reader takes 2031-04 for a text."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "'" if DATE_LIKE.match(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _one_line(text: str) -> str:
    return " ".join(show_controls(text).split())


class _Controls(dict[int, str]):
    """Character → its visible sign, or itself. Filled as it is asked."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = _sign(code)
        return sign


class _Escapes(dict[int, str]):
    """Character → how it is written. Filled as it is asked."""

    def __missing__(self, code: int) -> str:
        self[code] = written = _write(code)
        return written


def _sign(code: int) -> str:
    char = chr(code)
    if char in "\t\n\f\r" or not (unicodedata.category(char) in ("Cc", "Cs") or _is_noncharacter(code)):
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟦U+{code:04X}⟧"


def _write(code: int) -> str:
    char = _sign(code)
    if len(char) > 1:
        return char
    if char in MARKDOWN or char in "\t\n\f\r":
        return f"&#{code};"
    if unicodedata.category(char) in UNSEEN and char not in SPACES:
        return f"&#x{code:X};"
    return html.escape(char, quote=True)


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


_CONTROLS = _Controls()
_ESCAPES = _Escapes()
