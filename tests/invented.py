"""A small invented newspaper library: people, places and papers that there are not.

It holds one of each thing that a page may have to show: two printings, an unknown date, a correction, another wording,
hurt text, questions and answers, a news item, text that belongs nowhere, somebody without a name.
"""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from digest.models import (
    Account,
    Article,
    Byline,
    Damage,
    DamageKind,
    Erratum,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    Holding,
    Identity,
    Interview,
    Kind,
    Lesson,
    Library,
    Line,
    Page,
    PageLayout,
    Paragraph,
    Passage,
    PersonLine,
    Placement,
    Printing,
    Role,
    Sidecar,
    Span,
    ThemeLabel,
    Variant,
)
from digest.vocabulary import Area, City, Occasion, Paper, Theme, read_vocabulary

__all__ = ["LIBRARY", "VOCABULARY", "make_interview", "make_layout", "make_printing"]

VOCABULARY = replace(
    read_vocabulary(Path(__file__).parents[1] / "vocabulary"),
    papers=(Paper(name="安和日报", slug="anhe-ribao"), Paper(name="安和晚报", slug="anhe-wanbao")),
    areas=(
        Area(name="桐林区", slug="tonglin", kind="district"),
        Area(name="石桥县", slug="shiqiao", kind="county"),
        Area(name="云溪新区", slug="yunxi", kind="zone"),
        Area(name="市直", slug="shizhi", kind="city", aliases=("市",)),
    ),
    cities=(City(name="苏州", slug="suzhou"), City(name="宁波", slug="ningbo"), City(name="成都", slug="chengdu")),
    occasions=(Occasion(name="春季考察", slug="chunji-kaocha", about="", terms=()),),
    themes=(
        Theme(name="科技创新", slug="keji-chuangxin", about="研发、平台与成果转化"),
        Theme(name="营商环境", slug="yingshang-huanjing", about="办事与服务企业"),
        Theme(name="文旅与消费", slug="wenlv-xiaofei", about="古城、夜市与商圈"),
    ),
    people=(),
)

FIRST_PAGE = "anhe-ribao-2031-04-12"
SECOND_PAGE = "anhe-wanbao-2031-04"
FULL_ACCOUNT = Account(page=0, headlines=0, person_lines=0, bylines=0, paragraphs=0, furniture=0, unclaimed=0)


def make_printing(article: Article, **values: object) -> Printing:
    """A printing of an article, an interview unless it is said otherwise."""
    return replace(Printing(article=article, kind=Kind.INTERVIEW), **values)  # type: ignore[arg-type]


def make_interview(printing: Printing, **values: object) -> Interview:
    """The interview of one printing, its passages as printed."""
    article = printing.article
    passages = tuple(
        Passage(id=p.id, text=p.text, printed=p.text, article=article.id, spans=p.spans) for p in article.paragraphs
    )
    interview = Interview(
        id=f"{article.page}-x",
        headline=article.headline or "",
        person=printing.person,
        office=printing.office,
        area=printing.area,
        occasion=printing.occasion,
        date=printing.date,
        printings=(printing,),
        base=article.id,
        passages=passages,
    )
    return replace(interview, **values)  # type: ignore[arg-type]


def make_layout(page: Page, *articles: Article, **values: object) -> PageLayout:
    """A page taken apart, with an account that adds up."""
    layout = PageLayout(page=page, articles=articles, furniture=(), unclaimed=(), account=FULL_ACCOUNT)
    layout = replace(layout, **values)  # type: ignore[arg-type]
    counts = {
        "headlines": sum(len(article.headline or "") for article in articles),
        "paragraphs": sum(len(p.text) for article in articles for p in article.paragraphs),
        "furniture": sum(len(line.text) for line in layout.furniture),
        "unclaimed": sum(len(line.text) for line in layout.unclaimed),
    }
    return replace(layout, account=replace(FULL_ACCOUNT, page=sum(counts.values()), **counts))


def _paragraphs(page: str, first_line: int, *texts: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            id=f"p{first_line:04d}{number:04d}",
            text=text,
            spans=(Span(page=page, first_line=first_line + number, last_line=first_line + number),),
        )
        for number, text in enumerate(texts)
    )


def _article(number: int, page: str, headline: str | None, *texts: str, line: int, **values: object) -> Article:
    article = Article(
        id=f"{page}-{number}",
        page=page,
        headline=headline,
        paragraphs=_paragraphs(page, line, *texts),
        spans=(Span(page=page, first_line=line - 2, last_line=line + len(texts) - 1),),
    )
    return replace(article, **values)  # type: ignore[arg-type]


LIN = _article(
    1,
    FIRST_PAGE,
    "把老街巷办成会客厅 桐林区要做三件事",
    "“老街巷是桐林的会客厅。”桐林区委书记林远舟说，今年要修好十二条老巷，夜市摊位达到300个。",
    "林远舟介绍，苏州平江路边修边住的办法，桐林要用在东门里片区。",
    "去年桐林接待游客86万人次，<script>这样的字</script>也只是字：# 不是标题，[也不是](链接)，{{ 更不是 }}模板。",
    line=5,
    person_line=PersonLine(printed="——访桐林区委书记林远舟", office="桐林区委书记", person="林远舟"),
    bylines=(Byline(printed="安和日报记者 苏禾 通讯员 何田", reporters=("苏禾",), correspondents=("何田",)),),
)
QIN = _article(
    2,
    FIRST_PAGE,
    "一枚印章管到底",
    "记者：办一张证要跑几次？",
    "秦若水：到年底，九成事项一次办成。",
    line=12,
)
NEWS = _article(3, FIRST_PAGE, "石桥大桥昨日合龙", "石桥大桥昨日下午合龙，全长1.2公里。", line=18)
LIN_AGAIN = _article(
    1,
    SECOND_PAGE,
    "把老街巷办成会客厅",
    "“老街巷是桐林的会客厅。”桐林区委书记林远舟说，今年要修好十二条老巷，夜市摊位达到三百个。",
    line=4,
)
NAMELESS = _article(
    2, SECOND_PAGE, None, "云溪新区有关负责人说，专利要转化，实验室要开门。", "平台共用，仪器共享。", line=9
)

LIN_PRINTED = make_printing(
    LIN,
    person="林远舟",
    office="桐林区委书记",
    area="桐林区",
    reporters=("苏禾",),
    correspondents=("何田",),
    paper="安和日报",
    date="2031-04-12",
    occasion="春季考察",
    url="https://example.org/anhe-ribao/2031-04-12/3",
)
LIN_REPRINTED = make_printing(
    LIN_AGAIN,
    person="林远舟",
    office="桐林区委书记",
    area="桐林区",
    paper="安和晚报",
    date="2031-04",
    inferred=MappingProxyType({"date": "同一组访谈见于四月的日报"}),
)
QIN_PRINTED = make_printing(
    QIN,
    kind=Kind.QA,
    person="秦若水",
    office="市政务服务局局长",
    area="市直",
    reporters=("白一", "白二", "白三", "白四"),
    paper="安和日报",
    date="2031-04-12",
)
NEWS_PRINTED = make_printing(NEWS, kind=Kind.NEWS, paper="安和日报", date="2031-04-12")
NAMELESS_PRINTED = make_printing(NAMELESS, area="云溪新区", rendition="digest")


def _lin() -> Interview:
    first, second, third = (p for p in LIN.paragraphs)
    said = "桐林区委书记林远舟说，今年要修好十二条老巷，夜市摊位达到300个。"
    return make_interview(
        LIN_PRINTED,
        id=f"{FIRST_PAGE}-linyuanzhou",
        printings=(LIN_PRINTED, LIN_REPRINTED),
        passages=(
            Passage(
                id=first.id,
                text=first.text,
                printed=first.text,
                article=LIN.id,
                variants=(Variant(start=41, end=44, other="三百", article=LIN_AGAIN.id),),
                aliases=(LIN_AGAIN.paragraphs[0].id,),
            ),
            Passage(
                id=second.id,
                text=second.text,
                printed=second.text.replace("平江路", "平汇路"),
                article=LIN.id,
                errata=((7, Erratum(printed="平汇路", read="平江路", why="识别错误")),),
            ),
            Passage(
                id=third.id,
                text=third.text,
                printed=third.text,
                article=LIN.id,
                damage=(Damage(kind=DamageKind.REPEATED, start=0, end=4),),
            ),
        ),
        evidence=Evidence(
            themes=(
                ThemeLabel(theme="文旅与消费", passage=first.id, sentence=said, terms=("夜市",)),
                ThemeLabel(theme="文旅与消费", passage=second.id, sentence=second.text, terms=("平江路",)),
            ),
            targets=(
                Figure(
                    kind=FigureKind.TARGET,
                    metric="夜市摊位",
                    value="300",
                    unit="个",
                    qualifier="达到",
                    deadline="2031年",
                    sentence=said,
                    passage=first.id,
                ),
            ),
            facts=(
                Figure(
                    kind=FigureKind.FACT,
                    metric="接待游客",
                    value="86",
                    unit="万人次",
                    qualifier=None,
                    deadline=None,
                    sentence=third.text,
                    passage=third.id,
                ),
            ),
            lessons=(
                Lesson(
                    city="苏州",
                    practice="边修边住",
                    applied_to="东门里片区",
                    sentence=second.text,
                    passage=second.id,
                ),
                Lesson(city="宁波", practice=None, applied_to=None, sentence=second.text, passage=second.id),
            ),
        ),
    )


def _qin() -> Interview:
    interview = make_interview(QIN_PRINTED, id=f"{FIRST_PAGE}-qinruoshui")
    question, answer = interview.passages
    label = ThemeLabel(theme="营商环境", passage=answer.id, sentence=answer.text, terms=("一次办成",))
    return replace(
        interview,
        passages=(
            replace(question, speaker="记者", is_question=True),
            replace(answer, speaker="秦若水", is_supplied=True, article=LIN_AGAIN.id),
        ),
        evidence=Evidence(themes=(label,)),
    )


def _nameless() -> Interview:
    interview = make_interview(NAMELESS_PRINTED, id=f"{SECOND_PAGE}-h0badcafe")
    labels = tuple(
        ThemeLabel(theme="科技创新", passage=p.id, sentence=p.text, terms=("平台",)) for p in interview.passages
    )
    finding = Finding(
        code="unnamed-person",
        message="nobody is named",
        fragment="云溪新区有关负责人",
        span=Span(page=SECOND_PAGE, first_line=9, last_line=9),
    )
    return replace(interview, evidence=Evidence(themes=labels), findings=(finding,))


def _identity(name: str, slug: str, interview: Interview) -> Identity:
    holding = Holding(
        office=interview.office,
        area=interview.area,
        first=interview.date,
        last=interview.date,
        interviews=(interview.id,),
    )
    return Identity(name=name, slug=slug, timeline=(holding,), interviews=(interview.id,))


def _library() -> Library:
    lin, qin, nameless = _lin(), _qin(), _nameless()
    first = make_layout(
        Page(
            name=FIRST_PAGE,
            lines=(),
            sidecar=Sidecar(
                paper="安和日报",
                date="2031-04-12",
                page_number="3",
                errata=(Erratum(printed="平汇路", read="平江路", why="识别错误"),),
            ),
        ),
        LIN,
        QIN,
        NEWS,
        furniture=(Line(role=Role.FURNITURE, text="第03版:要闻", number=1, page=FIRST_PAGE),),
        unclaimed=(Line(role=Role.UNCLAIMED, text="广告部电话", number=20, page=FIRST_PAGE),),
        column="春风里的桐林",
        placements=(
            Placement(
                span=Span(page=FIRST_PAGE, first_line=12, last_line=13),
                article=NEWS.id,
                reasons=("resumes", "name"),
                margin=2.2,
            ),
        ),
    )
    second = make_layout(
        Page(name=SECOND_PAGE, lines=(), sidecar=Sidecar(rendition="digest", inferred={"date": "据日报"})),
        LIN_AGAIN,
        NAMELESS,
        findings=(Finding(code="no-interview", message="an example without a place"),),
    )
    return Library(
        interviews=(lin, qin, nameless),
        printings=(LIN_PRINTED, QIN_PRINTED, NEWS_PRINTED, LIN_REPRINTED, NAMELESS_PRINTED),
        pages=(first, second),
        redirects={f"interviews/{SECOND_PAGE}-linyuanzhou/": f"interviews/{lin.id}/"},
        people=(_identity("林远舟", "linyuanzhou", lin), _identity("秦若水", "qinruoshui", qin)),
    )


LIBRARY = _library()
