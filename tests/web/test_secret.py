"""The key that sessions are signed with outlives the process, and only its owner reads it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chungtay.site import secret


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret.key"
    key = secret.kept_key(file)
    assert len(key) > 50
    assert secret.kept_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret.kept_key(tmp_path / "secret.key"), range(8)))
    assert len(keys) == 1


@pytest.mark.parametrize("home", [True, False])
def test_a_site_may_bring_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, home: bool
) -> None:
    monkeypatch.delenv("CHUNGTAY_SECRET_KEY", raising=False)
    if home:
        monkeypatch.setenv("CHUNGTAY_HOME", str(tmp_path))
        assert secret.secret_key() == (tmp_path / "secret.key").read_text()
    else:
        monkeypatch.delenv("CHUNGTAY_HOME", raising=False)
        assert secret.secret_key() != secret.secret_key()
    monkeypatch.setenv("CHUNGTAY_SECRET_KEY", "của riêng")
    assert secret.secret_key() == "của riêng"
