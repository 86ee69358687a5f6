"""Pages drawn at random: printed forms, odd characters and line ends mixed as no compositor would mix them."""

from hypothesis import strategies as st

__all__ = ["WORDS", "make_page", "pages", "texts"]

_FORMS = (
    "园区做减法 服务做加法|——访安和区委书记林远舟|——专访市商务局有关负责人|一访北岭区区长陆知秋|专访市文旅局局长江一苇——|"
    "云溪县委书记沈青禾代表：|沈青禾代表（云溪县委书记）|对话│北岭区区长陆知秋：把一百件小事办到家门口|——回访石榴大桥建设者|"
    "北岭区区长 陆知秋|安和日报记者 何舟|（本报记者何舟、石晓榴整理）|本报记者|记者 何舟 摄|何舟|（田亩）|本报讯（记者 何舟）|"
    "新华社平原6月3日电（何舟、石晓榴）|（上接一版）|（下转三版）|记者：这次学到了什么？|林远舟：差距在眼界。|问：|答：|主持人:|规定：|"
    "2024年6月5日 星期五|二〇二四年六月卅一日|第A03版:要闻|上一版3  4下一版|返回主页 \\| 安和日报 \\| 版面导航|【打印】|PDF版阅读|AA06|NEWS|"
    "20240605a03_b.jpg|【走出去看】|核心阅读|编者按|统筹:何舟 美编:石晓榴|一是园区要合起来。|二是窗口要合起来。|三、|1.取号|"
    "　　走了三座城市，最大的感受是差距不在山水，而在眼界。|林远舟说，安和区要学会做减法，|把七个零散园区并成两个，腾出来的土地优先|"
    "“城市要有烟火气，也要有书卷气。|”|，务必见底。|这次考察,和很多 企业家进行了交流,大家希 望到这里来|腾出来的土地优先留给腾出来的土地优先留给|"
    "Energy|Star|5G+A|I|1580|家企业领到。|——|。|：|　|\u00a0|\u200b|\ufeff|\u2028|\x85|\x0c|\x0b|\x1c|\x00|\ud800|𠮷|e\u0301|😀|\u202e|\t|[](){}<b>*_#"
).replace("\\|", "\x01")
WORDS = tuple(word.replace("\x01", "|") for word in _FORMS.split("|"))
BREAKS = ("", "", "\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "　", "\u00a0")


def make_page(words: list[str], breaks: list[str]) -> str:
    """A page of words with a break behind each."""
    return "".join(word + gap for word, gap in zip(words, breaks, strict=True))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Printed forms in any order, with any breaks between them; now and then a very long line."""
    parts = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BREAKS)), max_size=60))
    page = make_page([word for word, _ in parts], [gap for _, gap in parts])
    if draw(st.booleans()) and draw(st.booleans()):
        page += draw(st.sampled_from(WORDS)) * draw(st.integers(500, 3000))
    return page


def texts() -> st.SearchStrategy[str]:
    """Any text at all, and generated pages."""
    return st.one_of(st.text(max_size=400), pages())
