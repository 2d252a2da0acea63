"""Replay files that others kept: each step must follow from the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chungtay.core.criteria.recognition.course import (
    REASONED,
    TABLE,
    UNDER_WAY,
    StepNotPossible,
    StepTooEarly,
    StepUnreasoned,
)
from chungtay.core.criteria.recognition.file import Step
from chungtay.core.criteria.recognition.state import DEED_TITLES, STATE_TITLES, FileDeed, FileState

Fault = StepNotPossible | StepTooEarly | StepUnreasoned


def check_steps(steps: Iterable[Step]) -> list[Fault]:
    """List each step that cannot follow the one before it in its file.

    Who reviewed and how many had to vote is the law of its time, which those who took the steps
    answered for; what leads where holds always.
    """
    files: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        files[step.file].append(step)
    return [fault for taken in files.values() for fault in _faults(taken)]


def _faults(taken: list[Step]) -> Iterator[Fault]:
    before: Step | None = None
    for number, step in enumerate(sorted(taken, key=lambda one: one.seq), start=1):
        state = before.state if before else None
        deed = DEED_TITLES[step.deed].vi
        if step.seq != number or step.state not in _leads(state, step.deed):
            told = STATE_TITLES[state].vi if state else "chưa lập"
            yield StepNotPossible(file=step.file, state=told, deed=deed)
        elif before is not None and step.on < before.on:
            yield StepTooEarly(file=step.file, deed=deed, on=step.on, last=before.on)
        elif step.deed in REASONED and not step.reason.strip():
            yield StepUnreasoned(file=step.file, deed=deed)
        before = step


def _leads(state: FileState | None, deed: FileDeed) -> tuple[FileState, ...]:
    """Give where a deed may lead: a vote that does not carry sends the file back.

    A file open again stands wherever it stood before its unit's end.
    """
    if deed is FileDeed.REOPEN:
        return UNDER_WAY if state in (FileState.ENDED, *UNDER_WAY) else ()
    after = TABLE.get((state, deed))
    if after is None:
        return ()
    return (after, FileState.RETURNED) if deed is FileDeed.APPRAISE else (after,)
