"""Blocks → whole paragraphs.

``pieces`` are an article's printed lines and the style they are set in; ``breaks`` decides at each whether the print
broke a paragraph or ended it, ``openings`` weighs what opens a sentence behind a full line, ``subheads`` tells subheads
from paragraphs cut within their first words, ``damage`` knows text that print or recognition garbled, ``bare_questions``
questions without labels; ``restoring`` puts the paragraphs together.
"""

__all__ = ()
