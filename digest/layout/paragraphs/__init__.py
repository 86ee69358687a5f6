"""Blocks → whole paragraphs.

``breaks`` decides at each line whether the print broke a paragraph or ended it, ``damage`` knows text that print or
recognition garbled, ``bare_questions`` questions without labels; ``restoring`` puts the paragraphs together.
"""

__all__ = ()
