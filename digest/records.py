"""YAML → checked, frozen records.

A record's shape is its dataclass: the field names are the keys, the annotations the types, a default makes a key
optional. Every deviation is a ``VocabularyError`` with file and line. PyYAML's node tree is read instead of its values
because the nodes know their lines; it also keeps ``2023-05`` and ``no`` from turning into something else.

Types understood: ``str``, ``int``, ``float``, ``bool``, ``T | None``, ``tuple[T, ...]``, ``Mapping[str, T]`` and
dataclasses of these.
"""

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from digest.errors import VocabularyError

__all__ = ["read_record", "read_records"]

T = TypeVar("T")

SCALARS: Mapping[type, str] = MappingProxyType(
    {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
)
NULL_TAG = "tag:yaml.org,2002:null"


def read_records(text: str, source: str, shape: type[T]) -> tuple[T, ...]:
    """Read a YAML list of records of one shape.

    ``source`` is the file's name for messages. An empty file is an empty list. Raises ``VocabularyError``.
    """
    root = _compose(text, source)
    if root is None:
        return ()
    return typing.cast("tuple[T, ...]", _Reader(source).read_tuple(root, shape))


def read_record(text: str, source: str, shape: type[T]) -> T:
    """Read a YAML mapping as one record; an empty file gives the record's defaults. Raises ``VocabularyError``."""
    root = _compose(text, source)
    if root is None:
        start = yaml.Mark(source, 0, 0, 0, None, 0)
        root = yaml.MappingNode("tag:yaml.org,2002:map", [], start, start)
    return typing.cast("T", _Reader(source).read_dataclass(root, shape))


def _compose(text: str, source: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"this is not YAML: {error.problem or 'it cannot be read'}"
        advice = "mend that line; a text that holds ': ' or begins with a special character needs quotes"
        raise VocabularyError(message, where=f"{source}:{line}", fragment=_line(text, line), advice=advice) from None
    except (yaml.YAMLError, RecursionError) as error:
        advice = "save the file as plain UTF-8 text"
        raise VocabularyError(f"this is not YAML: {str(error).splitlines()[0]}", where=source, advice=advice) from None


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip()[:80] if number <= len(lines) else ""


class _Reader:
    """Turns nodes of one file into values; it remembers the file's name for its messages."""

    def __init__(self, source: str) -> None:
        self.source = source

    def fail(self, node: yaml.Node, message: str, advice: str, fragment: str = "") -> typing.NoReturn:
        where = f"{self.source}:{node.start_mark.line + 1}"
        raise VocabularyError(message, where=where, fragment=fragment, advice=advice)

    def read(self, node: yaml.Node, kind: Any, key: str) -> Any:
        origin = typing.get_origin(kind)
        if origin in (types.UnionType, typing.Union):
            if node.tag == NULL_TAG:
                return None
            (kind,) = (arm for arm in typing.get_args(kind) if arm is not type(None))
            return self.read(node, kind, key)
        if origin is tuple:
            return self.read_tuple(node, typing.get_args(kind)[0], key)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            inner = typing.get_args(kind)[1]
            return MappingProxyType({k: self.read(v, inner, k) for k, _, v in self.pairs(node)})
        if dataclasses.is_dataclass(kind):
            return self.read_dataclass(node, typing.cast("type[Any]", kind))
        return self.read_scalar(node, kind, key)

    def read_scalar(self, node: yaml.Node, kind: type, key: str) -> Any:
        if not isinstance(node, yaml.ScalarNode) or node.tag == NULL_TAG:
            self.fail(node, f"“{key}” must be {SCALARS[kind]}", f"write {key}: and {SCALARS[kind]} behind it")
        try:
            if kind is bool:
                return {"true": True, "false": False}[node.value.lower()]
            return kind(node.value)
        except (KeyError, ValueError):
            self.fail(node, f"“{key}” must be {SCALARS[kind]}", "correct the value", fragment=f"{key}: {node.value}")

    def read_tuple(self, node: yaml.Node, inner: Any, key: str = "the file") -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.fail(node, f"{key} must be a list", "put each item on a line of its own that begins with '- '")
        return tuple(self.read(item, inner, key) for item in node.value)

    def read_dataclass(self, node: yaml.Node, shape: type[Any]) -> Any:
        hints = typing.get_type_hints(shape)
        fields = {field.name: field for field in dataclasses.fields(shape)}
        values: dict[str, Any] = {}
        for key, key_node, value_node in self.pairs(node):
            if key not in fields:
                near = difflib.get_close_matches(key, fields, n=1)
                advice = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(fields)}"
                self.fail(key_node, f"unknown key “{key}”", advice)
            values[key] = self.read(value_node, hints[key], key)
        for name, field in fields.items():
            required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
            if required and name not in values:
                self.fail(node, f"“{name}” is missing", f"add {name}: to this entry")
        return shape(**values)

    def pairs(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, "expected “key: value” lines", "write one key: value a line")
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                self.fail(key_node, f"“{key}” stands twice", "keep one of them")
            seen.add(key)
            yield key, key_node, value_node
