"""Invented newspaper pages whose truth is known: articles written first, then printed as papers and scanners print.

A page draws one style (bylines above or below, wrapped or not, indented or not, half-width marks, spaces that
recognition left, cuts in mid-sentence), two to seven articles (interviews, news, weather, a notice) and now and then
has a neighbour printed into the middle of an article. The same seed gives the same page.

    python -m benchmarks.pages 7        page 7 and its truth
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["Written", "compose"]

AREAS = "安和区 北岭区 云溪县 临川县 南浦区 石门市 青阳县 白河区 金沙新区 高塘区".split()
BUREAUS = "市商务局 市文旅局 市教育局 市水利局 市交通运输局 市农业农村局 市科技局 市民政局".split()
SURNAMES = "林沈顾陆江何田苏许程方唐姚邵孟秦尹韩"
GIVEN = "远舟 青禾 明川 知秋 一苇 砚清 望舒 怀瑾 景行 若谷 思齐 嘉树 维新 长歌 平".split()
PAPERS = "安和日报 清水新闻·安和晚报 本报 安和商报".split()
VERBS = "加快建设 全面提升 着力打造 持续优化 积极培育 扎实推进 统筹谋划 不断完善 主动承接 大力引进 精心办好 稳步扩大".split()
MODIFIERS = (
    "沿河两岸的 全区最大的 老城里的 群众身边的 面向青年的 跨省联动的 看得见的 覆盖城乡的 智能化的 下一代".split()
)
NOUNS = (
    "创意街区 冷链园区 精密仪器产业链 社区食堂 口袋公园 科创走廊 政务服务窗口 停车场 乡村学校 特色夜市 游客中心 种业基地 "
    "快速通道 排水管网 数字工厂 人才公寓 茶叶交易市场 青年驿站 外贸综合服务站 城市书房 养老服务站 灌溉水渠 音乐广场 医联体"
).split()
REASONS = "让居民推开家门就能受益 把省下来的时间还给企业 使年轻人愿意留下来 力争年底前见到成效 争取明年春天全线贯通 做到一件一件见底".split()
OPENINGS = "在他看来 下一步 与此同时 考察归来 对照先进地区 从长远看 今年以来 眼下".split()
EVENTS = "石榴大桥合龙 图书馆新馆开门 夏粮颗粒归仓 城墙音乐节开票 地铁五号线试跑 老街夜市开张 博物馆上新 河道清淤完工".split()
WEATHER = "今天白天多云，偏北风三级，气温18℃到26℃；明天晴天间多云，气温19℃到28℃。周四有一次降水过程，以阵雨为主。"
NOTICE = (
    "因管网施工需要，自6月10日至7月20日对东桥头道路实行封闭，请过往车辆和行人提前绕行。联系电话：6655443。特此通告。"
)
HALF = str.maketrans("，：；！？（）", ",:;!?()")
NO_START, NO_END = "，。、；：！？）》”,:;!?)", "“（《("


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An article as it was written."""

    kind: str
    headline: str
    paragraphs: tuple[str, ...]
    person: str | None = None
    office: str | None = None
    reporters: tuple[str, ...] = ()
    has_dateline: bool = False


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


@dataclass(slots=True)
class _Writer:
    """Writes articles by one seed; people, events and areas come once a page, each article has its own topics."""

    seed: random.Random
    people: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    area: str = ""

    def __post_init__(self) -> None:
        names = [surname + given for surname in SURNAMES for given in GIVEN]
        self.people = self.seed.sample(names, 30)
        self.events = self.seed.sample(EVENTS, len(EVENTS))
        self.areas = self.seed.sample([*AREAS, *BUREAUS], len(AREAS) + len(BUREAUS))

    def turn_to(self, area: str) -> None:
        """Begin another article: what it is about."""
        self.topics, self.area = self.seed.sample(NOUNS, 5), area

    def clause(self) -> str:
        return "".join(self.seed.choice(words) for words in (VERBS, MODIFIERS, self.topics))

    def sentence(self) -> str:
        clauses = [self.clause() for _ in range(self.seed.randint(1, 3))]
        openings = [f"{self.area}将"] if self.area and self.seed.random() < 0.4 else OPENINGS
        opening = [self.seed.choice(openings)] if self.seed.random() < 0.5 else []
        if opening and opening[0].endswith("将"):
            opening, clauses[0] = [], opening[0] + clauses[0]
        closing = [self.seed.choice(REASONS)] if self.seed.random() < 0.5 else []
        return "，".join([*opening, *clauses, *closing]) + "。"

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.seed.randint(1, 4)))

    def title(self) -> str:
        parts = [self.seed.choice(VERBS) + self.seed.choice(self.topics) for _ in range(self.seed.randint(1, 2))]
        return " ".join(parts)

    def interview(self) -> Written:
        person, area = self.people.pop(), self.areas.pop()
        self.turn_to(area)
        heads = {"局": ("局长",), "新区": ("党工委书记", "管委会主任")}.get(
            area[-2:] if area.endswith("新区") else area[-1]
        )
        office = area + self.seed.choice(heads or ("委书记", f"{area[-1]}长"))
        first = self.seed.choice(
            (
                f"“{self.clause()}，{self.clause()}。”{office}{person}说。",
                f"{office}{person}表示，{self.sentence()}",
                f"谈到这次考察，{office}{person}深有感触。{self.sentence()}",
            )
        )
        rest = [self.paragraph() for _ in range(self.seed.randint(2, 5))]
        rest[0] = f"{person}介绍，{rest[0]}"
        if self.seed.random() < 0.5:
            rest[-1] = f"“{self.clause()}，”{person}说，“{self.sentence()}”"
        if self.seed.random() < 0.3:
            rest = [f"{number}是{text}" for number, text in zip("一二三四五", rest, strict=False)]
        return Written(
            kind="interview",
            headline=self.title(),
            person=person,
            office=office,
            paragraphs=(first, *rest),
            reporters=self.reporters(),
        )

    def reporters(self) -> tuple[str, ...]:
        return tuple(self.people.pop() for _ in range(self.seed.choice((1, 1, 1, 2))))

    def news(self) -> Written:
        has_dateline = self.seed.random() < 0.6
        self.turn_to("")
        reporters = self.reporters()
        paragraphs = [self.paragraph() for _ in range(self.seed.randint(1, 3))]
        if has_dateline:
            paragraphs[0] = f"本报讯（记者 {' '.join(reporters)}）{paragraphs[0]}"
        return Written(
            kind="news",
            headline=self.events.pop(),
            paragraphs=tuple(paragraphs),
            reporters=reporters,
            has_dateline=has_dateline,
        )

    def others(self) -> Iterator[Written]:
        if self.seed.random() < 0.3:
            yield Written(
                kind="weather", headline="本周天气先凉后热", paragraphs=(WEATHER,), reporters=self.reporters()
            )
        if self.seed.random() < 0.2:
            yield Written(kind="notice", headline="东桥头道路封闭通告", paragraphs=(NOTICE,))


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
    writer, style = _Writer(seed), draw_style(seed)
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
    return Written(
        kind=article.kind,
        headline=article.headline.translate(HALF),
        paragraphs=tuple(text.translate(HALF) for text in article.paragraphs),
        person=article.person,
        office=article.office,
        reporters=article.reporters,
        has_dateline=article.has_dateline,
    )


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
    at = next((end for end in range(len(after[0]) // 3, len(after[0]) - 6) if _may_cut(after[0], end)), None)
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
