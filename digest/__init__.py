"""A digest of newspaper interviews: pages of text in, a searchable Chinese site out.

The rooms, in the order in which text passes through them, are listed in CONTRIBUTING.md; ``publish`` composes them.
"""
