"""Bylines, datelines and credits: who wrote a text, wherever it is printed."""

from pathlib import Path

import pytest

from digest.layout.forms.byline import BylineGrammar
from digest.vocabulary import read_vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
GRAMMAR = BylineGrammar(VOCABULARY.bylines, VOCABULARY.offices.surnames)

# line, reporters, correspondents, media name
BYLINES = [
    ("本报记者 何舟", "何舟", "", None),
    ("本报记者何舟", "何舟", "", None),
    ("本报记者 何舟 石晓榴", "何舟 石晓榴", "", None),
    ("本报记者 何舟、石晓榴", "何舟 石晓榴", "", None),
    ("记者 何舟", "何舟", "", None),
    ("本报记者", "", "", None),
    ("本报记者 何舟 整理", "何舟", "", None),
    ("（本报记者何舟）", "何舟", "", None),
    ("(本报记者 何舟)", "何舟", "", None),
    ("（本报记者何舟、石晓榴整理）", "何舟 石晓榴", "", None),
    ("（本报记者何舟报道）", "何舟", "", None),
    ("（本报记者石晓榴采写）", "石晓榴", "", None),
    ("安和日报记者 何舟", "何舟", "", "安和日报"),
    ("清水新闻·安和晚报记者 何舟 通讯员 石晓榴", "何舟", "石晓榴", "清水新闻·安和晚报"),
    ("清水新闻·安和晚报记者 何舟/文 石晓榴/图", "何舟", "", "清水新闻·安和晚报"),
    ("安和市全媒体新闻中心记者 何舟", "何舟", "", "安和市全媒体新闻中心"),
    ("安和日报社融媒体记者 何舟", "何舟", "", "安和日报社融媒体"),
    ("本报见习记者 何舟", "何舟", "", None),
    ("本报首席记者 何舟", "何舟", "", None),
    ("本报特约记者 何舟", "何舟", "", None),
    ("本报记者 何舟 实习生 石晓榴", "何舟 石晓榴", "", None),
    ("本报记者 何舟 发自清水河", "何舟", "", None),
    ("□本报记者 何舟", "何舟", "", None),
    ("■ 安和日报记者 何舟", "何舟", "", "安和日报"),
    ("本报记者 何舟 石晓榴/文 田小亩/图", "何舟 石晓榴", "", None),
    ("本报记者 何 舟", "何舟", "", None),
    ("本报记者\u00a0何\u00a0舟\u00a0石\u00a0榴", "何舟 石榴", "", None),
    ("　　本报记者　何　舟　通讯员　石晓榴", "何舟", "石晓榴", None),
    ("本报记者 欧阳青禾", "欧阳青禾", "", None),
    ("本报记者 艾力·图尔荪", "艾力·图尔荪", "", None),
    ("本报记者 孙友文", "孙友文", "", None),
    ("本报驻平原记者 何舟", "何舟", "", None),
    ("通讯员 石晓榴 田小亩", "", "石晓榴 田小亩", None),
    ("本报记者 何舟 本报记者 何舟", "何舟", "", None),
]


@pytest.mark.parametrize(("line", "reporters", "correspondents", "media"), BYLINES, ids=[line for line, *_ in BYLINES])
def test_byline(line: str, reporters: str, correspondents: str, media: str | None) -> None:
    """A byline gives its names by what they did, spaces inside names gone, and its media name."""
    found = GRAMMAR.parse_byline(line)
    assert found is not None
    assert (" ".join(found.reporters), " ".join(found.correspondents)) == (reporters, correspondents)
    assert found.media == media
    assert found.printed == line


@pytest.mark.parametrize("word", VOCABULARY.bylines.reporters)
def test_every_word_for_reporter(word: str) -> None:
    """Each word for reporter makes the name behind it a reporter's, alone and behind a media name."""
    for line in (f"{word} 何舟", f"安和日报{word} 何舟", f"本报记者 石晓榴 {word} 何舟"):
        found = GRAMMAR.parse_byline(line)
        assert found is not None, line
        assert found.reporters[-1:] == ("何舟",), line


@pytest.mark.parametrize("word", VOCABULARY.bylines.correspondents)
def test_every_word_for_correspondent(word: str) -> None:
    """Each word for correspondent makes the name behind it a correspondent's."""
    found = GRAMMAR.parse_byline(f"本报记者 石晓榴 {word} 何舟")
    assert found is not None
    assert (found.reporters, found.correspondents) == (("石晓榴",), ("何舟",))


@pytest.mark.parametrize("word", VOCABULARY.bylines.prefixes)
def test_every_prefix(word: str) -> None:
    """What may stand in front of the word for reporter is no part of a name or media name."""
    found = GRAMMAR.parse_byline(f"{word}记者 何舟")
    assert found is not None
    assert found.reporters == ("何舟",)
    assert found.media is None


@pytest.mark.parametrize("word", VOCABULARY.bylines.media_endings)
def test_every_ending_of_a_media_name(word: str) -> None:
    """A media name ends in one of the vocabulary's words."""
    found = GRAMMAR.parse_byline(f"清水{word}记者 何舟")
    assert found is not None
    assert (found.media, found.reporters) == (f"清水{word}", ("何舟",))


@pytest.mark.parametrize("word", sorted(set(VOCABULARY.bylines.works) - set(VOCABULARY.bylines.photographs)))
def test_every_word_for_the_work(word: str) -> None:
    """What they did stands behind the names, apart or not, and is no name."""
    for line in (f"本报记者 何舟 {word}", f"（本报记者石晓榴、何舟 {word}）"):
        found = GRAMMAR.parse_byline(line)
        assert found is not None, line
        assert found.reporters[-1] == "何舟", line


@pytest.mark.parametrize("word", VOCABULARY.bylines.staff)
def test_every_word_for_the_staff(word: str) -> None:
    """Each word for the page's staff makes a staff line, with a colon of either width or a space."""
    for line in (f"{word}:何舟", f"{word}：何舟", f"{word} 何舟 校对 石晓榴"):
        assert GRAMMAR.is_staff_line(line), line


@pytest.mark.parametrize("word", VOCABULARY.bylines.photographs)
def test_every_word_for_the_picture(word: str) -> None:
    """Who took the picture is read over."""
    found = GRAMMAR.parse_byline(f"本报记者 何舟/文 石晓榴/{word}")
    assert found is not None
    assert found.reporters == ("何舟",)


NOT_BYLINES = [
    "",
    "何舟",
    "记者昨日从市商务局获悉",
    "本报记者昨日走访了清水河两岸",
    "记者：这次考察给您印象最深的是什么？",
    "他当过十年记者。",
    "记者节快乐",
    "统筹:何舟 美编:石晓榴 校对:田小亩",
    "园区做减法 服务做加法",
    "——访安和区委书记林远舟",
    "本报记者 何舟 说这座桥等了三年",
    "记者 " + "何舟 " * 40,
    "维直径,听明记者来意,古宏",
    "2004年《河阳日报》发表了评论员文",
]


@pytest.mark.parametrize("line", NOT_BYLINES)
def test_no_byline(line: str) -> None:
    """A line with anything in it that is no part of a byline is none."""
    assert GRAMMAR.parse_byline(line) is None


def test_who_took_the_picture_is_no_reporter() -> None:
    """A name before or behind 摄, 图 or 供图 is read over."""
    for line in ("本报记者 何舟/文 石晓榴/摄", "本报记者 何舟 文 石晓榴 图", "本报记者 何舟 石晓榴 摄"):
        found = GRAMMAR.parse_byline(line)
        assert found is not None
        assert found.reporters == ("何舟",)


# paragraph, what stands before the byline, reporters
GLUED = [
    ("路就走得踏实。安和日报记者 何舟", "路就走得踏实。", "何舟"),
    ("路就走得踏实。”安和日报记者 何舟", "路就走得踏实。”", "何舟"),
    ("路就走得踏实！（本报记者 何舟 石晓榴）", "路就走得踏实！", "何舟 石晓榴"),
    ("路就走得踏实。 本报记者 何舟", "路就走得踏实。 ", "何舟"),
    ("路就走得踏实。□本报记者 何舟", "路就走得踏实。", "何舟"),
]


@pytest.mark.parametrize(("text", "before", "reporters"), GLUED)
def test_glued_byline(text: str, before: str, reporters: str) -> None:
    """A byline glued to the last sentence is parted from it; both parts are as printed."""
    found = GRAMMAR.split_glued_byline(text)
    assert found is not None
    assert found[0] == before
    assert found[0] + found[1].printed == text
    assert " ".join(found[1].reporters) == reporters


def test_names_alone_sign_only_where_an_article_closes() -> None:
    """（何舟） behind the last full stop is a signature at an article's end, and nowhere else."""
    text = "路就走得踏实。（何舟 石晓榴）"
    assert GRAMMAR.split_glued_byline(text) is None
    found = GRAMMAR.split_glued_byline(text, closes=True)
    assert found is not None
    assert (found[0], found[1].reporters) == ("路就走得踏实。", ("何舟", "石晓榴"))


@pytest.mark.parametrize(
    "text",
    [
        "路就走得踏实。",
        "他告诉本报记者。",
        "这是本报记者何舟拍下的一幕，后来登在了头版。",
        "居民提起记者 都竖大拇指",
        "（全文完）",
    ],
)
def test_no_glued_byline(text: str) -> None:
    """A sentence that ends with no byline is left whole."""
    assert GRAMMAR.split_glued_byline(text, closes=True) is None


# opening, reporters, correspondents, place, month and day, media name
DATELINES = [
    ("本报平原6月3日电（记者何舟）", "何舟", "", "平原", (6, 3), None),
    ("新华社平原6月3日电（记者何舟、石晓榴）", "何舟 石晓榴", "", "平原", (6, 3), None),
    ("（本报北京电）", "", "", "北京", None, None),
    ("本报平原6月3日电　", "", "", "平原", (6, 3), None),
    ("本报讯（记者 何舟）", "何舟", "", None, None, None),
    ("本报讯(记者 何舟 石晓榴 通讯员 田小亩)", "何舟 石晓榴", "田小亩", None, None, None),
    ("本报讯（记者 何舟 文/图）", "何舟", "", None, None, None),
    ("本报讯（安和日报记者 何舟）", "何舟", "", None, None, "安和日报"),
    ("本报讯　", "", "", None, None, None),
    ("【本报讯】（记者 何舟）", "何舟", "", None, None, None),
]
SENTENCE = "入夏以来，平原省各地抓住晴好天气抢收小麦。"


@pytest.mark.parametrize(
    ("opening", "reporters", "correspondents", "place", "month_day", "media"),
    DATELINES,
    ids=[line for line, *_ in DATELINES],
)
def test_dateline(
    opening: str,
    reporters: str,
    correspondents: str,
    place: str | None,
    month_day: tuple[int, int] | None,
    media: str | None,
) -> None:
    """A dateline that opens a paragraph gives names, place and day, and ends where the text begins."""
    found = GRAMMAR.parse_dateline(opening + SENTENCE)
    assert found is not None
    byline, end = found
    assert (" ".join(byline.reporters), " ".join(byline.correspondents)) == (reporters, correspondents)
    assert (byline.place, byline.month_day) == (place, month_day)
    assert (byline.media in (None, "新华社")) if media is None else byline.media == media
    assert (opening + SENTENCE)[end:].strip() == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "6月3日，石榴大桥合龙。",
        "本报今年创刊三十周年。",
        "本报电视剧场每周六与观众见面。",
        "家里的电（含空调）每月要花三百元。",
        "电话（记者站）一直没有人接。",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    """A text that opens otherwise has no dateline, whatever days or papers it names."""
    assert GRAMMAR.parse_dateline(text) is None


@pytest.mark.parametrize(
    "line", ["本报记者 何舟 摄", "石晓榴 摄", "图为昨日的清水河。何舟 摄影", "（何舟 供图）", "本报记者 何 舟 摄"]
)
def test_photo_credit(line: str) -> None:
    """A line that ends by naming who took the picture is a credit."""
    assert GRAMMAR.credits.is_photo_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 何舟",
        "他爱好摄影",
        "拍摄",
        "",
        "昨日拍摄完成。",
    ],
)
def test_no_photo_credit(line: str) -> None:
    """Bylines and words with 摄 are no credits."""
    assert not GRAMMAR.credits.is_photo_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "统筹:何舟 美编:石晓榴 校对:田小亩",
        "版式：何舟",
        "责编 何舟 校对 石晓榴",
        "本版编辑:何舟",
    ],
)
def test_staff_line(line: str) -> None:
    """A line of the page's staff names them and nobody else."""
    assert GRAMMAR.is_staff_line(line)


@pytest.mark.parametrize("line", ["本报记者 何舟", "统筹城乡发展", "编辑部搬到了清水河边", "校对是一门手艺。", ""])
def test_no_staff_line(line: str) -> None:
    """Bylines and sentences are no staff lines."""
    assert not GRAMMAR.is_staff_line(line)
