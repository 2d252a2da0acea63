"""What the audit log says about people coming and going."""

from __future__ import annotations

from chungtay.apps.audit.services import note
from chungtay.core.people.actor import NOBODY, Action, Actor

SIGN_IN = Action("people.sign_in", "Đăng nhập")
SIGN_OUT = Action("people.sign_out", "Đăng xuất")
SIGN_IN_FAILED = Action("people.sign_in_failed", "Đăng nhập không thành công")
_LONGEST = 64


def note_sign_in(*, by: Actor) -> None:
    """Note that somebody has signed in."""
    note(SIGN_IN, by=by, subject=by.name)


def note_sign_out(*, by: Actor) -> None:
    """Note that somebody has signed out."""
    note(SIGN_OUT, by=by, subject=by.name)


def note_failed_sign_in(*, username: str) -> None:
    """Note that somebody tried to sign in under a name and failed."""
    note(SIGN_IN_FAILED, by=NOBODY, subject=username[:_LONGEST])
