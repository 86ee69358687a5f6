"""Spaces that stand within a byline's words and names, where print or recognition put them.

Specimens (names invented):

    本报记 者 何舟            within the role
    安和融 媒体记者 何舟       within the paper's name
    本报记者 何 舟 田 晓亩     within names of two characters and of three
"""

import re

from digest.patterns import HAN

__all__ = ["close_head", "close_roles", "spaced_name"]

SPACE = re.compile("[ \u3000]")
ROLE = re.compile("记[ \u3000]+者|通[ \u3000]*讯[ \u3000]+员|通[ \u3000]+讯[ \u3000]*员|^本[ \u3000]+报(?=.{0,6}记)")


def close_roles(text: str) -> str:
    """The line with its roles in one piece: ``记 者`` is 记者."""
    return ROLE.sub(lambda role: "".join(role.group().split()), text) if SPACE.search(text) is not None else text


def close_head(line: str, role: re.Pattern[str]) -> str | None:
    """The line without spaces up to its first role, ``None`` if there are none."""
    found = role.search(line) if " " in line else None
    head = line[: found.end()] if found is not None else ""
    return "".join(head.split()) + line[len(head) :] if " " in head else None


def spaced_name(surname: str) -> str:
    """A pattern of names with a space within them; ``surname`` is a pattern too. What they did is no part of them:
    ``何舟 文/图``."""
    return rf"{HAN} {HAN}|{surname} (?!文){HAN}{{2}}|{surname}{HAN} (?![文图摄]){HAN}(?!{HAN})"
