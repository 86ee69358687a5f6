"""An office as a text gives it, without what led up to it in its clause.

Specimens (names invented):

    对于安和区委书记林远舟来说              安和区委书记
    3月9日，记者采访了安和区区长林远舟       安和区区长
    来自安和教育局的副局长林远舟             安和教育局的副局长
    新华社安和3月9日电安和市市长林远舟       安和市市长; 【安和网记者 何舟】安和市市长林远舟 too
    记者与安和市市长林远舟面对面            安和市市长
    这也让安和市市长林远舟高兴              安和市市长
"""

import re
from collections.abc import Sequence

from digest.patterns import HAN, any_of
from digest.vocabulary import Offices

__all__ = ["OfficeTrimmer", "shortens"]

CALLINGS = ("学家", "专家", "学者", "作家", "企业家", "艺术家", "名医")  # that a headline gives for an office
FROM = re.compile("^.*(?:来自|就是|[是在对])")
PLACES = tuple("厂区县市村镇乡校队店站馆班场所园矿库台")  # whose head is meant: 安和村的村长
OPEN = tuple("省市区县州镇乡村局厅院校厂所站队社店园馆公")  # of what place, the text says elsewhere
ONE = re.compile("一[名位个](?=\\S{2})")  # 安和林场的一名护林员
OURS = re.compile("[这那我他她该某各每全]")
DATED = (  # what leads up to an office, but for the words of the vocabulary; any of it may be missing
    r"^(?:[^（()）]*[）)]|[（(](?=[^（()）]*$))?"  # a bracket that is closed, or opened, here
    r"(?:.*\d日[电讯])?"  # 新华社安和3月9日电
    r"(?:[（(【][^（()）【】]*[）)】])?"
    r"(?:.*(?:刊[发登]|摘登|对话|专访|采访|邀请|特邀|有请|欢迎|请[到来出]|[│|｜丨])(?:到|的|时)?了?是?)?"
    r"(?:.*[的了]是?|.*(?<!求)是|.*成为|\d{1,4}年)?"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\d{1,2}[点时])?"
    r"(?:.*者之一、)?"  # 发起者之一、
    r"(?:该(?:公司|集团|[校院局县区市镇村厂所馆会]))?"
    r"(?:.*(?:成员|团队|小组|采访组|访谈组|记者(?:就[^，。]{2,24})?)对(?![外口]))?"  # 记者就此对
    r"(?:.*(?:记者|笔者)[^，。]{0,12}?(?:[与和跟同随]|走[近进]|连线|[见找遇]到|联系[上到]|拜[访会]))?"
    r"(?:[这那也都更还就却]{1,3}[让令使])?"  # 这也让
    r"(?:.*专门[为对给请])?"
    r"(?:.*(?:播出|刊[发登播]|推出)了?对)?"
)


class OfficeTrimmer:
    """Trims offices by one vocabulary's leads, bodies and titles; built once."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        short, long = ([lead for lead in offices.leads if (len(lead) > 1) is is_long] for is_long in (False, True))
        leads = [rf"(?!{HAN}{{2}}[市县区]){any_of(short)}"] if short else []  # 随州市 has its name whole
        self._lead = re.compile(DATED + rf"(?:{'|'.join([*([any_of(long)] if long else []), *leads])})*")

    def trim(self, office: str) -> str | None:
        """An office as the body gives it, without what led up to it: ``对于安和区委书记``, ``3月9日安和市市长``."""
        office = ONE.sub("", office.rpartition("】")[2])
        first, more, others = office.partition("、")
        if "的" in others and first.endswith(self._offices.titles):  # 副局长、新任命的发言人
            return f"{self.trim(first) or first}{more}{others}"
        title = office.rpartition("的")
        is_whose = title[0].endswith((*self._offices.bodies, *PLACES)) and OURS.search(title[0]) is None
        if title[2] in self._offices.titles and (is_whose or "来自" in title[0]):  # 来自安和教育局的副局长
            return self._lead.sub("", FROM.sub("", title[0]), count=1) + title[1] + title[2]
        return self._lead.sub("", office, count=1).strip("、") or None

    def is_short(self, office: str) -> bool:
        """Whether an office leaves its place out: 局长, 村支书, 县委书记."""
        return office in self._offices.titles or office.startswith(OPEN)

    def fullest(self, person: str, first: str, named: Sequence[tuple[str, str]]) -> str | None:
        """Somebody's office, with all its parts if the text gives more of them further down: 区长, then 区委副书记、区长;
        a shorter one gives way to a longer that ends in it: 村支书, 河岸村支书."""
        office = self.trim(first)
        if office is None:
            return None
        later = {self.trim(more) or "" for name, more in named if name.startswith(person) and more != first}
        parts = [more for more in later if more.startswith(f"{office}、") or more.endswith(f"、{office}")]
        if self.is_short(office):
            parts += [more for more in later if more.endswith(office)]
        return max(sorted([office, *parts]), key=len)


def shortens(office: str, fuller: str) -> bool:
    """Whether an office is a longer one without some of its characters (市水局局长 of 安和市水务局党组书记、局长), or a calling
    in its place (茶学家)."""
    if len(fuller) <= len(office):
        return False
    rest = iter(fuller)
    return office.endswith(CALLINGS) or all(character in rest for character in office)
