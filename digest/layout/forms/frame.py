"""The frame that a web edition prints round an article: buttons, fields with their values, breadcrumbs.

Such a line is read piece by piece; it is of the frame if it has a button or a field and hardly anything else. Specimens
(names invented):

    收藏 打印 推荐 更多功能                                   buttons
    2006年10月15日   收藏 打印 推荐                           a date beside them
    日期:[2009年11月13日] -- 安和日报 -- 版次:[A1]             fields and the paper's name
    CopyRight 2009 | 关于我们 | 网站地图 | 在线投稿            what stands at a page's foot

The words stand in ``vocabulary/furniture.yml`` (``buttons``, ``fields``).
"""

import re

from digest.patterns import any_of
from digest.vocabulary import Furniture

__all__ = ["FrameGrammar"]

LONGEST_LINE = 160
LONGEST_PIECE = 6  # characters of an unknown word between buttons
MANY = 3  # buttons
MOST_UNKNOWN = 0.3  # of a line's characters
HOME = "首页"
TEXT_HERE = "正文"
GOES_ON = "，、,"  # at a line's end: a sentence does
SENTENCE = re.compile("[。！？!?；“”]|[，,].*[，,]")
GAP = r"[\s|｜┊丨·•・>＞»›<«,，、/／\-—–_()（）\[\]【】+*#:：~～&©®◇■□▲△◀▶⊕.]+"
STAMP = (  # 2024-06-08, 二〇二四年6月8日, 12:05, 星期六
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:星期|周)[一二三四五六日天]?"
)
NUMBER = r"第?[A-Z]?\d{1,6}[版期号条次人]?"
ARROW = r"[34](?!\d)"  # as a font of symbols has it: 下一篇4
ADDRESS = r"(?:https?://|www\.)[\w./?=&%#~:\-]+"


class FrameGrammar:
    """What the frame's lines are made of, by one vocabulary."""

    def __init__(self, furniture: Furniture) -> None:
        words, fields = any_of(furniture.buttons), any_of(furniture.fields)
        outlets = any_of((*furniture.outlets, *furniture.edges))
        self._pieces = re.compile(
            rf"(?P<gap>{GAP})"
            rf"|(?P<field>{fields}\s*(?:[:：/／]\s*(?:(?!{fields})[^\s|｜。，；]){{0,30}}|$))"
            rf"|(?P<weak>(?:作者|日期|时间)\s*[:：]\s*(?:(?!{fields})[^\s|｜。，；]){{0,12}})"
            rf"|(?P<button>{words}(?=$|{GAP}|{words}|{fields}|{ARROW}))"
            rf"|(?P<address>{ADDRESS})|(?P<stamp>{STAMP})|(?P<outlet>[\u4e00-\u9fff]{{2,6}}{outlets})|(?P<number>{NUMBER})"
            rf"|(?P<unknown>[A-Za-z]+|[^\s|｜>＞:：\-—]+?(?=$|{GAP}))"
        )

    def is_frame(self, text: str) -> bool:
        """Whether a printed line is of the frame; ``text`` as printed, its gaps kept."""
        if len(text) > LONGEST_LINE or text[-1:] in GOES_ON or SENTENCE.search(text) is not None:
            return False
        known = unknown = signs = latin = 0
        longest, opens_home = 0, text.startswith(HOME)
        for piece in self._pieces.finditer(text):
            kind, length = piece.lastgroup, len(piece.group())
            if kind == "gap":
                continue
            if kind == "unknown":
                latin += length if piece.group().isascii() else 0
                unknown += length
                longest = max(longest, 0 if piece.group().isascii() else length)
                continue
            known += length
            signs += kind in ("button", "field", "address")
        if not signs or known + unknown == 0:
            return False
        if signs >= MANY:
            unknown -= latin  # About Sina
        if not unknown:
            return True
        if opens_home and text.endswith(TEXT_HERE):
            return True  # where one is: 首页 / 项目建设与财经贸易 / 正文
        return longest <= LONGEST_PIECE and (opens_home or (signs >= 2 and unknown <= MOST_UNKNOWN * (known + unknown)))
