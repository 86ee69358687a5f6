"""Passages → evidence: themes, targets, facts and lessons of an interview, with the curator's corrections applied.

Each passage is read on its own, so its labels do not depend on its neighbours or their order. The asker's turns say
nothing of the speaker's plans and are left out.
"""

from collections.abc import Sequence

from digest.evidence.corrections import apply_corrections
from digest.evidence.lessons import find_lessons
from digest.evidence.targets import find_figures
from digest.evidence.themes import find_themes
from digest.models import Correction, Evidence, FigureKind, Passage
from digest.vocabulary import Vocabulary

__all__ = ["find_evidence"]


def find_evidence(
    passages: Sequence[Passage],
    vocabulary: Vocabulary,
    *,
    year: int | None,
    area: str | None = None,
    corrections: Sequence[Correction] = (),
    where: str = "",
) -> Evidence:
    """What was said in an interview, in the order of its passages.

    ``year`` is the interview's, to which 全年 and 年底 refer; ``area`` is the speaker's, whose own city teaches nothing;
    ``corrections`` are the sidecar's, ``where`` its file. Raises ``StaleCorrectionError`` for one that fits nothing.
    """
    answers = [passage for passage in passages if not passage.is_question]
    figures = [f for p in answers for f in find_figures(p, vocabulary.figures, vocabulary.units, year=year)]
    areas = [entry for entry in vocabulary.areas if entry.kind == "city" or entry.name == area]
    evidence = Evidence(
        themes=tuple(x for p in answers for x in find_themes(p, vocabulary.themes, vocabulary.theme_words)),
        targets=tuple(figure for figure in figures if figure.kind is FigureKind.TARGET),
        facts=tuple(figure for figure in figures if figure.kind is FigureKind.FACT),
        lessons=tuple(x for p in answers for x in find_lessons(p, vocabulary.lessons, vocabulary.cities, areas)),
    )
    return apply_corrections(evidence, corrections, passages, vocabulary.themes, where)
