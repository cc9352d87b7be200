"""`sync`: one run with the centre; the last line of stdout is JSON with counts and `ok`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.services.enrolment import enrolment
from resources import words
from sync.events import SyncPhase
from sync.loop import phase_of

_FAMILIES = {SyncPhase.NOT_THE_CENTRE: "not_the_centre", SyncPhase.JOIN_AGAIN: "join_again"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 the whole run went through, 3 the centre sent something back, 4 no line."""
    with Runtime(place) as runtime:
        runtime.store.read(enrolment)
        report = runtime.engine.run_once()
    said = asdict(report)
    del said["touched"]
    print(json.dumps(said))
    if report.error is not None:
        phase = phase_of(report.error)
        family = _FAMILIES.get(phase, "sync_refused")
        print(words.sentence(report.error, {}, family), file=sys.stderr)
        return exits.NO_LINE
    return exits.SOME_REFUSED if report.refused or report.conflicts else exits.ALL_DONE
