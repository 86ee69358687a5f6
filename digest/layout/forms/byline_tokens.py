"""A byline's tokens, read from left to right: who stands there, with which word, for which paper, and what is read over.

Anything that is no token makes a line no byline.
"""

import re
from dataclasses import dataclass, field

from digest.layout.forms.credits import FOREIGN_NAME, MARKS
from digest.layout.forms.stray_spaces import spaced_name
from digest.models import Byline
from digest.patterns import HAN, any_of
from digest.vocabulary import Bylines

__all__ = ["GAP", "BylineReader"]

PICTURE = re.compile(r"(?<!文)(?<!文[、/／])图[/／:：]$")
REPORTER = "记者"
QUOTED_MEDIA = re.compile("《[^《》]{2,10}》")
GAP = re.compile(r"[\s、，,；;:：/／\\·|｜（(）)—\-]+")


@dataclass(slots=True)
class _People:
    """Names as they are read, by what they did."""

    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  # staff, photographers


class BylineReader:
    """Reads a byline's tokens by one vocabulary; built once, used for every line."""

    def __init__(self, words: Bylines, surnames: tuple[str, ...]) -> None:
        roles = any_of((*words.reporters, *words.correspondents))
        surname = any_of(surnames)
        self._correspondents = frozenset(words.correspondents)
        self._signed = re.compile(rf"(?P<media>[\w·・\s《》\-]{{0,24}}?)(?P<role>{roles})")
        self._media = re.compile(
            any_of(words.media_endings)
            + rf"|报|电视台|{HAN}台$|网{HAN}{{0,2}}$|频道|周刊|杂志|小学|中学|大学|学校|学院"
        )
        self._prefix = re.compile(rf"(?!文(?!图){HAN})(?:{any_of(words.prefixes)}|[{MARKS}])")  # not 文森
        self._home = re.compile(rf"本报(?:驻?{HAN}{{1,6}})?|本社")
        self._work = re.compile(rf"{any_of(words.works)}(?!{HAN})")
        self._place = re.compile(
            rf"发自\s?{HAN}{{2,8}}|{HAN}{{4,6}}报道$|{HAN}[州都京汉圳津沙庄岛]报道$"
            rf"|(?!{surname}){HAN}{{2,4}}报道|(?<=[/／]){HAN}{{2,4}}报道$"
        )
        self._photo = re.compile(rf"\s*[/／]?\s*{any_of(words.photographs)}(?!\s?[/／:：]?{HAN})")
        # A name may end in 文 (孙友文); that it wrote (何舟文/图) is told by what follows.
        glued = any_of(tuple(word for word in (*words.works, *words.photographs, *words.staff) if word != "文"))
        stop = rf"(?=$|[\s、，,；;/／·（(）)|｜]|{glued}|{roles}|文[/／]|文{surname}{HAN}{{1,2}}[摄图]|{HAN}{{2}}报道$|本[报网台]{roles})"
        own = rf"{surname}{HAN}{{1,2}}?"
        given = any_of(words.given_names) if words.given_names else "(?!)"
        peoples = rf"(?={HAN}{{4}}(?!{HAN}))(?:{given}{HAN}{{2}}|{HAN}{{2}}{given})"  # 扎西石榴
        self._near = re.compile(rf"(?P<name>{FOREIGN_NAME}|{surname} {HAN}|{own}|{peoples}){stop}")
        self._beside = re.compile(rf"(?P<name>{HAN}{{2,3}})(?=[、，]{surname}{HAN}{{1,2}}{stop})")  # 记者石榴花、何舟
        other = rf"(?!{HAN}{{1,2}}[部组社处局]{stop}|{HAN}{{2,3}}报道$){HAN}{{2,3}}?"  # without a known surname; 编辑部 is nobody's name
        self._apart = re.compile(rf"(?P<name>{FOREIGN_NAME}|{spaced_name(surname)}|{own}|{other}|{peoples}){stop}")
        self._station = re.compile(rf"{HAN}{{2,8}}记者站")  # 安和记者站何大舟
        self._run = re.compile(rf"(?:{surname}{HAN}{{1,2}}){{2,4}}(?<![网报台部局讯电]){stop}")  # 何大舟田亩
        self._ranks = {name: rank for rank, name in enumerate(surnames)}
        self._shared = re.compile(  # 安和晨报、39度视频记者何舟
            rf"(?P<first>{HAN}{{2,8}}?(?:{any_of(words.media_endings)}|网))(?:[、/／][\w]{{2,10}}?)+ ?(?={roles})"
        )
        self._label = re.compile(
            rf"(?P<picture>{any_of(words.photographs)})?(?:{any_of(words.works)})?\s?[/／:：◎]\s?(?={HAN}|□)"
        )
        self._camera = re.compile(rf"{any_of(words.photographs)} (?={HAN}{{2,3}}(?: |$|[）)]))")  # 摄影 田晓亩
        self._body = re.compile(rf"{HAN}{{2,8}}(?:[部局厅]|政府|办公室){stop}")  # 作者：安和区水务局
        self._outlet = re.compile(rf"{HAN}{{3,8}}(?<!本)[网报台]{stop}|{self._body.pattern}")  # 作者：新安和网
        self.full_name = re.compile(rf"{surname}{HAN}{{1,2}}(?<![部局厅])")
        self._leading = re.compile(rf"{any_of(words.photographs)}(?= +(?:{HAN}+)?(?:{roles}))")
        self._paper = re.compile(rf"[\u4e00-\u9fff]{{2,8}}{any_of(words.media_endings)}(?= +{surname})")
        self.staff = re.compile(rf"{any_of(words.staff)}\s*[:：/／|｜\s]\s*")

    def read(self, line: str, printed: str) -> Byline | None:
        """Read a byline's tokens from left to right; anything that is no token makes it no byline."""
        people, group, media, signed = _People(), None, None, False
        shared = self._shared.match(line)
        line = line if shared is None else shared["first"] + line[shared.end() :]
        at, glued = 0, False
        while at < len(line):
            gap = GAP.match(line, at)
            if gap is not None:
                at, glued = gap.end(), not gap.group().isspace() and glued
                continue
            role, start = self._role_at(line, at), at
            if role is not None:
                name, word, at = role
                is_picture = group is people.others and PICTURE.search(line, 0, start) is not None  # 图/安和日报记者
                media, signed, glued = media or name, True, True
                group = people.correspondents if word in self._correspondents else people.reporters
                group = people.others if is_picture else group
                continue
            label = self.staff.match(line, at) or self._label.match(line, at) or self._camera.match(line, at)
            if label is not None:
                is_writer = "picture" in label.re.groupindex and label["picture"] is None
                at, group, glued = label.end(), people.reporters if is_writer else people.others, False
                continue
            end = None
            is_first = not (people.reporters or people.correspondents) or line.endswith(REPORTER, 0, at)
            if glued and group is not None and is_first and self._body.match(line, at) is None:
                end = self.name_at(line, at, group, glued=True)
            end = end or self._other_at(line, at) or (self.paper_at(line, at) if signed else None)
            outlet = self._outlet.match(line, at) if end is None and signed else None
            end = outlet.end() if outlet is not None else end
            if end is None:
                named = people.reporters or people.correspondents
                end = self.name_at(
                    line, at, people.reporters if group is None else group, glued=(glued and not named) or not signed
                )
            if end is None:
                return None
            at, glued = end, False
        if not signed:
            return None
        return Byline(
            printed=printed,
            media=media,
            reporters=tuple(dict.fromkeys(people.reporters)),
            correspondents=tuple(dict.fromkeys(people.correspondents)),
        )

    def _role_at(self, line: str, at: int) -> tuple[str | None, str, int] | None:
        """A word for reporter or correspondent with the media name in front of it: media, word, end."""
        match = self._signed.match(line, at)
        if match is None:
            return None
        media = self._home.sub("", match["media"]).strip(" ·・《》")
        if not media or self._prefix.fullmatch(media):
            return None, match["role"], match.end()
        if "了" in media:
            return None  # 河阳日报发表了评论员文|章
        named = media + match["role"].rpartition("记者")[0]  # 安和全媒体记者: the newsroom is part of the role's word
        is_media = self._media.search(named) or QUOTED_MEDIA.fullmatch(match["media"].strip())
        if is_media and all(map(self._media.search, media.split(" ")[:-1])):  # 安和网 安和新闻记者
            return named.strip(" ·・"), match["role"], match.end()
        return None

    def name_at(self, line: str, at: int, group: list[str], *, glued: bool) -> int | None:
        """A name; one that took the picture is read over. Behind a role without a gap it needs a surname."""
        match = (self._near if glued else self._apart).match(line, at)
        run = self._run.match(line, at) if match is None else None
        if run is not None:
            group.extend(self.part_run(run.group()) or [])
            return run.end()
        match = match or (self._beside.match(line, at) if glued else None)
        if match is None:
            return None
        photo = self._photo.match(line, match.end())
        if photo is not None:
            return photo.end()
        name = match["name"]
        group.append(name if name.isascii() else name.replace(" ", ""))
        return match.end()

    def part_run(self, run: str) -> list[str] | None:
        """Names without a gap between them, each a surname and one or two characters; of several ways the one whose next
        surname is the commonest."""
        ways = []
        for length in (3, 2, 4):
            name, rest = run[:length], run[length:]
            if self.full_name.fullmatch(name) is None:
                continue
            others = self.part_run(rest) if rest else []
            if others is not None:
                ways.append((self._ranks.get(rest[:1], 0), [name, *others]))
        return min(ways)[1] if ways else None

    def paper_at(self, line: str, at: int) -> int | None:
        """The end of another paper's name before the names of its own reporters: ``安和时报 田亩``."""
        match = self._paper.match(line, at)
        return match.end() if match is not None else None

    def _other_at(self, line: str, at: int) -> int | None:
        """What else may stand in a byline: what they did, who took the picture, where from."""
        for pattern in (self._station, self._work, self._photo, self._leading, self._place, self._prefix):
            match = pattern.match(line, at)
            if match is not None and match.end() > at:
                return match.end()
        return None
