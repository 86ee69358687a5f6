"""Article → printing: what an article is (``kinds``), who speaks in it, where and when (``attribution``)."""

from digest.interview.areas import find_area
from digest.interview.attribution import read_printings

__all__ = ["find_area", "read_printings"]
