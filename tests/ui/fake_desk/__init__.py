"""A counter in memory: a small real object behind the pages, with no store, no thread, no line.

One module for each room of the desk; what the rooms share is in `counter`.
"""

from __future__ import annotations

from tests.ui.fake_desk.acts import Acts
from tests.ui.fake_desk.batch import Batch
from tests.ui.fake_desk.figures import Figures
from tests.ui.fake_desk.intake import Intake
from tests.ui.fake_desk.lists import Lists
from tests.ui.fake_desk.machine import Machine
from tests.ui.fake_desk.papers import Papers
from tests.ui.fake_desk.people import People
from tests.ui.fake_desk.samples import (
    BIRTH,
    CALENDAR,
    COPIES,
    COPY_OFFER,
    MARITAL,
    MAU,
    MORNING,
    OFFICE,
    PIN,
    PROCEDURES,
    THU,
    VI_DU,
    at_local,
    sample_dossier,
)

__all__ = [
    "BIRTH",
    "CALENDAR",
    "COPIES",
    "COPY_OFFER",
    "MARITAL",
    "MAU",
    "MORNING",
    "OFFICE",
    "PIN",
    "PROCEDURES",
    "THU",
    "VI_DU",
    "FakeDesk",
    "at_local",
    "sample_dossier",
]


class FakeDesk(People, Intake, Batch, Acts, Lists, Papers, Figures, Machine):
    """Implements `ui.desk.Desk`. Set `failures[name]` to an AppError to make a call fail once."""
