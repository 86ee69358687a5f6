"""What a curator adds to a list of words is read, and nothing else need change: each test reads one page twice."""

from dataclasses import replace
from pathlib import Path

from digest.corpus import parse_page
from digest.interview.areas import find_area
from digest.interview.attribution import read_printings
from digest.interview.kinds import is_about_text, speaks_at_event
from digest.layout.assembly import lay_out
from digest.layout.forms.askers import Askers
from digest.layout.forms.speakers import SpeakerFinder
from digest.models import Printing
from digest.vocabulary import Vocabulary, read_vocabulary

VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")


def _with(room: str, **words: list[str]) -> Vocabulary:
    """The project's vocabulary with words added to lists of one file."""
    old = getattr(VOCABULARY, room)
    return replace(
        VOCABULARY, **{room: replace(old, **{key: (*getattr(old, key), *more) for key, more in words.items()})}
    )


def _read(text: str, vocabulary: Vocabulary) -> Printing:
    """The first article of a page."""
    return read_printings(lay_out([parse_page("page", text)], vocabulary), vocabulary)[0]


def test_districts() -> None:
    """What the names of areas end in is told by the list."""
    assert find_area("安和盟委书记", VOCABULARY) is None
    assert find_area("安和盟委书记", _with("offices", districts=["盟"])) == "安和盟"


def test_strangers() -> None:
    """Where 他 may be somebody whom the text calls by a surname and a word, 他 is not the one with an office."""
    text = "安和区水务局局长林远舟到了巷口，何掌柜也来了。他说，灯要换。他说，换灯的钱已经备好。"
    assert [speaker.person for speaker in SpeakerFinder(VOCABULARY.offices).find([text])] == ["林远舟"]
    assert not SpeakerFinder(_with("offices", strangers=["掌柜"]).offices).find([text])


def test_portraits() -> None:
    """A line behind a dash that opens with one of these words tells of somebody; another is signed by them."""
    text = "茶在云上\n——咏安和镇党委书记 林远舟\n\n　　山上的茶开了，我们每天五点起床，先去看一看东坡的那一片老树。\n\n　　我们还要再种三百亩。\n"
    assert _read(text, VOCABULARY).person == "林远舟"
    assert _read(text, _with("genres", portraits=["咏"])).person is None


def test_notes() -> None:
    """A paragraph that names somebody is no report of them where it opens as the list says that notes do."""
    genres = _with("genres", notes=["卷首语"]).genres
    assert not is_about_text(
        "卷首语：本刊请安和区区长林远舟谈一谈这条河，也请读者来信说说自己的河。", VOCABULARY.genres
    )
    assert is_about_text("卷首语：本刊请安和区区长林远舟谈一谈这条河，也请读者来信说说自己的河。", genres)
    assert is_about_text("【提要】本刊请安和区区长林远舟谈一谈这条河，也请读者来信说说自己的河。", VOCABULARY.genres)


def test_askers() -> None:
    """Labels that the list does not have ask nobody; a word added to it does, as does a paper's name by its new ending."""
    text = "山上的茶\n\n{0}：茶从哪里来？\n\n林远舟：从山上来。\n\n{0}：山在哪里？先生常去吗？\n\n林远舟：山在云上，路远，要走两天。\n"
    for label, words in (("访员", {"askers": ["访员"]}), ("茶友会刊", {"outlets": ["会刊"]})):
        paragraphs = _read(text.format(label), _with("talks", **words)).article.paragraphs
        assert [paragraph.is_question for paragraph in paragraphs] == [True, False, True, False]
        assert not Askers(VOCABULARY.talks, VOCABULARY.bylines).asks(label)
        assert Askers(_with("talks", **words).talks, VOCABULARY.bylines).asks(label)


def test_meetings() -> None:
    """A sentence that names somebody and says so in a word of the list tells that the paper met them."""
    sentence = "记者与林远舟碰头时，天刚亮。"
    assert not SpeakerFinder(VOCABULARY.offices).is_met("林远舟", sentence)
    assert SpeakerFinder(_with("offices", meetings=["碰头"]).offices).is_met("林远舟", sentence)


def test_telling() -> None:
    """Behind a full line that ends a sentence a paragraph opens with who speaks, by the words of the list."""
    lines = "石榴巷里的路灯坏了三盏，\n大家走路都要打一个手电，\n" * 5 + "居民们都盼着早点能修好。\n"
    text = f"石榴巷换灯\n\n{lines}林远舟嘱咐把灯都换成新\n的，再把电线也都理一遍，\n免得再坏。\n"
    assert len(_read(text, VOCABULARY).article.paragraphs) == 1
    assert len(_read(text, _with("offices", telling=["嘱咐"])).article.paragraphs) == 2


def test_items() -> None:
    """Lines about a talk open with words of the list, others before them; no line that opens so is a headline."""
    text = "山上的茶不容易\n席次：安和会堂东侧\n\n　　清明过后，安和的山上来了不少人，都说今年的茶比往年香。\n\n　　山下的人也来买茶。\n"
    talks = _with("talks", items=["席次"])
    assert Askers(talks.talks, talks.bylines).is_item("访谈席次：二楼")
    assert not Askers(VOCABULARY.talks, VOCABULARY.bylines).is_item("访谈席次：二楼")
    assert _read(text, VOCABULARY).article.headline == "山上的茶不容易 席次：安和会堂东侧"
    assert _read(text, talks).article.headline == "山上的茶不容易"


def test_briefings() -> None:
    """Who speaks where a text opens with a meeting with the press, by the words of the list, speaks to all."""
    article = _read(
        "桥的事\n\n　　媒体茶叙5日举行。区长林远舟说，桥要修。\n\n　　“钱也有了。”林远舟说。\n", VOCABULARY
    ).article
    assert not speaks_at_event(article, "林远舟", VOCABULARY.genres)
    assert speaks_at_event(article, "林远舟", _with("genres", briefings=["媒体茶叙"]).genres)
