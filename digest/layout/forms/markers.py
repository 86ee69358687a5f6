"""Marks that an article runs on, on this page or another: （下转二版）, （上接一版）, ▲上接第1版; and that an editor's note
opens it: 编者按. The second half's mark may stand beside its title: （上接第一版《石榴花开》）, 石榴花开（上接A1版）."""

import re
from functools import lru_cache

from digest.patterns import any_of
from digest.vocabulary import Genres

__all__ = ["CONTINUED", "CONTINUES", "find_marked_title", "is_editors_note", "is_marker", "is_salutation"]

LEAF = r"第?\s*[A-Z]{0,2}[\d一二三四五六七八九十头]{1,3}\s*版"
TITLE = r"[：:\s]*《?(?P<{}>[^《》（）()【】。]{{4,40}})》?(?:一文)?"
FROM = rf"(?:(?:紧接|上接)\s*(?:{LEAF}(?:{TITLE.format('within')})?|[^）)】]{{0,12}})|接\s*{LEAF})"
# （上接第1版）, and on a line of its own without brackets too: ▲上接第1版.
CONTINUED = re.compile(
    rf"^\s*(?:[（(【]\s*{FROM}\s*[）)】]"
    rf"|[^\w\s]?\s*(?:紧接|上接)\s*{LEAF}(?:\s*《(?P<beside>[^《》]{{4,40}})》|(?!\w))"
    rf"|[^\w\s]\s*上接\s*{LEAF})"
)
CONTINUED_BEHIND = re.compile(rf"(?<=\S)\s*[（(【]\s*{FROM}\s*[）)】]$")
CONTINUES = re.compile(
    rf"(?:[（(【]\s*(?:下转\s*(?:{LEAF}|[^）)】]{{0,12}})|转\s*{LEAF})\s*[）)】]|(?:^|[^\w\s]|\s)\s*下转\s*{LEAF})\s*$"
)
WHOLE = re.compile("^《([^《》]+)》$")  # in a title's marks
SALUTES = re.compile("尊敬的|亲爱的|各位[代领来嘉朋同老]|女士们|同志们")  # opens a speech or a letter
WHO = "(?:代表|委员|领导|来宾|嘉宾|朋友|同志|同仁|老师|同学|乡亲|同胞|战友|女士|先生|居民|市民)"
SALUTED = rf"(?:(?:尊敬的|亲爱的|各位)[\u4e00-\u9fff]{{0,10}}?{WHO}们?|(?:全体|广大|全[市区县镇村校])?{WHO}们)"
GREETED = "(?:大家|你们?|您)好"
SALUTATION = re.compile(rf"{SALUTED}(?:[，、, ]{SALUTED})*(?:[，, ]?{GREETED})?[！!]?|{GREETED}[！!]")
SALUTATION_ENDS = tuple("！!们")  # … without a colon
MARKER_ENDS = tuple("）)】》版")
BY = r"[\u4e00-\u9fff]{1,5}按(?:[】\]：:]|$)"  # who writes an editor's note: 本刊编辑按：


def is_marker(text: str) -> bool:
    """Whether a line says nothing but that an article runs on, or where from: （下转二版）, （上接一版）."""
    if text[-1:] not in MARKER_ENDS:
        return False
    return CONTINUED.fullmatch(text) is not None or CONTINUES.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    """Whether a line says nothing but whom a speech addresses, without a colon: ``同志们``, ``各位来宾、朋友们！``."""
    return text.endswith(SALUTATION_ENDS) and SALUTATION.fullmatch(text) is not None


def find_marked_title(text: str) -> str | None:
    """The title that a line gives beside the mark that it goes on with an article: ``（上接A1版）石榴花开``; the line may be
    text too where no title's marks (《…》) stand about it."""
    if "接" not in text or "版" not in text:
        return None
    match = CONTINUED.match(text)
    if match is not None:
        title = match["within"] or match["beside"] or text[match.end() :]
    else:
        match = CONTINUED_BEHIND.search(text)
        title = text[: match.start()] if match is not None else ""
    return WHOLE.sub(r"\1", title.strip()) or None


def is_editors_note(text: str, genres: Genres) -> bool:
    """Whether a line between a headline and the text is an editor's note: ``编者按：…``, ``【导读】…``."""
    return _editors_note(genres).match(text) is not None


@lru_cache(maxsize=2)
def _editors_note(genres: Genres) -> re.Pattern[str]:
    return re.compile(rf"[【\[（(]?(?:{any_of(genres.notes)}|{any_of(genres.summaries)}[】\]）)：:]|{BY})")
