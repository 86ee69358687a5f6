"""How a text goes on with whom it has named once.

Specimens (names invented; of 林远舟):

    老林说, 小林说                        the surname behind a word of age
    林总说, 林工说, 林老师说              … before a word that follows surnames alone, or honours names
    远舟说                                the given name
    他说                                  …
"""

import re

from digest.vocabulary import Offices

__all__ = ["references_to", "speaks_again"]

AGES = ("老", "小")
OPENS = "，。；：！？”、\n "  # before a clause


def references_to(person: str, surname: str, offices: Offices) -> tuple[str, ...]:
    """What a text may call somebody, but for the name, the title and 他."""
    given = person[len(surname) :]
    named = (given,) if len(given) > 1 and "·" not in person else ()
    aged = tuple(age + surname for age in AGES)
    return (*named, *aged, *(surname + word for word in (*offices.honours, *offices.calls)))


def speaks_again(references: tuple[str, ...], text: str, spoke: re.Pattern[str]) -> bool:
    """Whether a text lets somebody speak, by what ``spoke`` matches, whom one of the references calls where a clause opens."""
    for reference in references:
        at = text.find(reference)
        while at >= 0:
            if (at == 0 or text[at - 1] in OPENS) and spoke.match(text, at + len(reference)) is not None:
                return True
            at = text.find(reference, at + 1)
    return False
