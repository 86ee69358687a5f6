"""Questions and answers: which printed labels are speakers, and who says each paragraph.

Specimens (names invented):

    Q《石榴》：这次学到了什么？  A林远舟：差距在眼界。
    记者：这次学到了什么？      主持人：  问：  Q：   the asker, 安和日报： too
    林远舟：差距在眼界。        答：     林区长：     the answerer, by name or not
    □这次学到了什么？           ■差距在眼界。        marks alone, one of which asks again and again

规定：… 解读：… has labels too, but nobody asks: without an asker's label there are no questions and answers.
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from digest.clean import COLONS, is_finished, squeeze, usual_colons
from digest.layout.blocks import Block
from digest.layout.forms.askers import HOST, LONGEST_LABEL, NET_USERS, Askers
from digest.layout.forms.person_line import parse_label
from digest.models import Paragraph
from digest.traditional import simplify

__all__ = ["MARKS", "QUESTION_MARKS", "find_labels", "label_of", "mark_speakers"]

REPORTER = re.compile(r".{2,14}记者(?P<name>[\u4e00-\u9fff]{2,3})")  # 安和台驻平原记者何舟：, then 何舟：
SHORTENED = re.compile(
    r"[（(](?:[^（）()]{0,20}[，,])?(?:以下)?[简下]称为?[“\"]?(?P<short>[^）)”\"]{1,8})[”\"]?[）)]"
)  # 记者（以下简称“记”）：
LABEL = re.compile(  # with a number before or behind it: 1.问：  （1）问：  Q1：
    r"^(?:[一二三四五六七八九十]{1,3}、(?=[^：:]{0,14}(?:记者|问)[：:]))?"
    r"[■●◆▲△□◎★\-–—·]?(?:[（(]?[0-9]{1,2}[）)]?[.、．]?(?=[问答记QA]))?"
    r"(?:[QA](?=《|[\u4e00-\u9fff]{2,3}[：:]))?[【\[]?"  # Q《安和日报》：  A林远舟：
    r"(?:(?P<short>问题?|答|Q|A)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
    r"|(?P<label>网友“[^，。：:；]{1,9}|[^\s，。：:；、“”‘’（）()《》【】\[\]0-9]{1,6}|[^\s，。：:；“”]{2,18}?))"
    r"[】\]]?\s?[：:]"
)
PARTED_LABEL = re.compile(  # 安和文化局 局长 林远舟：
    r"(?P<label>[^\s，。：:；“”【\[]{6,20}[ \u3000][\u4e00-\u9fff、]{2,8}(?:[ \u3000][\u4e00-\u9fff]{2,4})?)[：:]"
)
BRACKETED = re.compile(r"[\[【](?P<label>[^\[\]【】，。：:；]{1,8})[\]】] ?(?=\S)")  # without a colon: [主持人]各位好
NAMED_ASKER = re.compile(r"^[□■◎]?(?P<label>[^：:]{2,6})[：:](?P<name>[\u4e00-\u9fff]{2,4})(?:[（(][^（）()]*[）)])?$")
REPORTERS = ("记者", "記者")
POINTED = ("Q.", "A.", "Q．", "A．", "Q、", "A、")
MARKS = ("□", "■", "△", "▲", "○", "●")  # □ asks, ■ answers
PARTED = re.compile(  # 林（远舟）：, then 林：
    r"(?P<label>(?P<surname>[\u4e00-\u9fff])[（(](?P<given>[\u4e00-\u9fff]{1,2})[）)]) ?[：:]"
)
INITIALS = re.compile("[A-Z]{3,6}")  # a magazine's
LONGEST_OPENING = 40  # characters of a label that says how it is shortened
LONGEST_GUEST = 3  # characters of a name, where several talk
MOST_GUESTS = 5  # of whom one asks
LONGEST_NOTE = 40  # characters of a line that says who asks
LONGEST_TURN = 600  # characters of a turn's first lines
QUESTION_MARKS = ("？", "?", "？”", "?”")


def label_of(text: str) -> str | None:
    """The label that opens a text (``记者：``, ``问:``, ``【林远舟】：``), or the mark that stands for one (``□``), or
    ``None``."""
    text = usual_colons(text)
    opening = text[:LONGEST_OPENING] if "称" in text[:LONGEST_OPENING] or " " in text[:24] else text[:24]
    if text[:2] in POINTED:
        return text[0]
    if "：" not in opening and ":" not in opening:
        bracketed = BRACKETED.match(text) if text[:1] in "[【" else None
        if bracketed is not None:
            return squeeze(bracketed["label"])
        return text[0] if text[:1] in MARKS and len(text) > 1 else None
    parted = PARTED_LABEL.match(text) if "：" not in text[:20] else None
    if parted is not None:
        return squeeze(parted["label"])
    match = LABEL.match(
        squeeze(SHORTENED.sub("", text[:LONGEST_OPENING]) if "称" in text[:LONGEST_OPENING] else text[:24])
    )
    return match["label"] or match["short"][:1] if match else None


def _find_short_labels(texts: Iterable[str]) -> dict[str, str]:
    """Labels by what they are shortened to: 林 of ``林远舟（以下简称“林”）：`` is 林远舟, and of
    ``林（远舟）：`` too."""
    found: dict[str, str] = {}
    texts = list(texts)
    for text in texts:
        label = label_of(text) if "记者" in text[:LONGEST_NOTE] else None
        reporter = REPORTER.fullmatch(label) if label is not None else None
        if reporter is not None and label is not None:
            found.setdefault(reporter["name"], label)
    for text in texts:
        parted = PARTED.match(usual_colons(text))
        if parted is not None:
            full = parted["surname"] + parted["given"]
            found |= {parted["surname"]: full, squeeze(parted["label"]): full}
        short = SHORTENED.search(text[:LONGEST_OPENING]) if "称" in text[:LONGEST_OPENING] else None
        label = label_of(text) if short is not None else None
        if short is not None and label is not None:
            found.setdefault(short["short"], label)
    return found


def find_labels(blocks: Sequence[Block]) -> frozenset[str]:
    """The labels of a page's questions and answers: the askers', and what answers them or stands there again and
    again."""
    texts = [line.text for block in blocks for line in block.lines]
    short = _find_short_labels(texts)
    labelled = [(short.get(label, label), text) for text in texts if (label := label_of(text))]
    labels = _find_full_labels(blocks, labelled) if labelled else frozenset[str]()
    return labels.union(label for label, full in short.items() if full in labels)


def _find_full_labels(blocks: Sequence[Block], labelled: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The labels among those that open lines, each with its line."""
    printed = [label for label, _ in labelled]
    words = blocks[0].forms.askers
    alone = {label for label, text in labelled if text.endswith(COLONS)}  # 安和区区长林远舟：, the answer below
    counts = Counter(printed)
    at_conference = {label for label in counts if label.endswith(REPORTERS) or label.startswith(HOST)}  # each asks once
    is_conference = len(at_conference) > 1 or any(
        count >= 2 for label, count in counts.items() if not words.asks(label)
    )
    is_conference |= any(
        first in at_conference and not words.asks(second) and _are_names(blocks, [second])
        for first, second in itertools.pairwise(printed)
    )
    askers = {
        label
        for label, count in counts.items()
        if label in words.names
        or (words.asks(label) and (count >= 2 or (label in at_conference and is_conference)))
        or label.startswith((NET_USERS, HOST))
    }
    askers |= _find_papers(blocks, labelled)
    answerers = {
        label for label, count in counts.items() if count >= 2 and (len(label) <= LONGEST_LABEL or label[-1] in "）)")
    } - askers
    answerers |= words.answers & set(counts)
    replies = {after for label, after in itertools.pairwise(printed) if label in askers and after not in askers}
    offices = blocks[0].forms.vocabulary.offices
    answerers |= {
        label
        for label in replies
        if len(label) <= LONGEST_LABEL
        or label.endswith(("答", "）", ")"))  # 市水务局负责人答
        or label in alone
        or None not in parse_label(simplify(label), offices)
    }
    if not askers:
        answers = frozenset(label for label in words.answers if counts[label] >= 2)
        return (
            answers
            or _find_conversation(blocks, counts)
            or _find_exchange(blocks, labelled)
            or _find_named_speakers(blocks, counts)
            or _find_answerer(blocks, counts)
            or _find_officials(blocks, printed, alone)
        )
    if sum(counts[label] for label in askers) + sum(counts[label] for label in answerers) < 2:
        return frozenset()
    return frozenset(askers | answerers)


def _find_papers(blocks: Sequence[Block], labelled: Sequence[tuple[str, str]]) -> set[str]:
    """The papers that ask once, and whom the text names answers: ``安和晚报：…？``, then ``林远舟：…``."""
    asks = blocks[0].forms.askers.asks
    pairs = [
        (first, second)
        for (first, _), (second, _) in itertools.pairwise(labelled)
        if len(second) <= LONGEST_LABEL and not asks(second) and (asks(first) or INITIALS.fullmatch(first))
    ]
    if not pairs:
        return set()
    asked = {
        label
        for label, said in _turns(line.text for block in blocks for line in block.lines)
        if said.endswith(QUESTION_MARKS) or "您" in said
    }
    named, offices = _named(blocks), blocks[0].forms.vocabulary.offices
    return {
        first
        for first, second in pairs
        if first in asked
        and (second in named or _are_names(blocks, [parse_label(simplify(second), offices)[1] or second]))
    }


def _find_conversation(blocks: Sequence[Block], counts: Counter[str]) -> frozenset[str]:
    """Two labels of which one asks, by the question marks that end its turns: a reporter's name, 网友, an unknown paper;
    or several names, of which one does."""
    often = {label for label, count in counts.items() if count >= 2 and len(label) <= LONGEST_LABEL}
    guests = {label for label in counts.keys() - often if _are_names(blocks, [label])}
    if len(often) == 1 and 1 < len(guests) < MOST_GUESTS:
        often |= guests  # each answers once
    elif len(often) != 2 and not (2 < len(often) <= MOST_GUESTS and _are_names(blocks, often)):
        return frozenset()
    texts = [line.text for block in blocks for line in block.lines]
    short = _find_short_labels(texts)
    turns = [(short.get(label, label), said) for label, said in _turns(texts)]
    return frozenset(often) if _ask(turns, often) else frozenset()


def _find_exchange(blocks: Sequence[Block], labelled: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The two labels of a text that asks once and answers once, both names: the first asks, with 您 or of somebody whom the
    text names elsewhere too."""
    if len(labelled) != 2 or not _are_names(blocks, [label for label, _ in labelled]):
        return frozenset()
    (asks, _), (answers, _) = labelled
    texts = [line.text for block in blocks for line in block.lines]
    said = dict(_turns(texts))
    question, answer = said.get(asks, ""), said.get(answers, "")
    is_question, is_honoured = question.endswith(QUESTION_MARKS), "您" in question and "您" not in answer
    is_named = any(answers in text and label_of(text) != answers for text in texts)
    return frozenset({asks, answers}) if is_question + is_honoured + is_named > 1 and asks != answers else frozenset()


def _are_names(blocks: Sequence[Block], labels: Iterable[str]) -> bool:
    """Whether all labels are Chinese names by their surnames."""
    surnames = blocks[0].forms.vocabulary.offices.surnames
    return all(len(label) <= LONGEST_GUEST and label.startswith(surnames) for label in labels)


def _turns(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The label and the text of each turn: from a label to the end of a sentence that ends a line."""
    label, said = None, ""
    for text in texts:
        opens = label_of(text)
        if opens is not None:
            label, said = opens, ""
        if label is not None:
            said += text
            if is_finished(said) or len(said) > LONGEST_TURN:
                yield label, said
                label = None


def _ask(turns: Iterable[tuple[str, str]], labels: Collection[str]) -> frozenset[str]:
    """The one of the labels whose turns end in a question, more of them than not, who introduces the only other by name,
    who alone says 您 most of the time; or, of two, who speaks first and alone asks at all."""
    asked, honoured, spoke = Counter[str](), Counter[str](), Counter[str]()
    for label, said in turns:
        if label not in labels:
            continue
        if len(labels) == 2 and not spoke and any(other != label and other in said for other in labels):
            return frozenset({label})
        spoke[label] += 1
        asked[label] += said.endswith(QUESTION_MARKS)
        honoured[label] += "您" in said
    for counts in (asked, honoured):
        found = frozenset(label for label in labels if counts[label] * 2 > spoke[label])
        again = frozenset(label for label in found if counts[label] > 1)
        found = again if len(labels) > 2 and again else found  # of several, who asks again
        if len(found) == 1:
            return found
    asking = frozenset(label for label in labels if asked[label])
    opens_asking = next(iter(spoke), None) in asking
    return asking if len(labels) == 2 and len(asking) == 1 and opens_asking else frozenset()


def _find_named_speakers(blocks: Sequence[Block], counts: Counter[str]) -> frozenset[str]:
    """Where nobody asks: labels that are the name of someone whom the text names with an office, or a name with its title,
    twice at least."""
    often = {label for label, count in counts.items() if count >= 2 and len(label) <= LONGEST_LABEL}
    if not often:
        return frozenset()
    named = _named(blocks)
    offices = blocks[0].forms.vocabulary.offices
    titled = {label for label in often - named if label.endswith(offices.titles) and parse_label(label, offices)[1]}
    return frozenset((often & named) | titled)


def _find_answerer(blocks: Sequence[Block], counts: Counter[str]) -> frozenset[str]:
    """The one label of a text whose questions have none: a name, each time below a line that ends in a question."""
    often = {label for label, count in counts.items() if count >= 2}
    if len(often) != 1 or not _are_names(blocks, often):
        return frozenset()
    texts = [line.text for block in blocks for line in block.lines]
    above = [before for before, text in itertools.pairwise(texts) if label_of(text) in often]
    asked = sum(text.endswith(QUESTION_MARKS) for text in above)
    return frozenset(often) if asked >= 2 and asked + 1 >= len(above) else frozenset()


def _named(blocks: Sequence[Block]) -> set[str]:
    """Whom the page lets speak or names with a title."""
    return {name for name, _ in blocks[0].forms.speakers.names_in("\n".join([block.text for block in blocks]))}


def _named_asker(text: str, words: Askers) -> str | None:
    """The name on a line that says who asks, and no more: ``采访者：何舟``, ``主持人：何 舟（平原日报记者）``."""
    match = NAMED_ASKER.match(squeeze(text[:LONGEST_NOTE])) if "：" in text[:8] or ":" in text[:8] else None
    return match["name"] if match is not None and match["label"] in words.names else None


def _find_officials(blocks: Sequence[Block], printed: Sequence[str], alone: Collection[str]) -> frozenset[str]:
    """Labels of office and name, where each speaks but once: behind a reporter's, or one of several on lines of their
    own."""
    if not blocks or not any(len(label) > LONGEST_LABEL for label in printed):
        return frozenset()
    offices = blocks[0].forms.vocabulary.offices
    long = [label for label in printed if len(label) > LONGEST_LABEL]
    named = {label for label in long if None not in parse_label(simplify(label), offices)}
    known = named | _named(blocks)  # 安和区委书记林远舟接受采访, then 林远舟：
    asked = {
        label
        for pair in itertools.pairwise(printed)
        if pair[0].endswith(REPORTERS) and (pair[1] in known or set(pair) <= set(alone))
        for label in pair
    }
    if asked or not (named & set(alone) and len(alone) > 1):
        return frozenset(asked)
    return frozenset(alone)


def mark_speakers(paragraphs: Sequence[Paragraph], labels: frozenset[str], words: Askers) -> tuple[Paragraph, ...]:
    """Say of each paragraph who speaks; one without a label goes on with the speaker before it."""
    short = _find_short_labels(paragraph.text for paragraph in paragraphs)
    own = [label if (label := label_of(paragraph.text)) in labels else None for paragraph in paragraphs]
    own = [short.get(label, label) if label is not None else None for label in own] if short else own
    labels = frozenset(label for label in own if label is not None)  # another article of the page has its own
    if sum(label is not None for label in own) < 2:
        return tuple(paragraphs)
    askers = {label for label in own if label is not None and words.asks(label)}
    askers |= {name for paragraph in paragraphs if (name := _named_asker(paragraph.text, words)) is not None} & labels
    few = len(labels) == 2 or all(len(label) <= LONGEST_LABEL for label in labels)
    unknown = labels if not askers and few else labels.intersection(MARKS)
    if 2 <= len(unknown) <= MOST_GUESTS:
        turns = ((label, paragraph.text) for label, paragraph in zip(own, paragraphs, strict=True) if label is not None)
        askers |= _ask(turns, unknown)
    is_bare = labels <= words.names and {"Q", "问"} & labels != set()  # Q1：…, and the answers have none
    marked, speaker = [], None
    for place, (paragraph, label) in enumerate(zip(paragraphs, own, strict=True)):
        answers = labels <= words.answers or (len(labels) == 1 and paragraph.text.endswith(QUESTION_MARKS))
        asks = label is None and answers and place + 1 < len(own) and own[place + 1] is not None
        speaker = None if asks and paragraph.text.endswith(QUESTION_MARKS) else label or (None if is_bare else speaker)
        marked.append(replace(paragraph, speaker=speaker, is_question=speaker in askers or (asks and speaker is None)))
    return tuple(marked)
