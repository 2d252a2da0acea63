"""Whatever is done to a sealed log is found, and nothing is found where nothing was done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.audit.chain import BEGINNING, Moment, Seal, head, seal
from chungtay.core.audit.event import Event, EventKind, told
from chungtay.core.audit.verification import Fault, Tampering, verify

START = dt.datetime(2020, 10, 13, 8, tzinfo=dt.UTC)
TEXTS = ("name", "kind", "action", "subject", "unit", "reason", "details", "ip")


def event(number: int, **said: Any) -> Event:
    at = START + dt.timedelta(minutes=number)
    plain = Event(
        number, 0, at, 7, "Y Thu", EventKind.CHANGED.value, "results.record", f"dòng {number}",
        "23380", "", told({"sau": number}), "",
    )  # fmt: skip
    return replace(plain, **said)


def chain(*batches: list[Event]) -> list[Seal]:
    """Seal batches, each a second after its last event; an empty one seals nothing."""
    seals: list[Seal] = []
    for batch in batches:
        if batch:
            at = max(one.at for one in batch) + dt.timedelta(seconds=1)
            made = seal(batch, number=len(seals) + 1, previous=head(seals), moment=Moment(at))
            seals.append(made)
    return seals


@st.composite
def logs(draw: st.DrawFn) -> tuple[list[Event], list[Seal]]:
    """A log of up to forty events with gaps in its numbers, sealed in batches up to some event."""
    steps = draw(st.lists(st.integers(1, 3), min_size=1, max_size=40))
    events = [event(sum(steps[: place + 1])) for place in range(len(steps))]
    cuts = draw(st.lists(st.integers(0, len(events)), min_size=1, max_size=6))
    bounds = [0, *sorted(cuts)]
    return events, chain(*(events[a:b] for a, b in pairwise(bounds)))


@given(logs())
def test_an_untouched_log_is_sound(log: tuple[list[Event], list[Seal]]) -> None:
    events, seals = log
    found = verify(seals, reversed(events))
    assert found.sound
    assert (found.events, found.sealed) == (len(events), sum(one.count for one in seals))
    assert found.head == (seals[-1].digest if seals else BEGINNING)


@given(logs(), st.data())
def test_a_row_changed_is_named(log: tuple[list[Event], list[Seal]], data: st.DataObject) -> None:
    events, seals = log
    place = data.draw(st.integers(0, len(events) - 1))
    column = data.draw(st.sampled_from((*TEXTS, "user", "tx", "at")))
    before = getattr(events[place], column)
    after = (
        f"{before}x" if column in TEXTS
        else before + (dt.timedelta(microseconds=1) if column == "at" else 1)
    )  # fmt: skip
    changed: dict[str, Any] = {column: after}
    events[place] = replace(events[place], **changed)
    batch = next((s.number for s in seals if events[place].id in dict(s.events())), 0)
    expected = (Fault(batch, events[place].id, Tampering.CHANGED),) if batch else ()
    assert verify(seals, events).faults == expected


@given(logs(), st.data())
def test_a_row_removed_is_named(log: tuple[list[Event], list[Seal]], data: st.DataObject) -> None:
    events, seals = log
    gone = events.pop(data.draw(st.integers(0, len(events) - 1)))
    batch = next((s.number for s in seals if gone.id in dict(s.events())), 0)
    expected = (Fault(batch, gone.id, Tampering.REMOVED),) if batch else ()
    assert verify(seals, events).faults == expected


@given(logs(), st.data())
def test_a_row_slipped_into_a_gap_is_named(
    log: tuple[list[Event], list[Seal]], data: st.DataObject
) -> None:
    events, seals = log
    held = {one.id for one in events}
    number = data.draw(st.integers(1, max(held) + 3).filter(lambda n: n not in held))
    reach = max((n for s in seals for n, _ in s.events()), default=0)
    expected = (Fault(0, number, Tampering.INSERTED),) if number < reach else ()
    assert verify(seals, [*events, event(number)]).faults == expected


@given(logs(), st.data())
def test_a_seal_touched_or_taken_out_is_found(
    log: tuple[list[Event], list[Seal]], data: st.DataObject
) -> None:
    events, seals = log
    if not seals:
        return
    place = data.draw(st.integers(0, len(seals) - 1))
    kept = head(seals)
    if data.draw(st.booleans()):
        seals[place] = replace(seals[place], entries=seals[place].entries[40:])
    else:
        del seals[place]
    assert not verify(seals, events, against=kept).sound


def test_whoever_makes_the_whole_chain_anew_is_found_by_the_head_kept_elsewhere() -> None:
    events = [event(number) for number in range(1, 7)]
    kept = head(chain(events[:3], events[3:]))
    events[1] = replace(events[1], subject="khác")
    forged = chain(events[:3], events[3:])
    assert verify(forged, events).sound
    assert verify(forged, events, against=kept).faults == (Fault(0, 0, Tampering.ANOTHER),)
    assert verify(forged, events, against=head(forged[:1])).sound


def test_a_row_dated_back_is_named_though_its_number_is_new() -> None:
    events = [event(1), event(2)]
    seals = chain(events)
    late = event(9, at=START - dt.timedelta(days=3))
    assert verify(seals, [*events, late]).faults == (Fault(0, 9, Tampering.MISDATED),)
    seals = [*seals, seal([late], number=2, previous=head(seals), moment=Moment(event(9).at))]
    assert verify(seals, [*events, late]).faults == (Fault(2, 9, Tampering.MISDATED),)


def test_who_was_under_way_at_the_sealing_may_come_after_it() -> None:
    first, late, stranger = event(5, tx=100), event(3, tx=101), event(4, tx=99)
    taken = Moment(event(5).at, opened=101, closed=103)
    seals = [seal([first], number=1, previous=BEGINNING, moment=taken)]
    assert verify(seals, [first, late]).sound
    assert verify(seals, [first, stranger]).faults == (Fault(0, 4, Tampering.INSERTED),)
    after = Moment(event(6).at, opened=105, closed=105)
    seals.append(seal([late], number=2, previous=head(seals), moment=after))
    assert verify(seals, [first, late]).sound


def test_batches_of_one_moment_are_one() -> None:
    events = [event(number) for number in range(1, 5)]
    moment = Moment(START + dt.timedelta(days=1))
    seals = [seal(events[:2], number=1, previous=BEGINNING, moment=moment)]
    seals.append(seal(events[2:], number=2, previous=head(seals), moment=moment))
    assert verify(seals, events).sound
    assert str(Fault(2, 3, Tampering.CHANGED)) == "Dòng bị sửa: lô 2, dòng 3"
    assert str(Fault(0, 3, Tampering.INSERTED)).endswith("chưa niêm, dòng 3")
