"""Library → documents: Markdown pages with front matter (``documents``, with ``indexes``, ``marking`` and ``citation``) and the
data files (``data``, described by ``schemas``). The templates stand in ``digest/templates/``."""

from digest.render.documents import render_site

__all__ = ["render_site"]
