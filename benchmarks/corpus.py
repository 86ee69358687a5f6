"""An invented corpus of any size for measurements: interviews of about 900 characters, the same ones on every run.

Not one sentence is real. Words are drawn by Zipf's law from the terms of the field and from a long tail of made-up
words (pairs of common characters), two in three of them as set phrases, so that what costs an index something is as on
the real pages: some 350 different characters and 700 different pairs in 900 characters, half of all text written in a
hundred characters, and new pairs with every page. ``statistics`` prints these figures; the README here has the
real ones beside them.

    python -m benchmarks.corpus 1000        the figures of 1,000 interviews
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

from digest.models import (
    Article,
    Evidence,
    Figure,
    FigureKind,
    Interview,
    Kind,
    Lesson,
    Library,
    Passage,
    Printing,
    ThemeLabel,
)
from digest.vocabulary import Area, City, Occasion, Paper, Theme, Vocabulary, read_vocabulary

__all__ = ["invented_library", "invented_vocabulary", "statistics"]

ROOT = Path(__file__).parent.parent
CHARACTERS = 900  # of an interview's body, on average
TAIL = 30_000  # made-up words
PHRASES = 60_000

TERMS = (
    "发展 建设 产业 企业 创新 城市 项目 服务 推动 提升 打造 工作 经济 推进 加快 全力 平台 持续 重点 治理 环境 活动 人才 科技 质量 "
    "高质量发展 营商环境 乡村振兴 先进制造 数字经济 招商引资 城市更新 基层治理 生态保护 产业集群 科创平台 开放枢纽 文旅融合 "
    "民生实事 现代化 国际化 智能制造 新材料 新能源 生物医药 港口 物流 跨境电商 消费 街区 园区 古城 夜市 社区 网格 学校 医院 养老 "
    "绿化 河道 公园 地铁 道路 管网 停车 老旧小区 审批 窗口 一件事 数据 算力 芯片 传感器 软件 平台经济 总部 金融 基金 上市 专精特新 "
    "龙头 配套 链条 延链补链 技改 标准 品牌 出口 保税 航线 班列 通关 会展 研究院 实验室 大学 团队 专利 转化 孵化 人才公寓 干部 作风 "
    "担当 落实 责任 机制 考核 专班 清单 调研 对标 学习 借鉴 经验 差距 目标 任务 方案 规划 布局 空间 用地 片区 路网 投资 增长 总量 "
    "指标 全年 年底 季度 以上 不少于 力争 完成 新增 引进 培育 开工 投产 签约 达到 突破 超过 全省 全市 全国 一流 领先 前列 特色 优势 "
    "短板 瓶颈 难题 办法 思路 理念 精神 群众 居民 市民 游客 客商 企业家 青年 农民 村庄 产量 粮食 果蔬 冷链 加工 5G A股 APP GDP R&D"
).split()
LINKS = "的 和 与 在 为 以 将 把 是 等 了 对 从 到 要 更 上 中 及 并 向 大 新 全 还 就 也 我们 通过 围绕 坚持 实现 进一步".split()
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = "艳敏建国晓雷红伟志刚海波文静立新明远思齐佳宁永康春燕丽娟振华德胜书涵子墨一鸣玉兰秀英天佑长青若曦启航广平"
AREAS = "东川区 西林区 南浦区 北岭区 云湖区 临江县 石门县 青阳市 白河市 金沙新区 高技区 临空区".split()
CITIES = "远州 海陵 江都 沙津 丰城 梅港".split()
THEMES = (
    "科技创新 先进制造 数字经济 招商项目 营商环境 人才 开放枢纽 文旅消费 城市更新 生态 基层治理 民生 观念作风".split()
)
PAPERS = ("云州日报", "云州晚报", "云州时报")
OCCASIONS = ("三市考察", "全会之后", "开局访谈")


@dataclass(frozen=True, slots=True)
class Words:
    """What the writer draws from: words or phrases, and their accumulated weights."""

    items: Sequence[str]
    weights: Sequence[float]


def common_characters() -> str:
    """The 3,755 characters of GB 2312's first level, in an order that has nothing to do with their frequency."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    characters = [pair.decode("gb2312", "ignore") for pair in pairs]
    order = random.Random(2312)
    characters = [character for character in characters if character]
    order.shuffle(characters)
    return "".join(characters)


def zipf(count: int, shift: float, exponent: float) -> list[float]:
    """Accumulated weights of ranks 1 to ``count`` by the law of Zipf and Mandelbrot."""
    return list(accumulate(1 / (rank + shift) ** exponent for rank in range(count)))


def lexicon(seed: random.Random) -> tuple[Words, Words]:
    """All words, terms of the field first, and set phrases of two or three of them."""
    characters = common_characters()
    made = seed.choices(characters, cum_weights=zipf(len(characters), 30, 1.6), k=2 * TAIL)
    tail = list(dict.fromkeys(a + b for a, b in zip(made[::2], made[1::2], strict=True)))
    fore = [word for pair in zip(TERMS, (LINKS * len(TERMS))[: len(TERMS)], strict=True) for word in pair]
    words = Words([*dict.fromkeys(fore), *tail], zipf(len(set(fore)) + len(tail), 12, 1.25))
    drawn = iter(seed.choices(words.items, cum_weights=words.weights, k=3 * PHRASES))
    phrases = ["".join(next(drawn) for _ in range(seed.choice((2, 2, 3)))) for _ in range(PHRASES)]
    return words, Words(phrases, zipf(PHRASES, 20, 1.1))


def sentences(seed: random.Random, words: Words, phrases: Words) -> Iterator[str]:
    """Endless invented sentences of two to four clauses."""
    while True:
        clauses = []
        for _ in range(seed.randint(2, 4)):
            clause = seed.choices(phrases.items, cum_weights=phrases.weights, k=2)
            clause += seed.choices(words.items, cum_weights=words.weights, k=2)
            seed.shuffle(clause)
            clauses.append("".join(clause))
        yield "，".join(clauses) + "。"


def write_interview(number: int, count: int, words: Words, phrases: Words) -> Interview:
    """Interview ``number`` of ``count``; the first is the newest, and each is the same however many follow."""
    seed = random.Random(f"interview {number}")
    source = sentences(seed, words, phrases)
    person = seed.choice(SURNAMES) + "".join(seed.sample(GIVEN, seed.choice((1, 2, 2, 2))))
    area = AREAS[min(int(seed.expovariate(0.35)), len(AREAS) - 1)]
    length = max(200, seed.gauss(CHARACTERS, 220))
    passages: list[Passage] = []
    while length > 0:
        text = "".join(next(source) for _ in range(seed.randint(2, 4)))
        passages.append(Passage(id=f"p{number:05x}{len(passages):03x}", text=text, printed=text, article=f"a{number}"))
        length -= len(text)
    day = (count - number) * 7_000 // count  # days before now are invented too: twenty years of 350 days
    date = f"{2007 + day // 350}-{day % 350 // 30 + 1:02d}-{day % 30 + 1:02d}"
    headline = "".join(seed.choices(phrases.items, cum_weights=phrases.weights, k=3))
    return Interview(
        id=f"page{number // 4}-{number}",
        headline=headline,
        person=person,
        office=f"{area}{seed.choice(('区委书记', '区长', '发改委主任', '商务局局长'))}",
        area=area,
        occasion=seed.choice(OCCASIONS),
        date=date,
        printings=tuple(printing(number, paper) for paper in seed.sample(PAPERS, seed.choice((1, 1, 1, 2)))),
        base=f"a{number}",
        passages=tuple(passages),
        evidence=evidence(seed, tuple(passages)),
    )


def printing(number: int, paper: str) -> Printing:
    """What one paper printed: nothing here reads more than the paper's name."""
    article = Article(id=f"a{number}-{PAPERS.index(paper)}", page=f"page{number // 4}", headline=None)
    return Printing(article=article, kind=Kind.INTERVIEW, paper=paper)


def evidence(seed: random.Random, passages: tuple[Passage, ...]) -> Evidence:
    """One to three sentences as targets, up to two as lessons, some two themes a passage in three."""

    def sentence() -> tuple[str, str]:
        passage = seed.choice(passages)
        return passage.id, seed.choice(passage.text.removesuffix("。").split("。")) + "。"

    targets = []
    for where, text in (sentence() for _ in range(seed.randint(1, 3))):
        figure = Figure(
            kind=FigureKind.TARGET,
            metric=text[:2],
            value=text[2:3],
            unit=None,
            qualifier=None,
            deadline=None,
            sentence=text,
            passage=where,
        )
        targets.append(figure)
    lessons = []
    for where, text in (sentence() for _ in range(seed.choice((0, 0, 1, 2)))):
        lesson = Lesson(city=seed.choice(CITIES), practice=None, applied_to=None, sentence=text, passage=where)
        lessons.append(lesson)
    labels = [
        ThemeLabel(theme=theme, passage=passage.id, sentence=passage.text, terms=())
        for passage in passages[::3]
        for theme in seed.sample(THEMES, 2)
    ]
    return Evidence(themes=tuple(labels), targets=tuple(targets), lessons=tuple(lessons))


def invented_library(count: int) -> Library:
    """``count`` interviews, newest first."""
    words, phrases = lexicon(random.Random("lexicon"))
    interviews = tuple(write_interview(number, count, words, phrases) for number in range(count))
    return Library(interviews=interviews, printings=(), pages=())


def invented_vocabulary() -> Vocabulary:
    """The areas, cities, themes, papers and occasions of the invented corpus; the rest is the project's own."""
    own = read_vocabulary(ROOT / "vocabulary")
    return replace(
        own,
        areas=tuple(Area(name=name, slug=f"area-{i}", kind="district") for i, name in enumerate(AREAS)),
        cities=tuple(City(name=name, slug=f"city-{i}") for i, name in enumerate(CITIES)),
        themes=tuple(Theme(name=name, slug=f"theme-{i}", about="") for i, name in enumerate(THEMES)),
        papers=tuple(Paper(name=name, slug=f"paper-{i}") for i, name in enumerate(PAPERS)),
        occasions=tuple(
            Occasion(name=name, slug=f"occasion-{i}", about="", terms=()) for i, name in enumerate(OCCASIONS)
        ),
    )


def statistics(library: Library) -> str:
    """What an index pays for: distinct characters and pairs per interview and in all, and the share of the commonest."""
    characters: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    lengths, per_text, per_text_pairs = 0, 0, 0
    for interview in library.interviews:
        text = "".join(c for passage in interview.passages for c in passage.text if c.isalnum())
        own = Counter(map("".join, pairwise(text)))
        characters.update(text)
        pairs.update(own)
        lengths, per_text, per_text_pairs = (
            lengths + len(text),
            per_text + len(set(text)),
            per_text_pairs + len(own),
        )
    count = len(library.interviews)
    shares = ", ".join(
        f"{top}: {sum(n for _, n in characters.most_common(top)) / lengths:.0%}" for top in (10, 50, 100, 200, 500)
    )
    return (
        f"{count} interviews of {lengths / count:.0f} characters: {per_text / count:.0f} different characters and "
        f"{per_text_pairs / count:.0f} different pairs in each; {len(characters)} and {len(pairs)} in all; "
        f"share of the commonest characters: {shares}"
    )


if __name__ == "__main__":
    print(statistics(invented_library(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)))
