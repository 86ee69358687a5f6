"""Questions without labels: paragraphs of one look, each with its answer below.

Specimens (names invented):

    ——蜂蜜为什么贵了？          a dash or a number opens each question
    2、今年的花期会不会推迟？
    您当初为什么回来养蜂？      or most say 您; or each has one answer below it, or a person line says who answers

Only a text that says who was interviewed, or opens with a note on somebody's life, has such questions: elsewhere they
are subheads (``孩子发烧怎么办？``).
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from digest.layout.forms.asking import TALK
from digest.layout.questions import QUESTION_MARKS
from digest.models import Paragraph

__all__ = ["mark_bare_questions"]

LONGEST = 160  # characters of a question
OPENING = 4  # paragraphs that say who was interviewed
FEWEST_MARKED, FEWEST_PLAIN = 2, 3
SPARSEST = 5  # paragraphs to a question
INTERVIEWED = re.compile(rf"{TALK}|对话|答\S{{0,6}}记者|提问|连线")
LIFE = re.compile(r"[\u4e00-\u9fff]{2,4}，[^。]{0,40}(?:生于|出生|[年月日]生)")
YOU = re.compile("[你您]")
SPOKEN = re.compile("[^“].*“[^”]*”$")  # what somebody in the text asks: 他说：“…？”
DASHED = re.compile("[—–―─－-]")
NUMBERED = re.compile(r"[（(]?(?:[Qq]?\d{1,2}|[一二三四五六七八九十]{1,2})[）)]?[、.．]?")


def mark_bare_questions(paragraphs: Sequence[Paragraph], *, is_asked: bool = False) -> tuple[Paragraph, ...]:
    """Say which paragraphs ask, where no label tells it; ``is_asked``: a person line says whom the paper asked."""
    asking = [
        place
        for place, (paragraph, after) in enumerate(itertools.pairwise(paragraphs))
        if _is_question(paragraph.text) and not _is_question(after.text)
    ]
    if len(asking) < FEWEST_MARKED:
        return tuple(paragraphs)
    opening = "".join(paragraph.text for paragraph in paragraphs[: min(OPENING, asking[0])])
    texts = [paragraphs[place].text for place in asking]
    is_told = INTERVIEWED.search(opening) is not None
    is_life = LIFE.match(opening) is not None and sum(YOU.search(text) is not None for text in texts) * 2 > len(texts)
    if not (is_asked or is_told or is_life):
        return tuple(paragraphs)
    looks = [
        (FEWEST_MARKED, [DASHED.match(text) is not None for text in texts]),
        (FEWEST_MARKED, [NUMBERED.match(text) is not None for text in texts]),
        (FEWEST_PLAIN, ["您" in text for text in texts]),
        (FEWEST_PLAIN, [(is_asked or _alternate(asking)) and SPOKEN.search(text) is None for text in texts]),
    ]
    for fewest, alike in looks:
        found = {place for place, is_alike in zip(asking, alike, strict=True) if is_alike}
        if len(found) >= fewest and len(found) * SPARSEST >= len(paragraphs) - min(found):
            return tuple(replace(paragraph, is_question=place in found) for place, paragraph in enumerate(paragraphs))
    return tuple(paragraphs)


def _alternate(asking: Sequence[int]) -> bool:
    """Whether each question but the last has one paragraph below it."""
    return all(after - place == 2 for place, after in itertools.pairwise(asking))


def _is_question(text: str) -> bool:
    return text.endswith(QUESTION_MARKS) and len(text) <= LONGEST
