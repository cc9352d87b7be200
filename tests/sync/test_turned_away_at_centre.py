"""Who was guided or refused at the counter is known at the centre, without a number."""

from __future__ import annotations

from joined_office import here, whole

from app.runtime import Runtime
from models.domain.workflow import Action, Role
from models.services.numbering import number_books
from models.services.turning_away import TurnAway
from tests.builders import OFFICIAL, person, procedure_with_days, receive


def test_the_record_reaches_the_centre_and_the_other_counter_and_takes_no_number(
    one: Runtime, two: Runtime
) -> None:
    record, _ = one.turning_away.record(
        TurnAway(
            action=Action.GUIDE,
            applicant=person(),
            procedure_code=procedure_with_days(one),
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
            data={"items": ["Giấy khai sinh"]},
        )
    )
    report = one.engine.run_once()
    assert (report.ok, report.accepted) == (True, 1)
    assert two.engine.run_once().ok
    assert whole(one) == whole(two)
    seen = here(two, record.id)
    assert (seen.code, seen.provisional_code, seen.disputed_code) == (None, None, None)
    assert seen.history[0].data == {"items": ["Giấy khai sinh"]}
    assert receive(one).code.endswith("-0001")
    assert sum(book.used for book in one.store.read(number_books)) == 1
