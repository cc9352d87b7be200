"""Who is signed in at this window."""

from __future__ import annotations

from models.domain.dossier import DossierStatus, OfficialRef
from models.domain.workflow import Action, Role, allowed_actions
from models.errors import NotPermitted
from models.services.officials import Official


class Session:
    """The official at the keyboard; nobody before signing in and while locked."""

    def __init__(self) -> None:
        self._official: Official | None = None

    @property
    def official(self) -> Official | None:
        return self._official

    @property
    def ref(self) -> OfficialRef:
        """Who does what is done now. Raises NotPermitted(`signed_out`)."""
        return self._required().ref

    @property
    def role(self) -> Role:
        """Raises NotPermitted(`signed_out`)."""
        return self._required().role

    def require(self, action: Action, status: DossierStatus | None = None) -> None:
        """Raises NotPermitted where this role may not do this act; None: no dossier yet."""
        if action not in allowed_actions(status, self.role):
            raise NotPermitted(action=str(action), role=str(self.role))

    def sign_in(self, official: Official) -> None:
        self._official = official

    def sign_out(self) -> None:
        self._official = None

    def _required(self) -> Official:
        if self._official is None:
            raise NotPermitted("signed_out")
        return self._official
