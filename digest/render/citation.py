"""Citations after GB/T 7714: an article in a newspaper.

    main persons. title[N]. paper, date(page).

More than three persons end in ``等``; an inferred date stands in square brackets; what is unknown is left out.
"""

from digest.models import Printing

__all__ = ["cite_printing"]

NAMED = 3
OTHERS = "等"
UNTITLED = "无题"
UNNAMED_PAPER = "报纸不详"


def cite_printing(printing: Printing, page_number: str | None = None, headline: str | None = None) -> str:
    """A printing's citation: ``成某, 赵某. 标题[N]. 安和日报, 2023-05-17(3).``

    ``headline`` is the one to cite where the curator has corrected the printed one.
    """
    names = [*printing.reporters[:NAMED], *([OTHERS] if len(printing.reporters) > NAMED else [])]
    title = f"{headline or printing.article.headline or UNTITLED}[N]"
    date = printing.date or ""
    if date and "date" in printing.inferred:
        date = f"[{date}]"
    source = ", ".join(part for part in (printing.paper or UNNAMED_PAPER, date) if part)
    number = f"({page_number})" if page_number else ""
    parts = [", ".join(names), title, source + number]
    return ". ".join(part for part in parts if part) + "."
