"""Where a counter lives: known before anything is opened, so a verb without a store is quick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.domain.clock import Clock

if TYPE_CHECKING:
    from models.data_folder import DataFolder


@dataclass(frozen=True, slots=True)
class Place:
    """Where a counter's data and key are, and the clock it lives by."""

    data_dir: Path
    key_file: Path | None
    clock: Clock

    @property
    def own_forms(self) -> Path:
        """Where the office keeps its own words of forms (docs/forms.md)."""
        return self.data_dir / "forms"

    def folder(self) -> DataFolder:
        """Raises UnsafeSettings or KeyMissing when there is no fit place for the key."""
        from models.data_folder import DataFolder
        from models.keys import key_place

        return DataFolder(self.data_dir, key_place(self.key_file, self.data_dir))
