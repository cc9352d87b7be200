"""Every paper of every procedure is asked of somebody, and every question leads to a checklist."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import resources
from models.domain.checklist import Need, case_name, next_question, papers_for
from models.domain.fee_table import fee_table_from_json
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json
from models.domain.questions import paths
from scripts.catalogue_papers import ENUMERATOR, ROLES

CASES: dict[str, Any] = resources.read_json("catalogue/cases.json")["procedures"]
NAMES: dict[str, Any] = resources.read_json("catalogue/short_names.json")
PROCEDURES = [
    procedure_from_json(row)
    for row in resources.read_json("catalogue/procedures.json")["procedures"]
]
ASKING = [procedure for procedure in PROCEDURES if procedure.questions]
EVERY_WAY = [
    (authorised, channel)
    for authorised in (False, True)
    for channel in ("counter", "post", "online")
]
LONGEST_LINE = 90


def papers_of(procedure: Procedure, path: tuple[str, ...]) -> frozenset[str]:
    """The papers handed in for these answers, whoever comes and whichever way; no notes."""
    return frozenset(
        line.document.name
        for authorised, channel in EVERY_WAY
        for line in papers_for(procedure, path, authorised=authorised, channel=channel)
        if line.need is not Need.NOTE
    )


def test_every_procedure_is_sorted_and_so_is_every_row_of_its_source_once() -> None:
    assert {p.code for p in PROCEDURES} == set(CASES)
    for code, case in CASES.items():
        assert [paper["row"] for paper in case["documents"]] == list(range(len(case["documents"])))
        assert {paper["role"] for paper in case["documents"]} <= set(ROLES), code
    assert sum(len(case["documents"]) for case in CASES.values()) == 1_575


def test_there_are_53_procedures_with_questions_and_no_case_of_the_older_form() -> None:
    assert len(ASKING) == 53
    assert all(d.case_name is None for p in PROCEDURES for d in p.documents)


@pytest.mark.parametrize("procedure", ASKING, ids=lambda p: p.code)
def test_every_question_is_reached_and_every_answer_leads_to_papers_of_its_own(
    procedure: Procedure,
) -> None:
    reached: set[str] = set()
    lists: dict[frozenset[str], tuple[str, ...]] = {}
    reasons = {
        answer["id"]
        for question in CASES[procedure.code]["questions"]
        for answer in question["answers"]
        if answer.get("why_same")
    }
    for path in paths(procedure.questions):
        reached.update(path)
        papers = papers_of(procedure, path)
        assert papers, path
        assert papers not in lists or reasons.intersection(path), (path, lists.get(papers))
        lists[papers] = path
    assert reached == {a.id for q in procedure.questions for a in q.answers}


def test_no_paper_is_lost_on_any_way_but_those_the_agency_makes_itself() -> None:
    for procedure in PROCEDURES:
        shown = {
            line.document
            for path in paths(procedure.questions)
            for authorised, channel in EVERY_WAY
            for line in papers_for(procedure, path, authorised=authorised, channel=channel)
        }
        kept_back = {document for document in procedure.documents if document.internal}
        assert shown | kept_back == set(procedure.documents), procedure.code
        assert not shown & kept_back


def test_each_paper_is_called_for_by_the_answers_it_was_sorted_under() -> None:
    for procedure in PROCEDURES:
        for row in CASES[procedure.code]["documents"]:
            bare, when = ENUMERATOR.sub("", row["name"]), row.get("when", [])
            found = [
                document
                for document in procedure.documents
                if ENUMERATOR.sub("", document.name).startswith(bare)
                and (not document.when or (when and set(when) <= set(document.when)))
                and document.note is ROLES[row["role"]].get("note", False)
            ]
            assert found, (procedure.code, row["row"])


def test_the_name_of_a_case_leads_back_to_its_answers() -> None:
    for procedure in ASKING:
        assert len(set(procedure.cases)) == len(procedure.cases)
        for path in paths(procedure.questions):
            assert next_question(procedure, path) is None
            assert procedure.answers_of(case_name(procedure, path)) == path


def test_questions_answers_and_short_names_fit_a_line_and_are_never_cut() -> None:
    texts = [q.text for p in ASKING for q in p.questions]
    texts += [a.text for p in ASKING for q in p.questions for a in q.answers]
    texts += [*NAMES["procedures"].values(), *(rule["short"] for rule in NAMES["papers"])]
    assert [text for text in texts if len(text) > LONGEST_LINE or "…" in text] == []
    too_long = [p.code for p in PROCEDURES if p.short_name is None and len(p.name) > 60]
    assert too_long == []


def test_short_names_of_procedures_differ_and_every_rule_for_a_paper_is_used() -> None:
    shown = Counter(p.short_name or p.name for p in PROCEDURES)
    assert [name for name, times in shown.items() if times > 1] == []
    used = {d.short_name for p in PROCEDURES for d in p.documents}
    assert [r["short"] for r in NAMES["papers"] if r["short"] not in used] == []


def test_two_papers_of_one_checklist_never_share_a_short_name() -> None:
    for procedure in PROCEDURES:
        for path in paths(procedure.questions):
            for authorised, channel in EVERY_WAY:
                lines = papers_for(procedure, path, authorised=authorised, channel=channel)
                by_short: dict[str, set[str]] = {}
                for line in lines:
                    if line.document.short_name is not None:
                        names = by_short.setdefault(line.document.short_name, set())
                        names.add(line.document.name)
                shared = [names for names in by_short.values() if len(names) > 1]
                assert shared == [], (procedure.code, path)


def test_of_alternatives_there_are_always_several() -> None:
    for procedure in PROCEDURES:
        for path in paths(procedure.questions):
            lines = papers_for(procedure, path, authorised=True, channel="counter")
            groups = Counter(line.group for line in lines if line.need is Need.ONE_OF)
            assert all(times > 1 for times in groups.values())


def test_a_birth_asks_for_the_form_at_the_counter_and_for_the_portals_form_online() -> None:
    birth = next(p for p in PROCEDURES if p.code == "1.001193")
    counter = papers_for(birth, (), authorised=False, channel="counter")
    online = papers_for(birth, (), authorised=True, channel="online")
    assert "Tờ khai đăng ký khai sinh" in [line.document.short_name for line in counter]
    assert "Mẫu điện tử đăng ký khai sinh" in [line.document.short_name for line in online]
    assert not any(line.document.on_authorisation for line in counter)
    assert any(line.document.on_authorisation for line in online)


def test_a_channel_with_a_time_of_its_own_keeps_it() -> None:
    permit = next(p for p in PROCEDURES if p.code == "1.013225")
    online, counter = permit.limit_for("online"), permit.limit_for("counter")
    assert online is not None
    assert counter is not None
    assert (online.value, counter.value) == (20, 15)


def test_the_example_of_a_fee_table_can_be_taken() -> None:
    table = fee_table_from_json(resources.read_json("catalogue/fees/vi_du.json"))
    assert set(table.fees) <= {p.code for p in PROCEDURES}
