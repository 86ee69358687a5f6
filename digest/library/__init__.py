"""All printings → the library: each interview once, with links that last.

``errata`` and ``readings`` say how a printing is read, ``rulings`` and ``ties`` what the curator decided; ``printings`` (with
``sketches`` and ``kinship``) joins, ``alignment``, ``differences`` and ``collation`` make one text of several; ``addresses`` and
``identity`` name; ``then_and_now`` compares; ``building`` runs them."""

from digest.library.building import FindEvidence, build_library

__all__ = ["FindEvidence", "build_library"]
