"""Sentences with what must be read from them (tests/evidence/*.yml), and invented cities to learn from."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import strategies as st

from digest.models import Passage
from digest.vocabulary import Area, City, read_vocabulary

FOLDER = Path(__file__).parent / "evidence"
VOCABULARY = read_vocabulary(Path(__file__).parents[1] / "vocabulary")
CITIES = (
    City(name="云州", slug="yunzhou", aliases=("云州市",), places=("云河新区", "柳溪巷")),
    City(name="海州", slug="haizhou", places=("望海路",)),
    City(name="平州", slug="pingzhou"),
    City(name="本州", slug="benzhou"),
)
HOME = (Area(name="市直", slug="shizhi", kind="city", aliases=("本州",)),)
YEAR = 2031  # of the page on which the sentences stand


def read_items(name: str) -> list[Any]:
    """The items of one file as pytest parameters, each named by its difficulty; a file without any is an error."""
    items = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    assert items, f"{name}.yml holds nothing"
    difficulties = [item["difficulty"] for item in items]
    assert len(difficulties) == len(set(difficulties)), f"{name}.yml names a difficulty twice"
    return [pytest.param(item, id=item["difficulty"]) for item in items]


def make_passage(text: str, passage: str = "p0") -> Passage:
    return Passage(id=passage, text=text, printed=text, article="a-1")


PIECES = (
    *(
        "力争",
        "确保",
        "近年来",
        "今年",
        "全年",
        "到2035年",
        "年底前",
        "去年",
        "已",
        "将",
        "了",
        "是",
        "有",
        "共",
        "各",
        "分别",
    ),
    *(
        "超",
        "突破",
        "达到",
        "不少于",
        "以上",
        "左右",
        "多",
        "余",
        "的",
        "等",
        "第",
        "前",
        "每",
        "级",
        "名",
        "位",
        "全省",
        "保持",
    ),
    *(
        "新增",
        "签约",
        "打造",
        "围绕",
        "学习",
        "借鉴",
        "对标",
        "向",
        "以",
        "为标杆",
        "值得借鉴",
        "经验",
        "做法",
        "茶企",
        "茶园",
    ),
    *(
        "云州",
        "海州",
        "平州",
        "云河新区",
        "柳溪巷",
        "本州",
        "大学",
        "差距",
        "考察学习",
        "省级",
        "项目",
        "投资",
        "增长",
        "占比",
    ),
    *(
        "千亿",
        "十",
        "二十",
        "三",
        "百分之",
        "分之",
        "成",
        "倍",
        "家",
        "个",
        "条",
        "亿元",
        "万",
        "亿",
        "%",
        "公里",
        "号",
        "大",
    ),
    *(
        "1",
        "30",
        "3046.8",
        "3,046",
        "1958",
        "2031",
        "3至4",
        "1+1",
        "7×24",
        "500强",
        "5G",
        "m³",
        "/",
        "-",
        "~",
        ".",
        "５",
    ),
    *("，", ",", "、", "。", "；", ";", "：", "！", "“", "”", '"', "（", "）", "(", ")", " ", "　", "\n", "…"),
    *("科技创新", "营商环境", "人才", "招商", "民生", "生态", "推进", "聚焦", "全会", "a", "Z", "\u200b", "😀"),
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)
"""Any text, most of it made of words that the rooms react to."""
