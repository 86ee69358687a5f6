"""Page → articles: headline, person line, byline, reading order, whole paragraphs.

The rooms in the order in which a page passes through them: ``printed`` names each line by its ``forms``; ``blocks`` and
``questions`` are runs of them; ``beginnings`` finds where articles begin, ``order`` gives each block to an article,
``paragraphs`` makes them whole; ``assembly`` puts the page together and keeps its account; ``continuations`` joins
articles that run on.
"""

from digest.layout.assembly import account_for, lay_out, lay_out_page

__all__ = ["account_for", "lay_out", "lay_out_page"]
