"""From nodes to frozen values of the core; every fault is kept, and none stops the reading."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from chungtay.core.criteria.criteria_set import LevelTable
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import Setting
from chungtay.core.law.fault import Fault
from chungtay.packs.loader.nodes import Node, line
from chungtay.packs.loader.scalars import SCALARS, chosen, one_of, scalar

Place = tuple[str | int, ...]
SEQUENCES = (tuple, list, frozenset, set, Sequence)
MAPPINGS = (dict, Mapping)
CITING = ("cite", "cites")
"""Fields of these names hold citations, whatever the dataclass."""


class _Bad:
    """The value of a node that could not be read; a fault says why."""


BAD = _Bad()


class Reader:
    """Reads one file. `codes` resolves a code to its object, by the object's type.

    `instruments` are the keys that may be cited; without them citations are not checked.
    After reading, `faults` holds all that is wrong, `lines` the line of every place, and `places`
    the place of every dataclass by its identity.
    """

    def __init__(
        self,
        file: str,
        *,
        codes: Mapping[type, Mapping[str, object]],
        instruments: frozenset[str] | None,
    ) -> None:
        self.file = file
        self.codes = codes
        self.instruments = instruments
        self.faults: list[Fault] = []
        self.lines: dict[Place, int] = {}
        self.places: dict[int, Place] = {}

    def fault(self, at: int, place: Place, message: str) -> _Bad:
        """Keep a fault and answer `BAD`."""
        self.faults.append(Fault(self.file, at, written(place), message))
        return BAD

    def take(self, node: Node, shape: Any, place: Place = ()) -> Any:
        """Read a node as a shape."""
        self.lines[place] = line(node)
        origin = get_origin(shape) or shape
        if shape is Any or shape is object:
            return self._plain(node, place)
        if origin in (Union, types.UnionType):
            return self._union(node, shape, place)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, shape, origin, place)
        return self._collection(node, shape, origin, place)

    def _collection(self, node: Node, shape: Any, origin: Any, place: Place) -> Any:
        if isinstance(node, yaml.SequenceNode) and origin in SEQUENCES:
            return self._sequence(node, shape, origin, place)
        if isinstance(node, yaml.MappingNode) and origin in MAPPINGS:
            return self._mapping(node, shape, place)
        if isinstance(node, yaml.MappingNode) and is_dataclass(origin):
            return self._dataclass(node, shape, origin, place)
        return self.fault(line(node), place, f"cần {expected(shape)}")

    def _plain(self, node: Node, place: Place) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self.take(node, str, place)
        many = isinstance(node, yaml.SequenceNode)
        return self.take(node, tuple[Any, ...] if many else dict[str, Any], place)

    def _scalar(self, node: yaml.ScalarNode, shape: Any, origin: Any, place: Place) -> Any:
        text = str(node.value)
        if not text and not node.style:
            return self.fault(line(node), place, f"bỏ trống; cần {expected(shape)}, hoặc bỏ khóa")
        try:
            return self._value(text, shape, origin)
        except ValueError as error:
            return self.fault(line(node), place, str(error))

    def _value(self, text: str, shape: Any, origin: Any) -> Any:
        """Read text as a value, or raise a ValueError whose text says what was expected."""
        if origin in self.codes:
            return chosen(self.codes[origin], text)
        if origin is Literal:
            return chosen({str(choice): choice for choice in get_args(shape)}, text)
        if _is_enum(origin):
            return chosen({str(choice.value): choice for choice in origin}, text)
        if origin is Citation:
            return self._citation(text)
        if origin not in SCALARS:
            raise ValueError(f"“{text}” là chữ; cần {expected(shape)}")
        return scalar(origin, text)

    def _citation(self, text: str) -> Citation:
        citation = Citation.parse(text)
        if self.instruments is not None and citation.instrument not in self.instruments:
            known = sorted(self.instruments)
            raise ValueError(f"dẫn văn bản chưa có trong danh mục: {one_of(known, text)}")
        return citation

    def _sequence(self, node: yaml.SequenceNode, shape: Any, origin: Any, place: Place) -> Any:
        args = get_args(shape) or (Any,)
        fixed = origin is tuple and args[-1] is not Ellipsis and len(get_args(shape)) > 0
        if fixed and len(args) != len(node.value):
            return self.fault(line(node), place, f"cần đúng {len(args)} phần tử")
        kinds = args if fixed else (args[0],) * len(node.value)
        taken = [
            self.take(item, kind, (*place, n))
            for n, (item, kind) in enumerate(zip(node.value, kinds, strict=True))
        ]
        self._repeats(taken, place)
        good = [value for value in taken if value is not BAD]
        make = tuple if origin is Sequence else origin
        return make(good)

    def _repeats(self, taken: Sequence[Any], place: Place) -> None:
        """Keep a fault for a code used twice in a list, and for days out of order."""
        seen: dict[str, int] = {}
        last: Any = None
        for n, value in enumerate(taken):
            at = self.lines[*place, n]
            code = getattr(value, "key", None) or getattr(value, "code", None)
            if isinstance(code, str):
                if code in seen:
                    message = f"mã “{code}” lặp lại (đã có ở dòng {seen[code]})"
                    self.fault(at, (*place, n), message)
                seen.setdefault(code, at)
            since = value.since if isinstance(value, (Setting, LevelTable)) else None
            if since is not None and last is not None and since <= last:
                message = f"ngày {since} không sau ngày {last} của mục trước; xếp theo thứ tự ngày"
                self.fault(at, (*place, n), message)
            last = since if since is not None else last

    def _mapping(self, node: Node, shape: Any, place: Place) -> Any:
        kinds = get_args(shape) or (str, Any)
        answer = {}
        for key, item in node.value:
            name = self.take(key, kinds[0], (*place, str(key.value)))
            value = self.take(item, kinds[1], (*place, str(key.value)))
            if name is not BAD and value is not BAD:
                answer[name] = value
        return answer

    def _dataclass(self, node: Node, shape: Any, origin: Any, place: Place) -> Any:
        hints = hints_of(shape)
        given = {str(key.value): (key, item) for key, item in node.value}
        known = {field.name: field for field in fields(origin) if field.init}
        before = len(self.faults)
        for name in given.keys() - known.keys():
            at, choices = line(given[name][0]), sorted(known)
            self.fault(at, (*place, name), f"khóa lạ: {one_of(choices, name)}")
        for name in [n for n, field in known.items() if n not in given and required(field)]:
            self.fault(line(node), (*place, name), f"thiếu khóa; cần {expected(hints[name])}")
        values = {}
        for name in [n for n in known if n in given]:
            values[name] = self.take(given[name][1], hints[name], (*place, name))
            self._cited(name, values[name], (*place, name))
        if len(self.faults) > before:
            return BAD
        try:
            made = origin(**values)
        except (ValueError, Refusal) as error:
            return self.fault(line(node), place, str(error))
        self.places[id(made)] = place
        return made

    def _cited(self, name: str, value: Any, place: Place) -> None:
        texts = [value] if isinstance(value, str) else value
        if name not in CITING or not isinstance(texts, (list, tuple)):
            return
        for text in texts:
            if isinstance(text, str):
                try:
                    self._citation(text)
                except ValueError as error:
                    self.fault(self.lines[place], place, str(error))

    def _union(self, node: Node, shape: Any, place: Place) -> Any:
        choices = [choice for choice in get_args(shape) if choice is not type(None)]
        if isinstance(node, yaml.MappingNode):
            choices = [_nearest(choices, {str(key.value) for key, _ in node.value})]
        if len(choices) == 1:
            return self.take(node, choices[0], place)
        if isinstance(node, yaml.ScalarNode) and all(_is_enum(choice) for choice in choices):
            return self._member(node, choices, place)
        before = len(self.faults)
        for choice in sorted(choices, key=lambda c: c is str):  # text fits anything: last
            value = self.take(node, choice, place)
            if len(self.faults) == before:
                return value
            del self.faults[before:]
        words = " hoặc ".join(expected(choice) for choice in choices)
        given = f"“{node.value}” không hợp lệ; " if isinstance(node, yaml.ScalarNode) else ""
        return self.fault(line(node), place, f"{given}cần {words}")

    def _member(self, node: yaml.ScalarNode, kinds: Sequence[Any], place: Place) -> Any:
        """Read a code of one of several closed lists, as if they were one list."""
        codes = {str(member.value): member for kind in kinds for member in kind}
        try:
            return chosen(codes, str(node.value))
        except ValueError as error:
            return self.fault(line(node), place, str(error))


@lru_cache(maxsize=512)
def hints_of(shape: Any) -> dict[str, Any]:
    """Give the types of a dataclass's fields, with its type parameters filled in."""
    origin = get_origin(shape) or shape
    hints = get_type_hints(origin)
    bound = dict(zip(getattr(origin, "__parameters__", ()), get_args(shape), strict=False))
    return {name: _bind(hint, bound) for name, hint in hints.items()}


def _bind(hint: Any, bound: Mapping[Any, Any]) -> Any:
    if hint in bound:
        return bound[hint]
    loose = getattr(hint, "__parameters__", ())
    return hint[tuple(bound.get(p, Any) for p in loose)] if loose and bound else hint


def required(field: Field[Any]) -> bool:
    """Tell whether a field must be written."""
    return field.default is MISSING and field.default_factory is MISSING


def _is_enum(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Enum)


def _nearest(choices: Sequence[Any], keys: set[str]) -> Any:
    """Choose, among shapes a mapping may have, the one whose fields fit its keys best."""

    def misfit(choice: Any) -> int:
        origin = get_origin(choice) or choice
        if not is_dataclass(origin):
            return 0 if origin in MAPPINGS else 1000
        names = {field.name for field in fields(origin)}
        musts = {field.name for field in fields(origin) if required(field)}
        return len(keys - names) + len(musts - keys)

    return min(choices, key=misfit)


def expected(shape: Any) -> str:
    """Say in words what a shape asks for."""
    origin = get_origin(shape) or shape
    if origin in SCALARS:
        words = SCALARS[origin][1]
    elif origin in (Union, types.UnionType):
        kinds = [choice for choice in get_args(shape) if choice is not type(None)]
        words = " hoặc ".join(expected(kind) for kind in kinds)
    elif _is_enum(origin):
        words = "một trong: " + ", ".join(str(choice.value) for choice in origin)
    elif origin in SEQUENCES:
        words = "danh sách"
    elif is_dataclass(origin):
        words = "nhóm khóa gồm " + ", ".join(f.name for f in fields(origin) if f.init)
    else:
        words = "nhóm khóa"
    return words


def written(place: Place) -> str:
    """Write a place as a dotted path: `settings[1].value`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in place]
    return "".join(parts).lstrip(".")
