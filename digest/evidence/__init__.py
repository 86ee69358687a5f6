"""Passages → what was said: themes, targets, facts and lessons, each with its sentence.

``clauses`` cuts sentences, ``lexicon`` finds words, ``numerals``, ``qualifiers`` and ``deadlines`` read quantities; ``themes``,
``targets`` (with ``figures`` and ``statements``) and ``lessons`` label; ``corrections`` are the curator's; ``finding`` runs them."""

from digest.evidence.finding import find_evidence

__all__ = ["find_evidence"]
