"""`official add --name NAME --role ROLE`: add someone who may sign in; stdout is the PIN alone."""

from __future__ import annotations

import argparse

from app import exits
from app.runtime import Place, Runtime
from models.domain.workflow import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["add"])
    parser.add_argument("--name", required=True, help="họ và tên cán bộ")
    parser.add_argument(
        "--role", choices=[str(role) for role in Role], default=str(Role.COUNTER_OFFICIAL)
    )


def run(arguments: argparse.Namespace, place: Place) -> int:
    with Runtime(place) as runtime:
        _, pin = runtime.officials.add(arguments.name, Role(arguments.role))
    print(pin)
    return exits.ALL_DONE
