"""What is written down with an act is read whole or refused by the name of its key."""

from __future__ import annotations

import pytest

from models.domain.json_values import LONGEST_TEXT
from models.domain.move_data import read_move_data
from models.domain.workflow import Action
from models.errors import ValidationError


def test_a_text_of_the_longest_length_is_kept() -> None:
    longest = "x" * LONGEST_TEXT
    assert read_move_data(Action.WITHDRAW, {"reason": longest}).reason == longest


def test_a_longer_text_is_said_to_be_too_long_and_not_of_the_wrong_kind() -> None:
    with pytest.raises(ValidationError) as raised:
        read_move_data(Action.WITHDRAW, {"reason": "x" * (LONGEST_TEXT + 1), "note": 5})
    assert raised.value.problems == (("reason", "text_too_long"), ("note", "field_wrong_type"))
