"""A work as it stands on a day: the line a list shows of it, and all that is written of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractCase, WorkContract, contracted
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import ObstacleCase
from chungtay.core.works.photo import Photo
from chungtay.core.works.remark import RemarkCase
from chungtay.core.works.work import REACHED, Stage, WorkState


@dataclass(frozen=True, slots=True)
class WorkSummary:
    """What a list shows of a work on a day.

    `days` gives the day each stage was first reached, `card` the papers on that day, `obstacles`
    how many are open, `contracts` those that count, by key. All that the register says of a work by
    itself is in `state`.
    """

    state: WorkState
    days: Mapping[Stage, dt.date]
    card: WorkCard | None
    obstacles: int
    asked_on: dt.date
    contracts: tuple[WorkContract, ...] = ()

    @property
    def code(self) -> str:
        """Give the work's code."""
        return self.state.work

    @property
    def name(self) -> str:
        """Give the work's name."""
        return self.state.name

    @property
    def stage(self) -> Stage:
        """Give the stage the work stands at."""
        return self.state.stage

    @property
    def since(self) -> dt.date:
        """Give the day the work first stood at its stage."""
        return self.days[self.state.stage]

    @property
    def progress(self) -> int | None:
        """Give the physical progress in whole percent, if anybody has said it."""
        return self.state.progress

    @property
    def cost(self) -> Dong:
        """Give the total cost."""
        return self.state.cost

    @property
    def contracted(self) -> Dong | None:
        """Give the amounts of the contracts added up, where any is known."""
        return contracted(self.contracts)

    @property
    def investor(self) -> str:
        """Give the code of the holder who builds, or nothing."""
        return self.card.investor if self.card else ""

    @property
    def planned_finish(self) -> dt.date | None:
        """Give the day by which the work was to be finished."""
        return self.card.planned_finish if self.card else None

    @property
    def point(self) -> tuple[int, int] | None:
        """Give latitude and longitude in millionths of a degree."""
        return self.card.point if self.card else None

    @property
    def finished_on(self) -> dt.date | None:
        """Give the day the work was finished, or first told to be past that."""
        told = [day for stage, day in self.days.items() if stage in REACHED[Stage.FINISHED]]
        return min(told, default=None)

    @property
    def late_by(self) -> int:
        """Count the days by which the work was, or still is, finished late; 0 if it is not."""
        if self.planned_finish is None:
            return 0
        return max(0, ((self.finished_on or self.asked_on) - self.planned_finish).days)

    @property
    def is_late(self) -> bool:
        """Tell whether the work should be finished on the day asked and is not, nor stopped."""
        stopped = self.state.stage is Stage.STOPPED
        return self.finished_on is None and self.late_by > 0 and not stopped


@dataclass(frozen=True, slots=True)
class WorkWhole:
    """All that is written of a work up to a day; every list is in the order of time.

    `void` are contracts that counted once and do no longer.
    """

    summary: WorkSummary
    states: tuple[WorkState, ...]
    cards: tuple[WorkCard, ...]
    funding: tuple[Funding, ...]
    obstacles: tuple[ObstacleCase, ...]
    remarks: tuple[RemarkCase, ...]
    photos: tuple[Photo, ...]
    contracts: tuple[ContractCase, ...] = ()
    void: tuple[ContractCase, ...] = ()

    @property
    def card(self) -> WorkCard | None:
        """Give the card as it stands."""
        return self.summary.card
