"""What can go wrong, one class per cause, and what can be noticed.

An error stops the build before anything is written; it names the file (and line), quotes the fragment and says what to
do next. A finding (``models.Finding``) stops nothing; it is shown in the report and on the site's quality page.

Exit codes of ``build.py``:

    0  done                                5  mkdocs failed to publish the content
    1  an error of this program            6  content/ is not what the code writes (check)
    2  the command line is wrong           7  findings, with --strict
    3  the corpus cannot be read           8  the folder cannot be written
    4  a vocabulary or sidecar is wrong
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

__all__ = [
    "FINDINGS",
    "REASONS",
    "CorpusError",
    "DigestError",
    "OutdatedContentError",
    "PublishError",
    "StaleCorrectionError",
    "StrictError",
    "VocabularyError",
    "WriteError",
    "tell_reasons",
]


class DigestError(Exception):
    """Base of all errors that a curator can mend.

    ``where`` is a file, or ``file:line``; ``fragment`` quotes what was found there; ``advice`` is the next step.
    """

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", fragment: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.fragment = fragment
        self.advice = advice

    def __str__(self) -> str:
        """The error in up to three lines: where and what, the fragment, the next step."""
        lines = [f"{self.where}: {self.message}" if self.where else self.message]
        if self.fragment:
            lines.append(f"    {self.fragment}")
        if self.advice:
            lines.append(f"  → {self.advice}")
        return "\n".join(lines)


class CorpusError(DigestError):
    """A page or the corpus folder cannot be read."""

    exit_code = 3


class VocabularyError(DigestError):
    """A YAML file of the curator's (vocabulary or sidecar) is not as it should be."""

    exit_code = 4


class StaleCorrectionError(VocabularyError):
    """An erratum or correction matches nothing on its page any more, or matches more than it should."""


class PublishError(DigestError):
    """MkDocs could not publish the content."""

    exit_code = 5


class OutdatedContentError(DigestError):
    """``content/`` differs from what the code writes."""

    exit_code = 6


class StrictError(DigestError):
    """There are findings, and the curator asked for none."""

    exit_code = 7


class WriteError(DigestError):
    """A folder or file of the output cannot be written."""

    exit_code = 8


FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "no-interview": "版面上没有找到访谈",
        "no-headline": "文章没有标题",
        "no-byline": "访谈没有署名",
        "no-name-in-byline": "署名没有人名",
        "no-body": "标题之下没有正文",
        "unclaimed-text": "有文字没有归入任何文章",
        "thin-placement": "段落归属的依据不足",
        "unfinished-article": "文章似乎没有完",
        "damaged-text": "文字有损",
        "unnamed-person": "受访人没有具名",
        "thin-person": "受访人据全文推断，依据不足",
        "unknown-area": "区县不在词表之内",
        "unknown-office": "职务不在词表之内",
        "unknown-paper": "报纸不在词表之内",
        "same-name": "同名者未能分清",
        "weekday-mismatch": "日期与星期不合",
        "same-person-twice": "同一版有同一人的两篇访谈",
        "odd-characters": "有不可见或无法辨认的字符",
        "sidecar-without-page": "说明文件没有对应的版面",
        "not-joined": "两次刊登相近而未合并",
    }
)
"""Finding code → what it means to the reader (the site speaks Chinese)."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "opens": "在标题之下",
        "follows": "紧接上一段",
        "resumes": "回到前面的文章",
        "resumes-unfinished": "那篇的句子还没有完",
        "resumes-continued": "那篇注明下转",
        "junction": "断处两字在版上别处相连",
        "no-junction": "断处两字在版上别处不相连",
        "carries-on": "上一段的句子还没有完",
        "announced": "上一段引出下文",
        "midway-of-finished": "从句中开始，而上一段已完",
        "closes-quote": "合上那篇的引号",
        "speaker": "提到那篇的受访人",
        "other-speaker": "只提到别篇的受访人",
        "area": "提到那篇的地方或单位",
        "other-area": "只提到别篇的地方或单位",
        "name": "与那篇有同一个人名",
        "headline": "有那篇标题里的词",
        "words": "与那篇用词相近",
        "other-words": "与那篇用词不同",
        "ordinal": "序号相接",
        "other-ordinal": "序号不接",
        "parallel": "开头与那篇的段落相似",
        "answers": "回答那篇的提问",
        "turn": "说话的人在那篇说过话",
        "signed": "那篇已经署名",
        "bare": "没有标题而另起一篇",
        "continued": "注明上接",
        "turned-over": "那篇已经转到别版",
        "caption": "是图片的说明",
        "lone-title": "单独成行，像标题",
        "title-kind": "标题说明所报何事",
        "title-spaced": "字间空开",
        "title-on-its-text": "紧贴正文，空行只隔开文章",
        "title-lines": "不止一行",
        "title-with-clauses": "有逗号",
        "title-phrases": "两句并列",
        "title-parallel": "与另一行句式相同，像小标题",
        "title-of-letter": "下面是信的抬头",
        "title-short": "不足六字",
        "title-labelled": "前有栏目名",
        "title-above-question": "下面是访谈的第一问",
        "dateline": "以电头开篇",
        "first-dateline": "导语之下的电头",
        "second-dateline": "那篇已有电头",
        "title-behind-byline": "上面是文末署名",
        "title-set-apart": "样子是标题，不像小标题",
        "title-behind-signed": "上面的文章已经署名",
        "title-fills-no-column": "不与栏宽相齐",
        "title-behind-unfinished": "上面的句子还没有完",
    }
)
"""Reason of a placement → how it is told: what speaks for giving a paragraph to an article, or against it."""


def tell_reasons(reasons: Sequence[str]) -> str:
    """The reasons of a placement as a sentence of the site; one without words stands as it is."""
    return "、".join(REASONS.get(reason, reason) for reason in reasons)
