"""Library → the search index that the browser reads."""

from digest.search.indexing import FEW, build_index, read_pieces

__all__ = ["FEW", "build_index", "read_pieces"]
