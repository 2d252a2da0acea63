"""From the text of a file to a tree of nodes that know their lines; nothing is guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from chungtay.core.law.fault import Fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Node = yaml.Node


@dataclass(slots=True)
class Tree:
    """The root of a file's nodes, and what is wrong with its YAML before any meaning."""

    root: Node | None
    faults: list[Fault] = field(default_factory=list)


def line(node: Node) -> int:
    """Give the line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


def compose(written: bytes, file: str) -> Tree:
    """Compose a file's nodes; repeated keys, aliases, tags and broken YAML become faults."""
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError as error:
        at = written.count(b"\n", 0, error.start) + 1
        return Tree(None, [Fault(file, at, "", "tệp phải viết bằng UTF-8")])
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.line + 1 if mark else 1
        return Tree(None, [Fault(file, at, "", f"không đọc được YAML: {error.problem}")])
    except yaml.YAMLError as error:
        return Tree(None, [Fault(file, 1, "", f"không đọc được YAML: {error}")])
    if root is None:
        return Tree(None, [Fault(file, 1, "", "tệp trống; cần ít nhất một mục")])
    return Tree(root, [*_grammar(root, file), *_letters(text, file)])


def _grammar(root: Node, file: str) -> Iterator[Fault]:
    """Yield what strict packs do not allow: repeated keys, aliases, keys that are not text."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            yield Fault(file, line(node), "", "không dùng bí danh (&, *) của YAML; viết đủ giá trị")
            continue
        seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            yield Fault(file, line(node), "", f"không dùng nhãn {node.tag} của YAML")
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            yield from _repeated(node, file)
            waiting += [value for _, value in node.value]


def _letters(text: str, file: str) -> Iterator[Fault]:
    """Yield the lines whose letters are not composed: they look the same and compare unequal."""
    if not unicodedata.is_normalized("NFC", text):
        for at, words in enumerate(text.splitlines(), start=1):
            if not unicodedata.is_normalized("NFC", words):
                yield Fault(file, at, "", "chữ có dấu phải viết ở dạng dựng sẵn (NFC)")


def _repeated(node: yaml.MappingNode, file: str) -> Iterator[Fault]:
    """Yield each second and later appearance of a key."""
    first: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Fault(file, line(key), "", "khóa phải là chữ, không phải danh sách hay nhóm")
        elif key.value in first:
            message = f"khóa “{key.value}” lặp lại (đã có ở dòng {first[key.value]}); giữ một"
            yield Fault(file, line(key), key.value, message)
        else:
            first[key.value] = line(key)
