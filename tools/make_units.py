# ruff: noqa: INP001 - a script, not a package
"""Make the unit files of `src/chungtay/packs/vn/units/` from an openly licensed data package.

Not run at run time, nor by any test: it says how the files in the repository were made, and makes
them again when the source has a newer release.

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-1.0.4-*.whl -d DIR
    python tools/make_units.py DIR/vietnamadminunits/data src/chungtay/packs/vn/units

Source: `dataset.db` (units before and after 1 July 2025) and `converter_2025.json` (which unit went
into which) of the package, MIT, © 2025 Tran Ngoc Minh Hieu. What we add: the forming of the
township of Măng Đen in 2019, and the kind of every succession, which follows from who else went
into the same unit.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LISTED, REFORM, TOWNSHIP = "dm", "2025", "2019"
EVENTS = [
    (LISTED, "", "ttg:124/2004/QĐ-TTg:2004-07-08", "false",
     "Bảng danh mục và mã số đơn vị hành chính; không rõ ngày thành lập đơn vị"),
    (TOWNSHIP, "2019-07-16", "ubtvqh:720/NQ-UBTVQH14:2019-07-16", "false",
     "Thành lập thị trấn Măng Đen trên cơ sở xã Đăk Long, huyện Kon Plông"),
    (REFORM, "2025-07-01", "qh:202/2025/QH15:2025-06-12", "false",
     "Sắp xếp đơn vị hành chính cấp tỉnh và cấp xã; kết thúc cấp huyện"),
]  # fmt: skip
UNIT_COLUMNS = ("code", "event", "type", "name", "parent", "lat", "lon")
MANG_DEN = "23473"
TYPES = ("thị trấn", "thị xã", "thành phố", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")


@dataclass(frozen=True)
class Place:
    """One unit of the source: where it stands, what it is called and the key it is known by."""

    code: str
    event: str
    type: str
    name: str
    parent: str
    lat: str
    lon: str

    def row(self) -> tuple[str, ...]:
        """Give the cells in the order of `UNIT_COLUMNS`."""
        return (self.code, self.event, self.type, self.name, self.parent, self.lat, self.lon)


Places = dict[str, Place]


def main(data: Path, out: Path) -> None:
    """Read the package's data directory and write the files."""
    database = sqlite3.connect(data / "dataset.db")
    database.row_factory = sqlite3.Row
    old = [dict(row) for row in database.execute("SELECT * FROM admin_units_legacy")]
    new = [dict(row) for row in database.execute("SELECT * FROM admin_units")]
    went = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    provinces_went = {
        before: after for after, olds in went["DICT_PROVINCE"].items() for before in olds
    }
    unchanged = {a for a, olds in went["DICT_PROVINCE"].items() if olds == [a]}

    provinces_old = _places(old, "province", LISTED)
    provinces_new = _places(new, "province", REFORM)
    districts = _places(old, "district", LISTED)
    communes_old = _places(old, "ward", LISTED)
    communes_new = _places(new, "ward", REFORM)
    renewed = {k: p for k, p in provinces_new.items() if k not in unchanged}
    _write(out / "events.csv", ("event", "since", "document", "verified", "title"), EVENTS)
    _write_units(out / "provinces.csv", [*provinces_old.values(), *renewed.values()])
    _write_units(out / "districts.csv", districts.values())
    _write_units(
        out / "communes.csv",
        [*(_with_township(p) for p in communes_old.values()), *_before_township(communes_old),
         *communes_new.values()],
    )  # fmt: skip
    steps = [
        (TOWNSHIP, MANG_DEN, MANG_DEN, "level_change", 1),
        *_provinces(provinces_went, unchanged, provinces_old, provinces_new),
        *_below(went, {**communes_old, **districts}, communes_new),
    ]
    steps += [
        (REFORM, d.code, "", "abolish", 1)
        for d in districts.values()
        if d.code not in {before for _, before, *_ in steps}
    ]
    _write(out / "successions.csv", ("event", "before", "after", "kind", "main"), sorted(steps))


def _places(rows: Iterable[dict[str, Any]], level: str, event: str) -> Places:
    """Gather the units of one level, by the key that `converter_2025.json` knows them by."""
    above = {"province": "", "district": "provinceCode"}
    found: Places = {}
    for row in rows:
        if row[level] is None:
            continue
        parent = above.get(level, "districtCode" if "districtCode" in row else "provinceCode")
        keys = [row["provinceKey"], row.get("districtKey"), row.get("wardKey")]
        width = {"province": 1, "district": 2, "ward": 3}[level]
        key = "_".join(k for k in keys[:width] if k is not None)
        key += "_" if level == "district" else ""
        kind, name = _named(row[level])
        found[key] = Place(
            row[f"{level}Code"], event, kind, name, row[parent] if parent else "",
            _degrees(row[f"{level}Lat"]), _degrees(row[f"{level}Lon"]),
        )  # fmt: skip
    return found


def _named(full: str) -> tuple[str, str]:
    """Part `Thị Xã Mường Lay` into its type and its name; the source's own columns err at times."""
    kind = next(t for t in TYPES if full.lower().startswith(t + " "))
    return kind, " ".join(full[len(kind) :].split())


def _degrees(value: float | None) -> str:
    """Keep four decimals (11 m): the middles are approximate anyway."""
    return "" if value is None else f"{value:.4f}"


def _with_township(place: Place) -> Place:
    return Place(place.code, TOWNSHIP, *place.row()[2:]) if place.code == MANG_DEN else place


def _before_township(communes: Places) -> Iterator[Place]:
    for place in communes.values():
        if place.code == MANG_DEN:
            yield Place(place.code, LISTED, "xã", "Đăk Long", *place.row()[4:])


def _provinces(
    went: dict[str, str], unchanged: set[str], old: Places, new: Places
) -> Iterator[tuple[Any, ...]]:
    for before, after in went.items():
        if after not in unchanged:
            yield (REFORM, old[before].code, new[after].code, "merge", 1)


def _below(went: dict[str, Any], old: Places, new: Places) -> Iterator[tuple[Any, ...]]:
    """Tell where every commune, and every island district, went."""
    shares: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for province, afters in went["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for after, befores in afters.items():
            for before in befores:
                shares[before].append((f"{province}_{after}", 1))
    for province, befores in went["DICT_PROVINCE_WARD_DIVIDED"].items():
        for before, afters in befores.items():
            shares[before] += [
                (f"{province}_{a['newWardKey']}", int(a["isDefaultNewWard"])) for a in afters
            ]
    joined = Counter(after for afters in shares.values() for after, _ in afters)
    for before, afters in shares.items():
        for after, is_main in afters:
            kind = "split" if len(afters) > 1 else _whole(old[before], new[after], joined[after])
            yield (REFORM, old[before].code, new[after].code, kind, is_main)


def _whole(before: Place, after: Place, joined: int) -> str:
    if joined > 1:
        return "merge"
    if before.type != after.type:
        return "level_change"
    return "transfer" if (before.code, before.name) == (after.code, after.name) else "rename"


def _write_units(path: Path, places: Iterable[Place]) -> None:
    order = {event: str(since) for event, since, *_ in EVENTS}
    ranked = sorted(places, key=lambda p: (p.code, order[p.event]))
    _write(path, UNIT_COLUMNS, [place.row() for place in ranked])


def _write(path: Path, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
