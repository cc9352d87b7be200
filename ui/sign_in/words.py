"""Names of the roles of officials."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.workflow import Role

_ROLES = {
    Role.COUNTER_OFFICIAL: QT_TRANSLATE_NOOP("Roles", "Counter official"),
    Role.POSTAL_EMPLOYEE: QT_TRANSLATE_NOOP("Roles", "Postal employee"),
    Role.SPECIALIST: QT_TRANSLATE_NOOP("Roles", "Specialist"),
    Role.HEAD: QT_TRANSLATE_NOOP("Roles", "Head of the one-stop centre"),
    Role.CLERK: QT_TRANSLATE_NOOP("Roles", "Clerk"),
    Role.ADMIN: QT_TRANSLATE_NOOP("Roles", "Technician"),
}


def role_words(role: Role) -> str:
    """A role as people say it."""
    return QCoreApplication.translate("Roles", str(_ROLES[role]))
