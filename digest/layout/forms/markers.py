"""Marks that an article runs on, on this page or another: （下转二版）, （上接一版）, ▲上接第1版; and that an editor's note
opens it: 编者按."""

import re

__all__ = ["CONTINUED", "CONTINUES", "EDITORS_NOTE", "is_marker"]

LEAF = r"第?\s*[A-Z]{0,2}[\d一二三四五六七八九十]{1,3}\s*版"
# （上接第1版）, and on a line of its own without brackets too: ▲上接第1版.
CONTINUED = re.compile(
    rf"^\s*(?:[（(【]\s*(?:紧接|上接|接)\s*(?:{LEAF}|[^）)】]{{0,12}})\s*[）)】]|[^\w\s]?\s*(?:紧接|上接)\s*{LEAF}\s*$)"
)
CONTINUES = re.compile(
    rf"(?:[（(【]\s*(?:下转|转)\s*(?:{LEAF}|[^）)】]{{0,12}})\s*[）)】]|^[^\w\s]?\s*下转\s*{LEAF})\s*$"
)
MARKER_ENDS = tuple("）)】版")
# An editor's note between a headline and the text: 编者按：…, 【导读】…
EDITORS_NOTE = re.compile(
    r"[【\[（(]?(?:编者按|编者的话|开栏的话|开栏语|核心阅读|核心提示|阅读提示|(?:内容)?提要[】\]）)：:]|(?:新闻)?(?:导读|导语|摘要|提示|提要)[】\]）)：:]|[\u4e00-\u9fff]{1,5}按(?:[】\]：:]|$))"
)


def is_marker(text: str) -> bool:
    """Whether a line says nothing but that an article runs on, or where from: （下转二版）, （上接一版）."""
    if text[-1:] not in MARKER_ENDS:
        return False
    return CONTINUED.fullmatch(text) is not None or CONTINUES.fullmatch(text) is not None
