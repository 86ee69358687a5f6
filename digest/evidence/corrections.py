"""The curator's corrections of the evidence, applied: a theme added or removed, a figure corrected or rejected.

A correction quotes its paragraph and names its item; what it names must be there, once. One that finds nothing, finds
more than one, or changes nothing any more stops the build, so that no correction outlives its reason unnoticed.

    what: add-theme       item: 民生                  the theme that the machine missed
    what: remove-theme    item: 招商与项目
    what: reject-target   item: 6个 (or its metric)     also reject-fact
    what: correct-target  item: 100列                  fields: {metric: 中欧班列开行, deadline: 2031年底, kind: fact}
    what: reject-lesson   item: 苏州 (or its practice)
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from digest.errors import StaleCorrectionError
from digest.evidence.clauses import find_sentences
from digest.models import Correction, Evidence, Figure, FigureKind, Passage, ThemeLabel
from digest.vocabulary import Theme

__all__ = ["CORRECTIONS", "apply_corrections"]

FIELDS = ("metric", "value", "unit", "qualifier", "deadline", "kind")
SEPARATORS = re.compile(r"[,，\s]")


@dataclass(frozen=True, slots=True)
class Case:
    """A correction, the passage that it quotes, and where it stands."""

    correction: Correction
    passage: Passage
    where: str

    def refuse(self, message: str, advice: str) -> NoReturn:
        """Stop the build: say what is wrong with the correction and what to do."""
        _refuse(self.correction, self.where, message, advice)

    def pick(self, found: Sequence[int]) -> int:
        """The one entry that is meant."""
        if not found:
            self.refuse("what this correction names is not found (any more)", "delete the correction")
        if len(found) > 1:
            self.refuse(f"this correction fits {len(found)} entries", "name the metric, or the practice, too")
        return found[0]


def apply_corrections(
    evidence: Evidence,
    corrections: Sequence[Correction],
    passages: Sequence[Passage],
    themes: Sequence[Theme],
    where: str,
) -> Evidence:
    """The evidence with the corrections applied, in their order.

    ``where`` is the file that they stand in. Raises ``StaleCorrectionError`` for one that fits nothing or too much.
    """
    names = [theme.name for theme in themes]
    for correction in corrections:
        apply = CORRECTIONS.get(correction.what)
        if apply is None:
            message = f"“{correction.what}” is no correction"
            _refuse(correction, where, message, f"use one of {', '.join(CORRECTIONS)}")
        if correction.what == "add-theme" and correction.item not in names:
            _refuse(correction, where, f"“{correction.item}” is no theme", f"use one of {', '.join(names)}")
        evidence = apply(evidence, Case(correction, _find_passage(correction, passages, where), where))
    return evidence


def _refuse(correction: Correction, where: str, message: str, advice: str) -> NoReturn:
    fragment = f"{correction.what}: {correction.item} ({correction.paragraph})"
    raise StaleCorrectionError(message, where=where, fragment=fragment, advice=advice)


def _find_passage(correction: Correction, passages: Sequence[Passage], where: str) -> Passage:
    quoted = _squeeze(correction.paragraph)
    found = [p for p in passages if quoted and (quoted in _squeeze(p.text) or quoted in _squeeze(p.printed))]
    if not found:
        advice = "quote the paragraph as it reads now, or delete the correction"
        _refuse(correction, where, "this correction's paragraph is not there any more", advice)
    if len(found) > 1:
        message = f"{len(found)} paragraphs hold what this correction quotes"
        _refuse(correction, where, message, "quote more of the one meant")
    return found[0]


def _squeeze(text: str) -> str:
    return SEPARATORS.sub("", text)


# ── themes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _add_theme(evidence: Evidence, case: Case) -> Evidence:
    theme, passage = case.correction.item, case.passage
    if any(label.theme == theme and label.passage == passage.id for label in evidence.themes):
        case.refuse("the paragraph has this theme without the correction", "delete the correction")
    sentence = _quoted_sentence(passage, case.correction.paragraph)
    label = ThemeLabel(theme=theme, passage=passage.id, sentence=sentence, terms=())
    return replace(evidence, themes=(*evidence.themes, label))


def _quoted_sentence(passage: Passage, quotation: str) -> str:
    sentences = [sentence.text for sentence in find_sentences(passage.text)]
    quoted = _squeeze(quotation)
    return next((text for text in sentences if quoted in _squeeze(text)), sentences[0] if sentences else passage.text)


def _remove_theme(evidence: Evidence, case: Case) -> Evidence:
    meant = (case.correction.item, case.passage.id)
    kept = tuple(label for label in evidence.themes if (label.theme, label.passage) != meant)
    if len(kept) == len(evidence.themes):
        case.refuse("the paragraph does not have this theme (any more)", "delete the correction")
    return replace(evidence, themes=kept)


# ── figures and lessons ──────────────────────────────────────────────────────────────────────────────────────────


def _named_figures(figures: Sequence[Figure], case: Case) -> list[int]:
    """The figures of the passage that the item names: by number with or without unit, by metric, or by both."""
    item = _squeeze(case.correction.item)
    found = []
    for index, figure in enumerate(figures):
        value, metric = _squeeze(figure.value), _squeeze(figure.metric)
        number = value + (figure.unit or "")
        if figure.passage == case.passage.id and item in (value, number, metric, metric + number):
            found.append(index)
    return found


def _without(figures: Sequence[Figure], index: int) -> tuple[Figure, ...]:
    return (*figures[:index], *figures[index + 1 :])


def _reject_target(evidence: Evidence, case: Case) -> Evidence:
    index = case.pick(_named_figures(evidence.targets, case))
    return replace(evidence, targets=_without(evidence.targets, index))


def _reject_fact(evidence: Evidence, case: Case) -> Evidence:
    index = case.pick(_named_figures(evidence.facts, case))
    return replace(evidence, facts=_without(evidence.facts, index))


def _reject_lesson(evidence: Evidence, case: Case) -> Evidence:
    item = case.correction.item
    lessons = evidence.lessons
    found = []
    for index, lesson in enumerate(lessons):
        practice = lesson.practice or ""
        if lesson.passage == case.passage.id and item in (lesson.city, practice, lesson.city + practice):
            found.append(index)
    index = case.pick(found)
    return replace(evidence, lessons=(*lessons[:index], *lessons[index + 1 :]))


def _correct_target(evidence: Evidence, case: Case) -> Evidence:
    """Give a figure other values; ``kind`` moves it between targets and facts. Targets are looked at first."""
    in_targets = bool(_named_figures(evidence.targets, case))
    figures = evidence.targets if in_targets else evidence.facts
    index = case.pick(_named_figures(figures, case))
    corrected = _corrected(figures[index], case)
    if corrected.kind is figures[index].kind:
        changed = (*figures[:index], corrected, *figures[index + 1 :])
        return replace(evidence, targets=changed) if in_targets else replace(evidence, facts=changed)
    if in_targets:
        return replace(evidence, targets=_without(figures, index), facts=(*evidence.facts, corrected))
    return replace(evidence, targets=(*evidence.targets, corrected), facts=_without(figures, index))


def _corrected(figure: Figure, case: Case) -> Figure:
    values = dict(case.correction.fields)
    for name in values:
        if name not in FIELDS:
            case.refuse(f"a figure has no “{name}”", f"use one of {', '.join(FIELDS)}")
    kind = values.get("kind", figure.kind.value)
    if kind not in tuple(FigureKind):
        case.refuse(f"“{kind}” is no kind of figure", "write target or fact")
    for name in ("value", "unit"):
        if _squeeze(values.get(name, "")) not in _squeeze(figure.sentence):
            case.refuse(f"“{values[name]}” does not stand in the sentence", "write it as printed")
    corrected = replace(
        figure,
        kind=FigureKind(kind),
        metric=values.get("metric") or figure.metric,
        value=values.get("value") or figure.value,
        unit=values.get("unit", figure.unit) or None,
        qualifier=values.get("qualifier", figure.qualifier) or None,
        deadline=values.get("deadline", figure.deadline) or None,
    )
    if corrected == figure:
        case.refuse("the figure reads so without the correction", "delete the correction")
    return corrected


CORRECTIONS: Mapping[str, Callable[[Evidence, Case], Evidence]] = {
    "add-theme": _add_theme,
    "remove-theme": _remove_theme,
    "correct-target": _correct_target,
    "reject-target": _reject_target,
    "reject-fact": _reject_fact,
    "reject-lesson": _reject_lesson,
}
"""What a correction may do, by its name in the sidecar."""
