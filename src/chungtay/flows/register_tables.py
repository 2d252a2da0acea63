"""The files a data set consists of, and what a row of each says to the core."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from chungtay.apps.measures.queries import Statement
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.instalments import Instalment
from chungtay.core.capital.ledger import Account, Posting
from chungtay.core.capital.line import CapitalKind, GivenAs, Line, Source, Term
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.rotation import Loan
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RowFault
from chungtay.core.poverty.count import Count, CountLevel, HouseholdClass, People
from chungtay.core.poverty.count import Finality as CountFinality
from chungtay.core.results.value import Finality, Qualifier, Standing, Value
from chungtay.core.units.unit_class import UnitClassRow, unit_class
from chungtay.flows.reading_tables import ReadingSheet, read_readings
from chungtay.flows.recognition_tables import RecognitionTables, read_recognition
from chungtay.flows.register_files import Cells, RowFile, Told, columns, once
from chungtay.flows.roadmap_tables import RoadmapTables, read_roadmap
from chungtay.flows.work_tables import WorkTables, read_works


@dataclass(frozen=True, slots=True)
class EntryHead:
    """What entries.csv says of an entry; its postings stand in another file."""

    entry: str
    movement: Movement
    on: dt.date
    grounds: Grounds
    note: str
    undoes: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class EntryPosting:
    """One posting and the number of the entry it belongs to."""

    entry: str
    posting: Posting

    @property
    def line(self) -> Line:
        """Give the budget line."""
        return self.posting.account.line


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything a data set says, as far as its rows can be understood one by one."""

    holders: list[Told[Holder]]
    entries: list[Told[EntryHead]]
    postings: list[Told[EntryPosting]]
    loans: list[Told[Loan]]
    instalments: list[Told[Instalment]]
    works: WorkTables
    readings: list[Told[ReadingSheet]]
    assessments: list[Told[Assessment]]
    recognitions: list[Told[Recognition]]
    results: list[Told[Value]]
    poverty: list[Told[Count]]
    unit_classes: list[Told[UnitClassRow]]
    statements: list[Told[Statement]]
    roadmap: RoadmapTables
    recognition: RecognitionTables


def _holder(row: Cells) -> Holder:
    return Holder(
        row.text("code"), row.text("name"), row.choice("type", HolderType), row.optional("unit")
    )


def _entry(row: Cells) -> EntryHead:
    return EntryHead(
        row.text("entry"),
        row.choice("movement", Movement),
        row.day("on"),
        row.grounds(),
        row.optional("note"),
        row.optional("undoes"),
        row.whole("days"),
    )


def _line(row: Cells) -> Line:
    return Line(
        programme=row.optional("programme"),
        project=row.optional("project"),
        item=row.optional("item"),
        source=row.choice("source", Source),
        kind=row.choice("kind", CapitalKind),
        origin_year=row.year("origin_year"),
        plan_year=row.year("plan_year"),
    )


def _posting(row: Cells) -> EntryPosting:
    line = replace(
        _line(row),
        provider=row.optional("provider"),
        given_as=row.choice("given_as", GivenAs),
        budget_index=row.optional("budget_index"),
        term=row.choice("term", Term),
    )
    account = Account(row.text("holder"), line, row.choice("pot", Pot), row.optional("subject"))
    return EntryPosting(row.text("entry"), Posting(account, Dong(row.whole("dong"))))


def _loan(row: Cells) -> Loan:
    return Loan(
        loan=row.text("loan"),
        programme=row.optional("programme"),
        project=row.text("project"),
        unit=row.text("unit"),
        group=row.text("group"),
        households=row.whole("households"),
        lent_on=row.day("lent_on"),
        due=row.day("due"),
        grounds=row.grounds(),
    )


def _instalment(row: Cells) -> Instalment:
    return Instalment(
        number=row.text("number"),
        debt=Debt(row.text("holder"), _line(row), row.text("work")),
        due=row.day("due"),
        amount=Dong(row.whole("dong")),
        source=row.choice("pays_from", Source) if row.optional("pays_from") else None,
        on=row.day("on"),
        grounds=row.grounds(),
        reason=row.optional("reason"),
        taken_back=row.flag("taken_back"),
    )


def _assessment(row: Cells) -> Assessment:
    return Assessment(
        unit=row.text("unit"),
        criteria_set=row.text("criteria_set"),
        criterion=row.text("criterion"),
        met=row.flag("met"),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _recognition(row: Cells) -> Recognition:
    return Recognition(
        unit=row.text("unit"),
        grade=row.choice("grade", Grade),
        for_year=row.year("for_year"),
        act=row.choice("action", Act),
        on=row.day("on"),
        grounds=row.grounds(),
        village=row.optional("village"),
        field=row.optional("field"),
        file=row.optional("file"),
        reason=row.optional("reason"),
    )


def _result(row: Cells) -> Value:
    return Value(
        indicator=row.text("indicator"),
        unit=row.text("unit"),
        standing=row.choice("standing", Standing),
        finality=row.choice("finality", Finality),
        amount_e6=row.millionths("value"),
        on=row.day("on"),
        period_from=row.day("period_from"),
        period_to=row.day("period_to"),
        base_stated=row.optional_flag("base_stated"),
        qualifier=row.choice("qualifier", Qualifier),
        grounds=row.grounds(),
    )


def _count(row: Cells) -> Count:
    return Count(
        unit=row.text("unit"),
        level=row.choice("level", CountLevel),
        household_class=row.choice("household_class", HouseholdClass),
        people=row.choice("people", People),
        households=row.whole("households"),
        on=row.day("on"),
        finality=row.choice("finality", CountFinality),
        grounds=row.grounds(),
    )


def _unit_class(row: Cells) -> UnitClassRow:
    return UnitClassRow(
        unit=row.text("unit"),
        unit_class=unit_class(row.text("unit_class")).value,
        holds=row.flag("holds"),
        on=row.day("on"),
        grounds=row.grounds(),
    )


def _statement(row: Cells) -> Statement:
    """Understand a printed number; it is known from the day of the document that prints it."""
    document = row.text("document")
    row.texts["on"] = document.rpartition(":")[2]
    on = row.day("on")
    return Statement(
        figure=row.text("figure"),
        value_e6=row.millionths("value"),
        unit=row.optional("unit"),
        decimals=row.whole("decimals"),
        on=on,
        grounds=Grounds(document, on, Provenance.PUBLISHED),
    )


_LINE = "programme,project,item,source,kind,origin_year,plan_year"
HOLDERS = RowFile("holders.csv", columns("code,name,type,unit", grounds=False), _holder)
ENTRIES = RowFile(
    "entries.csv",
    columns("entry,movement,on", after="note"),
    _entry,
    later=(("undoes", ""), ("days", "0")),
)
POSTINGS = RowFile(
    "postings.csv",
    columns(f"entry,holder,pot,{_LINE},dong", grounds=False),
    _posting,
    later=(
        ("provider", ""), ("given_as", GivenAs.MONEY), ("budget_index", ""), ("term", Term.YEAR),
        ("subject", ""),
    ),
)  # fmt: skip
LOANS = RowFile(
    "loans.csv",
    columns("loan,programme,project,unit,group,households,lent_on,due"),
    _loan,
    may_lack=True,
)
INSTALMENTS = RowFile(
    "instalments.csv",
    columns(f"number,holder,{_LINE},work,due,dong,pays_from,reason,taken_back,on"),
    _instalment,
    may_lack=True,
)
ASSESSMENTS = RowFile(
    "assessments.csv",
    columns("unit,criteria_set,criterion,met,on"),
    _assessment,
    may_lack=True,
)
RECOGNITIONS = RowFile(
    "recognitions.csv",
    columns("unit,grade,for_year,action,on"),
    _recognition,
    later=(("village", ""), ("field", ""), ("file", ""), ("reason", "")),
)
RESULTS = RowFile(
    "results.csv",
    columns(
        "indicator,unit,standing,finality,value,on,period_from,period_to,base_stated,qualifier"
    ),
    _result,
)
POVERTY = RowFile(
    "poverty.csv", columns("unit,level,household_class,people,households,on,finality"), _count
)
UNIT_CLASSES = RowFile("unit_classes.csv", columns("unit,unit_class,holds,on"), _unit_class)
STATEMENTS = RowFile(
    "statements.csv", columns("figure,value,unit,decimals,document", grounds=False), _statement
)


def read_tables(folder: Path, faults: list[RowFault]) -> Tables:
    """Read every file of a folder; add what cannot be understood to the faults."""
    return Tables(
        holders=once(HOLDERS.read(folder, faults), lambda h: h.code),
        entries=once(ENTRIES.read(folder, faults), lambda e: e.entry),
        postings=POSTINGS.read(folder, faults),
        loans=once(LOANS.read(folder, faults), lambda loan: loan.ref),
        instalments=once(INSTALMENTS.read(folder, faults), lambda one: one.ref),
        works=read_works(folder, faults),
        readings=read_readings(folder, faults),
        assessments=once(ASSESSMENTS.read(folder, faults), lambda a: a.ref),
        recognitions=once(RECOGNITIONS.read(folder, faults), lambda r: r.ref),
        results=once(RESULTS.read(folder, faults), lambda v: v.ref),
        poverty=once(POVERTY.read(folder, faults), lambda c: c.ref),
        unit_classes=once(UNIT_CLASSES.read(folder, faults), lambda c: c.ref),
        statements=once(STATEMENTS.read(folder, faults), lambda s: s.ref),
        roadmap=read_roadmap(folder, faults),
        recognition=read_recognition(folder, faults),
    )
