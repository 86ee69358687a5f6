"""The forms that a printed line may have, each a grammar of its own: it sees the line alone, not its neighbours.

``person_line`` reads whose words follow (——访安和区委书记林远舟), ``byline``, token by token (``byline_tokens``), ``pens``,
``dateline`` and ``credits`` who wrote and took the pictures, ``masthead`` and ``frame`` what a page says of itself,
``markers`` what runs on elsewhere, ``askers`` who asks; ``speakers``, by ``apposition``, ``clauses``, ``asking`` and ``office_trimmer``,
whom a text lets speak, ``headlines`` whom a headline.
"""

__all__ = ()
