"""Invented articles for composed pages: who speaks, of which area, on which topics; the same seed writes the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Writer", "Written"]

AREAS = "安和区 北岭区 云溪县 临川县 南浦区 石门市 青阳县 白河区 金沙新区 高塘区".split()
BUREAUS = "市商务局 市文旅局 市教育局 市水利局 市交通运输局 市农业农村局 市科技局 市民政局".split()
HEADS = {"局": ("局长",), "新区": ("党工委书记", "管委会主任")}
SURNAMES = "林沈顾陆江何田苏许程方唐姚邵孟秦尹韩"
GIVEN = "远舟 青禾 明川 知秋 一苇 砚清 望舒 怀瑾 景行 若谷 思齐 嘉树 维新 长歌 平".split()
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
TOPICS = 4  # of an article
WEATHER = "今天白天多云，偏北风三级，气温18℃到26℃；明天晴天间多云，气温19℃到28℃。周四有一次降水过程，以阵雨为主。"
NOTICE = (
    "因管网施工需要，自6月10日至7月20日对东桥头道路实行封闭，请过往车辆和行人提前绕行。联系电话：6655443。特此通告。"
)


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


@dataclass(slots=True)
class Writer:
    """Writes articles by one seed; people, events and areas come once a page, each article has its own topics."""

    seed: random.Random
    people: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    deck: list[str] = field(default_factory=list)  # topics that no article of the page has had
    topics: list[str] = field(default_factory=list)
    area: str = ""

    def __post_init__(self) -> None:
        names = [surname + given for surname in SURNAMES for given in GIVEN]
        self.people = self.seed.sample(names, 30)
        self.events = self.seed.sample(EVENTS, len(EVENTS))
        self.areas = self.seed.sample([*AREAS, *BUREAUS], len(AREAS) + len(BUREAUS))

    def turn_to(self, area: str) -> None:
        """Begin another article: what it is about."""
        if len(self.deck) < TOPICS:
            self.deck = self.seed.sample(NOUNS, len(NOUNS))
        self.topics, self.deck, self.area = self.deck[:TOPICS], self.deck[TOPICS:], area

    def clause(self) -> str:
        """A verb, what kind of thing, and one of the article's topics."""
        return "".join(self.seed.choice(words) for words in (VERBS, MODIFIERS, self.topics))

    def sentence(self) -> str:
        """One to three clauses, now and then with an opening and a purpose."""
        clauses = [self.clause() for _ in range(self.seed.randint(1, 3))]
        openings = [f"{self.area}将"] if self.area and self.seed.random() < 0.4 else OPENINGS
        opening = [self.seed.choice(openings)] if self.seed.random() < 0.5 else []
        if opening and opening[0].endswith("将"):
            opening, clauses[0] = [], opening[0] + clauses[0]
        closing = [self.seed.choice(REASONS)] if self.seed.random() < 0.5 else []
        return "，".join([*opening, *clauses, *closing]) + "。"

    def paragraph(self) -> str:
        """One to four sentences."""
        return "".join(self.sentence() for _ in range(self.seed.randint(1, 4)))

    def title(self) -> str:
        """A headline of one or two phrases on the article's topics."""
        parts = [self.seed.choice(VERBS) + self.seed.choice(self.topics) for _ in range(self.seed.randint(1, 2))]
        return " ".join(parts)

    def subhead(self) -> str:
        """A few words above some paragraphs of a long article."""
        return self.seed.choice(VERBS) + self.seed.choice(self.topics)

    def interview(self) -> Written:
        """An interview: the first paragraph names office and person, the second the person, the last may quote them."""
        person, area = self.people.pop(), self.areas.pop()
        self.turn_to(area)
        heads = next((heads for ending, heads in HEADS.items() if area.endswith(ending)), ("委书记", f"{area[-1]}长"))
        office = area + self.seed.choice(heads)
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
        elif len(rest) >= 4 and self.seed.random() < 0.4:
            rest[1:1], rest[4:4] = [self.subhead()], [self.subhead()]
        return Written(
            kind="interview",
            headline=self.title(),
            person=person,
            office=office,
            paragraphs=(first, *rest),
            reporters=self.reporters(),
        )

    def reporters(self) -> tuple[str, ...]:
        """One or two names that the page has not had."""
        return tuple(self.people.pop() for _ in range(self.seed.choice((1, 1, 1, 2))))

    def news(self) -> Written:
        """A report, with a dateline that names its reporters or to be signed."""
        has_dateline = self.seed.random() < 0.6
        self.turn_to("")
        reporters = self.reporters()
        event = self.events.pop()
        paragraphs = [self.paragraph() for _ in range(self.seed.randint(1, 3))]
        paragraphs[0] = f"昨日上午，{event}，{paragraphs[0]}"
        if has_dateline:
            paragraphs[0] = f"本报讯（记者 {' '.join(reporters)}）{paragraphs[0]}"
        return Written(
            kind="news",
            headline=event,
            paragraphs=tuple(paragraphs),
            reporters=reporters,
            has_dateline=has_dateline,
        )

    def others(self) -> Iterator[Written]:
        """Now and then the weather and a notice."""
        if self.seed.random() < 0.3:
            yield Written(
                kind="weather", headline="本周天气先凉后热", paragraphs=(WEATHER,), reporters=self.reporters()
            )
        if self.seed.random() < 0.2:
            yield Written(kind="notice", headline="东桥头道路封闭通告", paragraphs=(NOTICE,))
