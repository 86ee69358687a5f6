"""What a figure says: its metric, and what qualifies it.

签约10家研究院                         签约研究院                     the number stands before what it counts
规上工业企业研发活动覆盖率突破70%          规上工业企业研发活动覆盖率      … or behind what it measures; 突破 qualifies
新增规上企业、专精特新企业各300家         two statements              各 and 分别 share numbers out
贯通26条省级、13条市级产业链             贯通省级产业链…              coordinated names share verb and head
完成投资10亿元,增长8%                  投资, 投资增长               a bare 增长 belongs to the figure before
新签约400亿元、新开工280亿元以上          以上 of both                a qualifier at the end of a list is shared
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from digest.evidence.clauses import find_clauses
from digest.evidence.deadlines import find_deadlines
from digest.evidence.figures import Candidate
from digest.evidence.lexicon import Lexicon
from digest.evidence.qualifiers import longest_first, qualifiers
from digest.vocabulary import Figures

__all__ = ["Statement", "find_statements"]

LIST = re.compile(r"[、和及与]|以及")
SHARE_OUT = re.compile(r"(?:分别|各|均)(?:是|为|有)?")
CLASS = re.compile(r"^(?P<class>[\u4e00-\u9fff“”‘’\"]{1,6}?[级类型])(?P<head>.*)$")
JOINT = re.compile(r"^[、和及与，,\s]|^(?:以及|并且|并|且|其中|同时)")
TRIM = "、，,。；;：: 　"
LONGEST = 48  # characters of a metric
SHORTEST = 4  # characters of a clause that names what the next one speaks of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure with its metric and its nearest qualifier, ``None`` where nothing near qualifies it."""

    candidate: Candidate
    metric: str
    qualifier: str | None


class Words:
    """The vocabulary's words as patterns."""

    def __init__(self, words: Figures) -> None:
        openers = (*words.pledges, *words.commitments, *words.intents, *words.adverbs, *words.fillers)
        kept = ("计划", "规划", "拟", "预计")
        self.opening = _pattern("^(?:{})", [word for word in openers if word not in kept])
        self.closing = _pattern("(?:{})$", (*words.pledges, *words.adverbs, *words.holding))
        self.adverbs = Lexicon(dict.fromkeys(words.masks, False) | dict.fromkeys(words.adverbs, True))
        self.holding = _pattern("({})", words.holding)
        self.growth = _pattern("^(?:{}|继续|保持|年均|平均|同口径|均|再|更)*$", words.growth)
        self.regions = _pattern("(?:{})+$", words.regions)
        self.delivery = _pattern("^(?:{})", words.delivery)
        self.verbs = _pattern("(?:{})", (*words.delivery, *words.verbs))
        self.qualifiers = qualifiers(words)


def _pattern(frame: str, words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(map(re.escape, longest_first(words)))))


@cache
def _words(words: Figures) -> Words:
    return Words(words)


def find_statements(sentence: str, candidates: Sequence[Candidate], words: Figures) -> list[Statement]:
    """One statement for each figure, or several where 各 shares it out; in the order of the figures."""
    table = _words(words)
    metrics = _metrics(sentence, candidates, table)
    qualifiers = _qualifiers(sentence, candidates, table)
    statements: list[Statement] = []
    for candidate, names, qualifier in zip(candidates, metrics, qualifiers, strict=True):
        statements.extend(Statement(candidate=candidate, metric=name, qualifier=qualifier) for name in names)
    return statements


# ── qualifiers ───────────────────────────────────────────────────────────────────────────────────────────────────


def _qualifiers(sentence: str, candidates: Sequence[Candidate], table: Words) -> list[str | None]:
    behind = [_behind(sentence, candidate, table) for candidate in candidates]
    for index in range(len(candidates) - 2, -1, -1):
        here, there = candidates[index], candidates[index + 1]
        if behind[index] is None and behind[index + 1] and _share_qualifier(sentence, here, there):
            behind[index] = behind[index + 1]
    return [after or _ahead(sentence, candidate, table) for candidate, after in zip(candidates, behind, strict=True)]


def _share_qualifier(sentence: str, here: Candidate, there: Candidate) -> bool:
    """Whether 以上 behind the next figure is meant of this one too: a list of sums or counts alike."""
    a, b = here.quantity, there.quantity
    return here.clause == there.clause and a.unit == b.unit and sentence[a.end : a.end + 1] in ("、", "和")


def _behind(sentence: str, candidate: Candidate, table: Words) -> str | None:
    quantity = candidate.quantity
    return table.qualifiers.behind(sentence[quantity.end : candidate.clause.end]) or quantity.more or None


def _ahead(sentence: str, candidate: Candidate, table: Words) -> str | None:
    text = sentence[candidate.left : candidate.quantity.start]
    if candidate.quantity.kind == "rank":
        verbs = table.holding.findall(text)
        return verbs[-1] if verbs else None
    adverbs = [hit.word for hit in table.adverbs.find(text) if hit.value]
    return table.qualifiers.before(text) or (adverbs[-1] if adverbs else None)


# ── metrics ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Carry:
    """What a figure leaves to the next of its sentence: its metric, and the verb of delivery that governs both."""

    metric: str = ""
    verb: str = ""


def _metrics(sentence: str, candidates: Sequence[Candidate], table: Words) -> list[tuple[str, ...]]:
    metrics: list[tuple[str, ...]] = []
    carry = Carry()
    index = 0
    while index < len(candidates):
        group = _group(candidates, index)
        shared = _shared_out(sentence, group, table)
        if shared is None:
            shared, carry = _in_turn(sentence, group, table, carry)
        else:
            carry = Carry(metric=shared[-1][-1])
        metrics.extend(shared)
        index += len(group)
    return metrics


def _group(candidates: Sequence[Candidate], index: int) -> Sequence[Candidate]:
    """The figures from ``index`` on that stand in one list."""
    end = index + 1
    while end < len(candidates) and candidates[end].clause == candidates[index].clause:
        end += 1
    return candidates[index:end]


def _shared_out(sentence: str, group: Sequence[Candidate], table: Words) -> list[tuple[str, ...]] | None:
    """Names and numbers paired (A、B分别达到1亿元和2亿元), or one number for all names (A、B各3家); else ``None``."""
    first, last = group[0], group[-1]
    text = sentence[first.left : first.quantity.start]
    marks = list(SHARE_OUT.finditer(text))
    if not marks or any(_gap(sentence, a, b).strip("、和及与约近超达到") for a, b in pairwise(group)):
        return None
    names = _names(text[: marks[-1].start()], table)
    growth = _cleaned(text[marks[-1].end() :], table)
    names = [name + growth for name in names if name]
    if len(group) == 1 and len(names) > 1 and first.quantity.end == last.quantity.end:
        return [tuple(names)]
    return [(name,) for name in names] if len(names) == len(group) > 1 else None


def _gap(sentence: str, here: Candidate, there: Candidate) -> str:
    return sentence[here.quantity.end : there.quantity.start]


def _names(text: str, table: Words) -> list[str]:
    """The coordinated names of a list, each with the verb before the first and the head behind the last."""
    text = _cleaned(text, table)
    verb = table.delivery.match(text)
    names = [_trimmed(name) for name in LIST.split(text[verb.end() :] if verb else text)]
    return [(verb[0] if verb else "") + name for name in _with_heads([name for name in names if name])]


def _with_heads(names: Sequence[str]) -> list[str]:
    """省级、市级产业链 → 省级产业链、市级产业链."""
    last = CLASS.match(names[-1]) if names else None
    if last is None or not last["head"]:
        return list(names)
    return [name + last["head"] if (m := CLASS.match(name)) and not m["head"] else name for name in names]


def _in_turn(
    sentence: str, group: Sequence[Candidate], table: Words, carry: Carry
) -> tuple[list[tuple[str, ...]], Carry]:
    """The metric of each figure of a clause from the words around it, and what the next clause takes over."""
    parts = [_parts(sentence, group, index, table) for index in range(len(group))]
    objects = _with_heads([behind for _, behind in parts]) if parts[-1][1] else [behind for _, behind in parts]
    metrics: list[tuple[str, ...]] = []
    for index, ((before, behind), named) in enumerate(zip(parts, objects, strict=True)):
        opening = table.verbs.match(before)
        verb = before if behind and before else opening[0] if opening else ""
        if behind:
            metric = (before or carry.verb) + named
        elif carry.metric and table.growth.match(before):
            metric = carry.metric if carry.metric.endswith(before) else carry.metric + before
        elif not before or table.verbs.fullmatch(before):
            metric = _topic(sentence, group[0], table) + before
        elif index and group[index].quantity.kind in ("count", "loose") and not table.verbs.match(before):
            metric = carry.verb + before
        else:
            metric = before
        metric = _trimmed(metric)[-LONGEST:] or carry.metric or _trimmed(group[0].clause.text) or sentence
        metrics.append((metric,))
        carry = Carry(metric=re.sub(r"(?:同比)?(?:增长|下降)$", "", metric), verb=verb or carry.verb)
    return metrics, carry


def _topic(sentence: str, candidate: Candidate, table: Words) -> str:
    """What the clause before speaks of, for a clause that is a bare verb (推动班列运营,开行100列)."""
    clauses = [clause for clause in find_clauses(sentence) if clause.end < candidate.clause.start]
    topic = _cleaned(clauses[-1].text, table) if clauses and len(clauses[-1].text) <= LONGEST // 2 else ""
    return topic if len(topic) >= SHORTEST else ""


def _parts(sentence: str, group: Sequence[Candidate], index: int, table: Words) -> tuple[str, str]:
    """The words before the figure and, if it counts what follows, those behind it; both cleaned."""
    candidate = group[index]
    quantity = candidate.quantity
    end = group[index + 1].quantity.start if index + 1 < len(group) else candidate.clause.end
    behind = sentence[quantity.end : end]
    behind = behind.removeprefix(table.qualifiers.behind(behind) or "")
    behind = re.split("[、，,]", behind)[0].removeprefix("的")
    before = sentence[candidate.left : quantity.start]
    if quantity.kind == "rank" or not _counts_behind(quantity.kind, behind):
        return _cleaned(before, table), ""
    before = re.split("、", before)[-1]
    verbs = list(table.verbs.finditer(before))
    return _cleaned(before[verbs[-1].start() :] if verbs else before, table), _trimmed(_head(behind))


def _head(behind: str) -> str:
    """What is counted, up to a second thing that is only named beside it."""
    head = re.split("[和与及]", behind)[0]
    return head if len(behind) > LONGEST // 4 and len(head) > 1 else behind


def _counts_behind(kind: str, behind: str) -> bool:
    """Whether the number counts what stands behind it (10家研究院), rather than measuring what stands before."""
    if not _trimmed(behind) or behind[0] in "和及与并，,（(":
        return False
    return kind in ("count", "loose", "order", "money", "measure")


def _cleaned(text: str, table: Words) -> str:
    """The words that name the metric: without joints, pledges, times, fillers and linking verbs around them."""
    for deadline in reversed(list(find_deadlines(text))):
        if deadline.printed != "年度":
            text = text[: deadline.start] + text[deadline.end :]
    while (shorter := table.opening.sub("", JOINT.sub("", text)).strip("、，, ")) != text:
        text = shorter
    while text:
        linking = table.qualifiers.ending(text.removesuffix("了"))
        shorter = text.removesuffix("了").removesuffix(linking) if linking else text
        shorter = table.regions.sub("", table.closing.sub("", shorter)).removesuffix("的")
        if shorter == text:
            break
        text = shorter
    return _trimmed(text)


def _trimmed(text: str) -> str:
    """The text without punctuation around it; quotation marks go only where their partners are missing."""
    text = text.strip(TRIM)
    for opening, closing in ("“”", "‘’", "（）", "()"):
        if text.count(opening) > text.count(closing):
            text = text.replace(opening, "", 1) if text.startswith(opening) else text
        if text.count(closing) > text.count(opening):
            text = text.removesuffix(closing)
    return text.strip(TRIM)
