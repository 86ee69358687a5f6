"""Page → articles: headline, person line, byline, reading order, whole paragraphs.

The rooms in the order in which a page passes through them: ``lines`` names each line (a ``print_line``) by the grammars
of ``byline``, ``dateline``, ``credits``, ``person_line``, ``masthead`` and ``speakers``; ``titles``, ``sheet``,
``anchors``, ``typesetting``, ``lone_titles`` and ``headings`` find where articles begin; ``blocks`` cuts the text
between; ``subjects``, ``pairs``, ``recurring``, ``likeness``, ``placement`` and ``reading_order`` give each block to an
article; ``questions``, ``breaks``, ``damage`` and ``paragraphs`` make whole paragraphs; ``assembly`` puts the page
together and keeps its account; ``continuations`` joins articles that run on.
"""

from digest.layout.assembly import account_for, lay_out, lay_out_page

__all__ = ["account_for", "lay_out", "lay_out_page"]
