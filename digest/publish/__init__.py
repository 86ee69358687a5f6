"""The way out: runs the rooms, writes content/ and site/ whole (``tree``), runs MkDocs (``site``), tells the curator (``report``)."""

from digest.publish.composing import Settings, build, check, find_overlap

__all__ = ["Settings", "build", "check", "find_overlap"]
