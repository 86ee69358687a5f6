"""By what words a text says whom the paper asked.

Specimens (names invented; the part that a pattern reads is what stands around the name):

    对林远舟书记进行了专访                 ASKED, behind the name and its title
    林远舟在安和接受了本报记者的采访       ASKED, behind the name; 接受《安和日报》专访; 对安和日报记者回应了
    林远舟欣然接受采访                     ASKED_NOW, right behind a name that the text gives its office elsewhere
    对林远舟就三件事作了采访               ASKED_ABOUT, behind a name whose clause opens with 对
    记者来到茶厂，见到了厂长林远舟         MET, before the name
    记者就此采访了安和区委书记林远舟       ASKS, before the name; 在安和的访谈中，安和区委书记林远舟…
    记者采访了他                           ASKED_HIM, who is the only one named; 访谈中，林远舟说; 我问他; 记者与他聊起
    林远舟做客安和网                       INTERVIEWED, behind a name that a headline gives; 林远舟畅谈
    蜂场安在云上——访安和区区长林远舟      VISITED, a headline's end; not 走访, 家访
    会上，安和区区长林远舟说              OPENS_AT_EVENT, before a name
    林远舟5日在新闻发布会上表示           AT_EVENT, behind a name: nobody asked, a meeting was told; 林远舟在致辞中说
"""

import re

from digest.layout.forms.clauses import LONGEST_OFFICE, clause_before

__all__ = [
    "ACCEPTED",
    "ASKED",
    "ASKED_ABOUT",
    "ASKED_HIM",
    "ASKED_NOW",
    "ASKING",
    "ASKS",
    "AT_EVENT",
    "GUEST",
    "INTERVIEWED",
    "MEETS",
    "MET",
    "OPENS_AT_EVENT",
    "PAPER",
    "SPEAKS_THERE",
    "TALK",
    "VISITED",
    "WORDS",
    "asked_behind",
    "is_asked_now",
]

PAPER = "(?:记者|笔者|本[报刊网台]|我们)"
TALK = "(?:采访|专访|访谈|访问)"  # which a paper does, and whom it asks accepts
GUEST = "做客(?![^。；！？]{0,60}(?:听众|热线|讲座|讲堂|讲坛|论坛|报告会))"
INTERVIEWED = rf"在?(?:接受[^，。]{{0,24}}{TALK}|{GUEST})|(?:就[^，。]{{1,16}})?答(?:本报|中外)?记者问|(?:在线)?与网友|[畅详]?谈(?![判恋会话])"
WORDS = (
    "访",
    "对话",
    "回应",
    "见到",
    "遇见",
    "认识",
)  # one of which a text holds that says whom the paper asked, in office
MEETS = "(?:见到|遇见|采访到)"  # the paper, not far behind it
ACCEPTED = (  # the paper itself asked, not a television station, not a touring group of reporters
    r"接受了?(?:[\u4e00-\u9fff]{0,10}《[^》]{2,16}》|我们|本[报刊网台社]\S{0,6}?"
    r"|[\u4e00-\u9fff]{0,8}(?:[报网社刊][\u4e00-\u9fff]{0,6}?|媒体(?:中心)?|新闻(?:客户端)?))?"
    r"(?:全媒体|融媒体)?(?:记者|笔者)?的?"
    rf"(?:独家|专题|书面|电话|集中|集体|联合|公开)?{TALK}"
)
ASKED = re.compile(  # behind a name
    r"[^。；！？“”，对]{0,5}(?:进行|展开|开展|完成)了?(?:独家|专题|深入|一次|一场|面对面)*的?(?:采访|专访|访谈|对话|长谈)"
    r"|[^。；！？“”，]{0,5}面对面(?=[，。])|[^。；！？“”]{0,16}回应了(?:本报|本网)?记者"
    rf"|[^。；！？“”]{{0,48}}?(?:{ACCEPTED}"
    r"|[对就向][^。，；！？“”]{0,24}记者[^。，；！？“”]{0,6}(?:作出|做出)?(?:回应|作答|一一回答))"
)
ASKED_NOW = re.compile(rf"[^。；：！？“”，、]{{0,10}}(?:{ACCEPTED}|{GUEST})")  # right behind a name
ASKED_ABOUT = re.compile(rf"就[^。；！？“”]{{2,80}}?(?:进行|作|做)了?[^。；！？“”，]{{0,6}}{TALK}")
ASKS = re.compile(
    rf"{PAPER}(?:[与和](?=[^。；！？“”，]*$)"
    r"|[^。；！？“”，]{0,14}(?:专访|采访|访问|约访|对话|邀请|请|连线|走近|拜访|认识)(?:到|的|来)?"
    r"|[^。；！？“”]{0,100}(?:专访|采访))了?是?[^。；！？“”，]*$"
    r"|(?:访谈|专访)中，[^。；！？“”，]*$"
    r"|(?:[\u4e00-\u9fff]{2,10}(?:[报网刊]|智库|新闻|客户端)|《[^》]{2,16}》)(?:近日|日前|独家)?(?:专访|对话)了[^。；！？“”，]*$"
)
MET = re.compile(
    rf"{PAPER}[^。；！？“”]{{0,40}}{MEETS}了?[^。；！？“”，]*$"
)  # before a name; 见到林远舟时 only tells of a scene
ASKING = rf"{PAPER}[^。；！？“”，]{{0,14}}(?:专访|采访|对话|访问|拜访|约访)(?:到|了)?"  # before a name alone
ASKED_HIM = re.compile(
    rf"(?:访谈|专访)中，|{PAPER}[^。；！？“”，]{{0,10}}(?:{TALK}了[他她]|对[他她](?:进行|作|做)了?[^。；！？“”，]{{0,4}}{TALK})"
    "|(?:记者|笔者|我)[^。；！？“”，]{0,6}问[他她]|(?:记者|笔者)[与和跟同][他她]聊"
    rf"|[他她][^。；！？“”，]{{0,6}}(?:{ACCEPTED}|受访时)"
)
VISITED = re.compile("(?<![走回家上来暗探拜出受])(?:专访|采访|访)(?!谈)(?P<speaker>[^，。：:；、][^，。：:；]{4,40})$")
AT_EVENT = re.compile(
    "[^。；！？“”：:]{0,40}?(?:[会會][议議]?|论坛|論壇|仪式|儀式|典[礼禮]|[发發]言|致[辞词辭詞]|[讲講][话話]|活[动動])"
    "(?:现场|現場)?[上中时時][^。；！？“”，,]{0,6}?[，,]?[^。；！？“”，,]{0,4}?"
    "(?:[说說]|表示|介[绍紹]|指出|[强強][调調]|[认認][为為]|透露|提[出到及])"
)
OPENS_AT_EVENT = re.compile(  # before a name: 会上，区长林远舟说; 典礼上，校长林远舟发表讲话; not 在今年的两会上
    r"(?:(?<!两)会议?|论坛|仪式|典[礼禮]|[讲講]座|活[动動])(?:现场|現場)?[上中][，,][^。；，,！？“”]{0,24}\Z"
)
SPEAKS_THERE = re.compile(
    "[^。；，,！？“”]{0,8}(?:[说說]|表示|[发發]表|致[辞辭]|[讲講]|指出|[强強][调調]|介[绍紹]|[认認][为為]|提出|透露)"
)


def is_asked_now(person: str, text: str) -> bool:
    """Whether a text says right behind a name that its bearer was asked: 林远舟接受了本报记者的专访."""
    return any(ASKED_NOW.match(text, match.end()) is not None for match in re.finditer(re.escape(person), text))


def asked_behind(mention: re.Match[str], short: str, text: str, end: int) -> set[str]:
    """The names, of a mention's whole one and the ``short`` one, behind which the text says up to ``end`` that their bearer
    was asked."""
    found: set[str] = set()
    for name in (mention["person"], short):
        behind = mention.start("person") + len(name)
        is_asked = ASKED.match(text, behind, end) is not None
        if not is_asked and ASKED_ABOUT.match(text, behind, end):
            is_asked = clause_before(text, max(0, mention.start() - LONGEST_OFFICE), mention.start()).startswith("对")
        if is_asked:
            found.add(name)
    return found
