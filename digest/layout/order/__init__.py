"""Which article each block of text belongs to.

``subjects`` says whom an article is about, ``likeness`` what ties blocks to each other; ``placement`` weighs that as
evidence, ``reading_order`` decides for the whole page at once.
"""

__all__ = ()
