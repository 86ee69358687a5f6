"""Marks that an article runs on, on this page or another: （下转二版）, （上接一版）, ▲上接第1版."""

import re

__all__ = ["CONTINUED", "CONTINUES", "is_marker"]

LEAF = r"第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版"
# （上接第1版）, and on a line of its own without brackets too: ▲上接第1版.
CONTINUED = re.compile(
    rf"^\s*(?:[（(【]\s*(?:紧接|上接|接)\s*(?:{LEAF}|[^）)】]{{0,12}})\s*[）)】]|[^\w\s]?\s*(?:紧接|上接)\s*{LEAF}\s*$)"
)
CONTINUES = re.compile(
    rf"(?:[（(【]\s*(?:下转|转)\s*(?:{LEAF}|[^）)】]{{0,12}})\s*[）)】]|^[^\w\s]?\s*下转\s*{LEAF})\s*$"
)
MARKER_ENDS = tuple("）)】版")


def is_marker(text: str) -> bool:
    """Whether a line says nothing but that an article runs on, or where from: （下转二版）, （上接一版）."""
    if text[-1:] not in MARKER_ENDS:
        return False
    return CONTINUED.fullmatch(text) is not None or CONTINUES.fullmatch(text) is not None
