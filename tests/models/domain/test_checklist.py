"""One question at a time leads to the papers of the case, also for copies of the older form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.checklist import (
    ChecklistLine,
    Need,
    case_name,
    next_question,
    papers_for,
)
from models.domain.procedure import Procedure, RequiredDocument
from models.domain.procedure_json import procedure_from_json, procedure_to_json
from models.domain.questions import CaseAnswer, CaseQuestion, name_of, paths

WHO = CaseQuestion(
    "q1", "Ở đâu?", (CaseAnswer("minh", "Nhà mình"), CaseAnswer("don-vi", "Nơi đóng quân"))
)
FORCE = CaseQuestion(
    "q2",
    "Lực lượng nào?",
    (CaseAnswer("qd", "Quân đội"), CaseAnswer("ca", "Công an", legal="Công an nhân dân")),
    asked_when=("don-vi",),
)
FORM = RequiredDocument("Tờ khai", channels=("counter", "post"))
ONLINE = RequiredDocument("Mẫu điện tử", channels=("online",))
CARD = RequiredDocument("Giấy tờ tùy thân", present_only=True)
POWER = RequiredDocument("Văn bản ủy quyền", on_authorisation=True)
HOUSE = RequiredDocument("Giấy chứng nhận", when=("minh",), one_of="nha")
LEASE = RequiredDocument("Hợp đồng", when=("minh",), one_of="nha")
LETTER = RequiredDocument("Giấy giới thiệu", when=("qd",))
CHILD = RequiredDocument("Giấy khai sinh đối với trẻ em", conditional=True)
REPORT = RequiredDocument("Báo cáo của cơ quan", internal=True)
REMARK = RequiredDocument("Lưu ý: nộp bản sao", note=True)
RESIDENCE = Procedure(
    code="9.000001",
    name="Thủ tục thử",
    sector="Thử",
    version="2",
    time_limit=None,
    documents=(
        FORM,
        ONLINE,
        CARD,
        POWER,
        HOUSE,
        LEASE,
        LETTER,
        CHILD,
        REPORT,
        REMARK,
    ),
    questions=(WHO, FORCE),
)
OLD = replace(
    RESIDENCE,
    questions=(),
    documents=(
        RequiredDocument("Tờ khai"),
        RequiredDocument("Hợp đồng", case_name="Nhà thuê"),
        RequiredDocument("Giấy chứng nhận", case_name="Nhà mình"),
    ),
)


def lines(answers: tuple[str, ...], *, authorised: bool = False, channel: str = "counter") -> list:
    found = papers_for(RESIDENCE, answers, authorised=authorised, channel=channel)
    return [(line.document.name, line.need) for line in found]


def test_a_question_is_asked_only_after_the_answer_that_calls_for_it() -> None:
    assert next_question(RESIDENCE, ()) == WHO
    assert next_question(RESIDENCE, ("don-vi",)) == FORCE
    assert next_question(RESIDENCE, ("minh",)) is None
    assert next_question(RESIDENCE, ("don-vi", "qd")) is None


def test_the_checklist_says_how_each_paper_is_needed() -> None:
    assert lines(("minh",)) == [
        ("Tờ khai", Need.REQUIRED),
        ("Giấy tờ tùy thân", Need.SHOW),
        ("Giấy chứng nhận", Need.ONE_OF),
        ("Hợp đồng", Need.ONE_OF),
        ("Giấy khai sinh đối với trẻ em", Need.IF_APPLIES),
        ("Lưu ý: nộp bản sao", Need.NOTE),
    ]


def test_an_authorisation_is_asked_of_someone_authorised_alone() -> None:
    assert ("Văn bản ủy quyền", Need.REQUIRED) in lines(("minh",), authorised=True)
    assert "Văn bản ủy quyền" not in dict(lines(("minh",)))


def test_the_form_of_the_portal_is_asked_online_and_the_paper_form_is_not() -> None:
    assert "Mẫu điện tử" in dict(lines(("minh",), channel="online"))
    assert "Tờ khai" not in dict(lines(("minh",), channel="online"))
    assert "Tờ khai" in dict(lines(("minh",), channel="post"))


def test_what_the_agency_makes_itself_is_asked_of_nobody() -> None:
    for answers in paths(RESIDENCE.questions):
        for channel in ("counter", "post", "online"):
            assert REPORT.name not in dict(lines(answers, authorised=True, channel=channel))


def test_the_last_of_some_alternatives_is_simply_required() -> None:
    alone = replace(RESIDENCE, documents=(HOUSE, replace(LEASE, channels=("online",))))
    assert papers_for(alone, ("minh",), authorised=False, channel="counter") == (
        ChecklistLine(HOUSE, Need.REQUIRED),
    )


def test_the_cases_of_the_list_are_the_ways_through_the_questions() -> None:
    assert RESIDENCE.cases == ("Nhà mình", "Nơi đóng quân; Quân đội", "Nơi đóng quân; Công an")
    assert LETTER in RESIDENCE.documents_for("Nơi đóng quân; Quân đội")
    assert LETTER not in RESIDENCE.documents_for("Nơi đóng quân; Công an")
    assert RESIDENCE.documents_for(None) == (FORM, CARD, POWER, CHILD)


def test_a_kept_case_leads_back_to_its_answers_and_another_name_is_refused() -> None:
    assert RESIDENCE.answers_of("Nơi đóng quân; Công an") == ("don-vi", "ca")
    assert RESIDENCE.answers_of(None) == ()
    assert RESIDENCE.answers_of("Nơi đóng quân") is None


def test_a_copy_of_the_older_form_is_asked_as_one_question() -> None:
    question = next_question(OLD, ())
    assert question is not None
    assert [answer.id for answer in question.answers] == ["Nhà thuê", "Nhà mình"]
    assert next_question(OLD, ("Nhà thuê",)) is None
    assert case_name(OLD, ("Nhà thuê",)) == "Nhà thuê"
    assert OLD.answers_of("Nhà thuê") == ("Nhà thuê",)
    found = papers_for(OLD, ("Nhà thuê",), authorised=False, channel="counter")
    assert [line.document.name for line in found] == ["Tờ khai", "Hợp đồng"]
    assert [d.name for d in OLD.documents_for("Nhà mình")] == ["Tờ khai", "Giấy chứng nhận"]


@pytest.mark.parametrize("procedure", [RESIDENCE, OLD])
def test_both_forms_go_to_json_and_come_back_the_same(procedure: Procedure) -> None:
    assert procedure_from_json(procedure_to_json(procedure)) == procedure


def test_the_json_of_an_older_copy_gains_no_keys() -> None:
    written = procedure_to_json(OLD)
    assert not {"questions", "terms", "local_fees", "valid_from"} & written.keys()
    assert set(written["documents"][0]) == {
        "name",
        "originals",
        "copies",
        "case_name",
        "present_only",
        "on_authorisation",
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"questions": {}}, "questions"),
        ({"questions": [{"id": "q", "text": "?", "answers": []}]}, r"questions\[0\]\.answers"),
        ({"documents": [{"name": "Đơn", "when": ["nobody"]}]}, r"documents\[0\]\.when"),
        ({"valid_from": "24/11/2026"}, "valid_from"),
        ({"valid_from": "2027-01-01", "valid_until": "2026-01-01"}, "valid_until"),
        ({"terms": [{"channel": "online", "fee_vnd": -1}]}, r"terms\[0\]\.fee_vnd"),
        ({"local_fees": [{"name": "Phí", "amount_vnd": 1}]}, r"local_fees\[0\]\.source"),
    ],
)
def test_what_is_ill_formed_is_refused_by_the_name_of_its_field(
    change: dict[str, object], field: str
) -> None:
    good = procedure_to_json(replace(RESIDENCE, documents=()))
    with pytest.raises(ValueError, match=field):
        procedure_from_json({**good, **change})


def test_questions_that_could_not_be_asked_are_refused() -> None:
    pair = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
    good = procedure_to_json(replace(RESIDENCE, documents=()))
    early = [{"id": "q", "text": "?", "answers": pair, "asked_when": ["a"]}]
    with pytest.raises(ValueError, match="earlier questions"):
        procedure_from_json({**good, "questions": early})
    twice = [{"id": "q", "text": "?", "answers": pair}, {"id": "r", "text": "?", "answers": pair}]
    with pytest.raises(ValueError, match="used twice"):
        procedure_from_json({**good, "questions": twice})


def test_a_flood_of_cases_is_refused_before_it_is_walked() -> None:
    many = [
        {
            "id": f"q{n}",
            "text": "?",
            "answers": [{"id": f"{n}-{k}", "text": f"{n}-{k}"} for k in range(9)],
        }
        for n in range(20)
    ]
    good = procedure_to_json(replace(RESIDENCE, documents=()))
    with pytest.raises(ValueError, match="more than 500 cases"):
        procedure_from_json({**good, "questions": many})


@st.composite
def question_lists(draw: st.DrawFn) -> tuple[CaseQuestion, ...]:
    """Up to four questions, each waiting for any of the answers before it or for none."""
    made: list[CaseQuestion] = []
    for n in range(draw(st.integers(1, 4))):
        before = [answer.id for question in made for answer in question.answers]
        waits = draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else []
        answers = tuple(
            CaseAnswer(f"{n}{k}", f"Trả lời {n}{k}") for k in range(draw(st.integers(2, 3)))
        )
        made.append(CaseQuestion(f"q{n}", f"Hỏi {n}?", answers, tuple(waits)))
    return tuple(made)


@given(question_lists())
def test_every_way_ends_and_its_name_is_its_own(questions: tuple[CaseQuestion, ...]) -> None:
    ways = list(paths(questions))
    names = [name_of(questions, way) for way in ways]
    assert len(set(names)) == len(ways)
    asked = replace(RESIDENCE, questions=questions, documents=())
    assert all(next_question(asked, way) is None for way in ways)
    assert [asked.answers_of(name) for name in names] == ways
