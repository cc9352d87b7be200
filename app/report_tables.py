"""Reports from figures: as JSON for programs, and worded as tables for paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import resources
from models.domain.dossier import Channel
from models.domain.figures import Figures, Period, Placed, figures_by, percent, place, sum_of
from models.domain.text import fold
from models.queries.report_rows import ReportDossier
from models.services.enrolment import Enrolment
from printing.report_pages import HeadCell, Report, ReportTable, Value

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """A dossier that is in the period, where it is counted, and who received it."""

    dossier: ReportDossier
    placed: Placed
    official_id: str
    official_name: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What every report says of itself."""

    joined: Enrolment
    period: Period

    @property
    def office(self) -> str:
        """The reporting unit: the People's Committee of the commune."""
        return self.joined.authority

    def to_json(self) -> Json:
        period = self.period
        return {
            "office": self.office,
            "from": period.from_on.isoformat(),
            "to": period.to_on.isoformat(),
        }

    def report(self, words: Mapping[str, Any], tables: Sequence[ReportTable], unit: str) -> Report:
        """The report under the words of its file."""
        return Report(
            number=words["number"],
            title=words["title"],
            reporter=words["reporter"].format(office=self.office),
            receiver=words["receiver"],
            period=words["period"].format(
                from_on=f"{self.period.from_on:%d/%m/%Y}", to_on=f"{self.period.to_on:%d/%m/%Y}"
            ),
            unit=unit,
            tables=tuple(tables),
            place_and_date=words.get("place_and_date", "").format(
                place=self.joined.office_short_name
            ),
            signers=tuple((role, words["sign_note"]) for role in words.get("signatures", ())),
            page=words.get("page", "{page}/{total}"),
        )


def counted(dossiers: Iterable[ReportDossier], period: Period) -> tuple[Counted, ...]:
    """Those that are in the period, as they stood at its end."""
    found = []
    for dossier in dossiers:
        standing = dossier.as_of(period.end_at)
        placed = place(standing, dossier.channel, period)
        if standing is not None and placed is not None:
            by = standing.received_by
            found.append(Counted(dossier, placed, by.id or "", by.name))
    return tuple(found)


def ii06a_rows(dossiers: Iterable[Counted]) -> tuple[dict[str, Figures], Figures]:
    """Figures by sector in the order of the alphabet, and their total; every row is checked."""
    found = figures_by((one.dossier.sector, one.placed) for one in dossiers)
    rows = {sector: found[sector] for sector in sorted(found, key=_alphabetical)}
    total = sum_of(rows.values())
    for sector, figures in rows.items():
        figures.check(f"II.06a {sector}")
    total.check("II.06a total")
    return rows, total


def ii06a_json(heading: Heading, rows: Mapping[str, Figures], total: Figures) -> Json:
    listed = [{"sector": sector, **figures.columns()} for sector, figures in rows.items()]
    return {"form": "II.06a", **heading.to_json(), "rows": listed, "total": total.columns()}


def ii06a_report(heading: Heading, rows: Mapping[str, Figures], total: Figures) -> Report:
    words = resources.read_json("reports/ii06a.json")
    listed: list[tuple[Value, ...]] = [
        (number, sector, *figures.columns().values())
        for number, (sector, figures) in enumerate(rows.items(), 1)
    ]
    listed.append((None, words["total"], *total.columns().values()))
    spec = words["tables"][0]
    return heading.report(words, [table(spec["caption"], spec, listed)], words["unit"])


def shares_json(heading: Heading, dossiers: Sequence[Counted]) -> Json:
    """Three groupings of the same dossiers; a percentage of nothing is null."""
    answer: Json = {"report": "shares", **heading.to_json()}
    answer["total"] = _shares(sum_of(_by_sector(dossiers).values()))
    answer["by_sector"] = [
        {"sector": sector, **_shares(figures)} for sector, figures in _by_sector(dossiers).items()
    ]
    answer["by_procedure"] = [
        {"procedure": code, "name": name, **_shares(figures)}
        for (code, name), figures in _by_procedure(dossiers).items()
    ]
    answer["by_official"] = [
        {"official": name, "official_id": official_id or None, **_shares(figures)}
        for (name, official_id), figures in _by_official(dossiers).items()
    ]
    return answer


def shares_report(heading: Heading, dossiers: Sequence[Counted]) -> Report:
    words = resources.read_json("reports/shares.json")
    total = sum_of(_by_sector(dossiers).values())
    groups: dict[str, list[tuple[str, Figures]]] = {
        "sector": list(_by_sector(dossiers).items()),
        "procedure": [(f"{c} – {n}", f) for (c, n), f in _by_procedure(dossiers).items()],
        "official": [(name, f) for (name, _), f in _by_official(dossiers).items()],
    }
    tables = []
    for group, found in groups.items():
        rows: list[tuple[Value, ...]] = [
            (number, name, *_shares(figures).values())
            for number, (name, figures) in enumerate(found, 1)
        ]
        rows.append((None, words["total"], *_shares(total).values()))
        spec = {"columns": words["columns"], "name": words["names"][group]}
        tables.append(table(words["captions"][group], spec, rows))
    return heading.report(words, tables, words["unit"])


def _by_sector(dossiers: Iterable[Counted]) -> dict[str, Figures]:
    return _sorted(figures_by((one.dossier.sector, one.placed) for one in dossiers))


def _by_procedure(dossiers: Sequence[Counted]) -> dict[tuple[str, str], Figures]:
    """One row a code, under the name its latest dossier has."""
    names = {one.dossier.procedure_code: one.dossier.procedure_name for one in dossiers}
    codes = [(one.dossier.procedure_code, one.placed) for one in dossiers]
    return {(code, names[code]): row for code, row in _sorted(figures_by(codes)).items()}


def _by_official(dossiers: Sequence[Counted]) -> dict[tuple[str, str], Figures]:
    """One row a person: two of the same name are told apart by their ids."""
    names = {one.official_id: one.official_name for one in dossiers if one.official_id}
    keys = [
        ((names.get(one.official_id, one.official_name), one.official_id), one.placed)
        for one in dossiers
    ]
    found = figures_by(keys)
    return {key: found[key] for key in sorted(found, key=lambda k: (_alphabetical(k[0]), k[1]))}


def _sorted(found: dict[str, Figures]) -> dict[str, Figures]:
    return {key: found[key] for key in sorted(found, key=_alphabetical)}


def _shares(figures: Figures) -> dict[str, int | float | None]:
    """Counts and percentages, in the order of the table's columns."""
    received, done = figures.online + figures.direct, figures.done
    return {
        "received": received,
        str(Channel.ONLINE): figures.online,
        "online_percent": percent(figures.online, received),
        "done": done,
        "early": figures.early,
        "early_percent": percent(figures.early, done),
        "on_time": figures.on_time,
        "on_time_percent": percent(figures.on_time, done),
        "overdue": figures.late,
        "overdue_percent": percent(figures.late, done),
        "open": figures.open,
        "open_overdue": figures.overdue,
    }


def table(
    caption: str,
    spec: Mapping[str, Any],
    rows: Sequence[tuple[Value, ...]],
    *,
    has_total: bool = True,
) -> ReportTable:
    """A table under the columns of `spec`; its `name` stands where a label has a blank."""
    name = spec.get("name", "")
    cells: list[HeadCell] = []
    shares: list[int] = []
    depth = max(_depth(column) for column in spec["columns"])
    for column in spec["columns"]:
        _add_column(column, 0, depth, name, cells, shares)
    if spec.get("is_numbered"):
        cells += [HeadCell(f"({n + 1})", depth, n) for n in range(len(shares))]
    return ReportTable(
        caption=caption,
        head=tuple(cells),
        shares=tuple(shares),
        rows=tuple(rows),
        has_total=has_total,
    )


def _depth(column: Mapping[str, Any]) -> int:
    return 1 + max((_depth(inner) for inner in column.get("columns", ())), default=0)


def _add_column(
    column: Mapping[str, Any],
    row: int,
    depth: int,
    name: str,
    cells: list[HeadCell],
    shares: list[int],
) -> None:
    first = len(shares)
    inner = column.get("columns", ())
    if not inner:
        shares.append(column["share"])
    for one in inner:
        _add_column(one, row + 1, depth, name, cells, shares)
    down = 1 if inner else depth - row
    label = column["label"].format(name=name)
    cells.append(HeadCell(label, row, first, len(shares) - first, down))


def _alphabetical(text: str) -> tuple[str, str]:
    return fold(text), text
