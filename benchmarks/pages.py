"""Invented newspaper pages whose truth is known: articles written first, then printed as papers and scanners print.

A page draws one style (bylines above or below, wrapped or not, indented or not, half-width marks, spaces that
recognition left, cuts in mid-sentence), two to seven articles (interviews, news, weather, a notice) and now and then
has a neighbour printed into the middle of an article. The same seed gives the same page.

    python -m benchmarks.pages 7        page 7 and its truth
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from benchmarks.writing import Writer, Written

__all__ = ["compose"]

PAPERS = "安和日报 清水新闻·安和晚报 本报 安和商报".split()
HALF = str.maketrans("，：；！？（）", ",:;!?()")
NO_START, NO_END = "，。、；：！？）》”,:;!?)", "“（《("


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a page prints its articles."""

    wrap: int | None  # characters of a column; None: a paragraph a line
    is_indented: bool
    has_blank_lines: bool  # between paragraphs
    cuts: float  # share of paragraphs with a blank line in mid-sentence
    spaces: float  # share of paragraphs whose line ends recognition left as spaces
    is_half_width: bool
    byline: str  # below, above, glued or brackets
    dash: str
    paper: str


def draw_style(seed: random.Random) -> Style:
    """One paper's way of printing."""
    wrap = seed.choice((None, None, 12, 14, 16, 18, 20))
    is_indented = seed.random() < (0.6 if wrap else 0.3)
    return Style(
        wrap=wrap,
        is_indented=is_indented,
        has_blank_lines=not is_indented or seed.random() < 0.4,
        cuts=seed.choice((0.0, 0.2, 0.4)),
        spaces=seed.choice((0.0, 0.0, 0.5)) if wrap is None else 0.0,
        is_half_width=seed.random() < 0.4,
        byline=seed.choice(("below", "below", "above", "glued", "brackets")),
        dash=seed.choice(("——", "——", "——", "—", "-", "一", "—－")),
        paper=seed.choice(PAPERS),
    )


def compose(number: int) -> tuple[str, tuple[Written, ...]]:
    """Page ``number``: its text and its articles in the order of their headlines."""
    seed = random.Random(f"page {number}")
    writer, style = Writer(seed), draw_style(seed)
    interviews = [writer.interview() for _ in range(seed.randint(1, 4))]
    articles = [*interviews, *(writer.news() for _ in range(seed.randint(0, 2))), *writer.others()]
    blocks: list[str] = []
    place = 0
    while place < len(articles):
        first = articles[place]
        if place + 1 < len(articles) and len(first.paragraphs) > 2 and seed.random() < 0.3:
            blocks += _interleave(first, articles[place + 1], style, seed)
            place += 2
        else:
            blocks += [*_head(first, style), *_body(first.paragraphs, first, style, seed)]
            place += 1
    page = "\n\n".join(block for block in [*_furniture(seed), *blocks] if block) + "\n"
    if style.is_half_width:
        page = page.translate(HALF)
        articles = [_half_width(article) for article in articles]
    return page, tuple(articles)


def _half_width(article: Written) -> Written:
    texts = tuple(text.translate(HALF) for text in article.paragraphs)
    return replace(article, headline=article.headline.translate(HALF), paragraphs=texts)


def _furniture(seed: random.Random) -> list[str]:
    lines = [
        "【走出去看·回来怎么干】",
        "2024年6月5日 星期三 统筹:何为 美编:石榴",
        "第A03版:要闻",
        "返回主页 | 安和日报 | 版面导航",
    ]
    return [line for line in lines if seed.random() < 0.25]


def _interleave(first: Written, second: Written, style: Style, seed: random.Random) -> list[str]:
    """The first article stops, its neighbour is printed whole, the first goes on: inside a sentence, or with a paragraph
    that names who speaks."""
    clear = [place for place, text in enumerate(first.paragraphs) if place and first.person and first.person in text]
    goes_on = not clear or seed.random() < 0.5
    stop = seed.randint(1, len(first.paragraphs) - 1) if goes_on else seed.choice(clear)
    before, after = list(first.paragraphs[:stop]), list(first.paragraphs[stop:])
    at = next((end for end in _ends(after[0], style) if _may_cut(after[0], end)), None)
    if goes_on and at is not None:
        before, after[0] = [*before, after[0][:at]], after[0][at:]
    whole = [*_head(second, style), *_body(second.paragraphs, second, style, seed)]
    return [
        *_head(first, style),
        *_body(before, None, style, seed),
        *whole,
        *_body(after, first, style, seed, opens_midway=goes_on and at is not None),
    ]


def _head(article: Written, style: Style) -> list[str]:
    lines = [article.headline]
    if article.person is not None:
        lines.append(f"{style.dash}访{article.office}{article.person}")
    if style.byline == "above" and _signs(article):
        lines.append(_byline(article, style))
    return ["\n".join(lines)] if style.is_indented and style.wrap else lines


def _signs(article: Written) -> bool:
    return bool(article.reporters) and not article.has_dateline


def _byline(article: Written, style: Style) -> str:
    names = f"{style.paper}记者 {' '.join(article.reporters)}"
    return f"（{names}）" if style.byline == "brackets" else names


def _body(
    texts: Sequence[str], article: Written | None, style: Style, seed: random.Random, *, opens_midway: bool = False
) -> list[str]:
    """An article's text, or a part of it, as blocks; ``article`` is given where it closes."""
    printed = [
        _print(text, style, seed, is_first=not (opens_midway and place == 0)) for place, text in enumerate(texts)
    ]
    if article is not None and _signs(article) and style.byline != "above":
        if style.byline == "glued":
            printed[-1] += _byline(article, style)
        else:
            printed.append(_byline(article, style))
    return printed if style.has_blank_lines else ["\n".join(printed)]


def _print(text: str, style: Style, seed: random.Random, *, is_first: bool) -> str:
    """One paragraph's lines; some are cut by a blank line in mid-sentence, some have spaces for line ends."""
    indent = "　　" if style.is_indented and is_first else ""
    if style.wrap is not None:
        lines = wrap(indent + text, style.wrap)
    elif seed.random() < style.spaces:
        return indent + " ".join(wrap(text, 11))
    else:
        at = seed.randint(1, len(text) - 1)
        return indent + (text[:at] + "\n\n" + text[at:] if seed.random() < style.cuts and _may_cut(text, at) else text)
    if len(lines) > 2 and seed.random() < style.cuts:
        at = seed.randint(1, len(lines) - 1)
        if lines[at - 1][-1] not in "。！？”":
            lines[at] = "\n" + lines[at]
    return "\n".join(lines)


def _ends(text: str, style: Style) -> list[int]:
    """Where a text may be interrupted: at a wrapped line's end, or anywhere behind its first third."""
    if style.wrap is None:
        return list(range(len(text) // 3, len(text) - 6))
    indent = 2 if style.is_indented else 0
    return [end - indent for end in accumulate(map(len, wrap("　" * indent + text, style.wrap)))][:-1]


def _may_cut(text: str, at: int) -> bool:
    return 6 < at < len(text) - 6 and text[at - 1] not in "。！？”" + NO_END and text[at] not in NO_START


def wrap(text: str, width: int) -> list[str]:
    """Lines of a column; no closing mark begins a line, no opening one ends it."""
    lines, line = [], ""
    for char in text:
        if _width(line + char) > width:
            keep = len(line)
            while keep > 1 and (line[keep - 1] in NO_END or (line + char)[keep] in NO_START):
                keep -= 1
            lines.append(line[:keep])
            line = line[keep:]
        line += char
    return [*lines, line]


def _width(text: str) -> float:
    return sum(0.5 if char < "\u2000" else 1.0 for char in text)


if __name__ == "__main__":
    text, articles = compose(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    print(text)
    for article in articles:
        print(article)
