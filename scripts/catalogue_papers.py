"""The papers and questions of the shipped catalogue: source rows sorted by catalogue/cases.json."""

import re
from typing import Any

Json = dict[str, Any]

ENUMERATOR = re.compile(r"^(\([ivx]+\)|\(?(\d)\)|[a-eđg]\)|\d\.)\s+")
REQUEST = re.compile(r"(Đơn|Tờ khai|Giấy đề nghị|Văn bản đề nghị|Phiếu yêu cầu|Bản khai|Tờ trình) ")
CEREMONY = re.compile(r"^Thủ [tT]ục ")
ROLES: dict[str, Json] = {
    "submit": {},
    "show": {"present_only": True},
    "authorisation": {"on_authorisation": True},
    "online": {"channels": ["online"]},
    "offline": {"channels": ["counter", "post"]},
    "internal": {"internal": True},
    "note": {"note": True},
    "authorisation_note": {"note": True, "on_authorisation": True},
}


def questions(case: Json) -> list[Json]:
    """The questions in the form of `models.domain.question_json`."""
    return [
        {
            "id": row["id"],
            "text": row["text"],
            **({"asked_when": row["asked_when"]} if row.get("asked_when") else {}),
            "answers": [_answer(answer) for answer in row["answers"]],
        }
        for row in case["questions"]
    ]


def documents(code: str, rows: list[Json], case: Json, shorts: list[Json]) -> list[Json]:
    """The papers in the form of `models.domain.procedure_json`.

    `rows` are those of the source with cleaned name and heading. The same paper of several cases
    becomes one. Raises SystemExit when the source and cases.json have come apart.
    """
    if len(rows) != len(case["documents"]):
        raise SystemExit(f"{code}: cases.json has not the papers of the source")
    found: dict[tuple[object, ...], Json] = {}
    for sorting in _in_their_order(rows, case["documents"]):
        row = rows[sorting["row"]]
        if not row["name"].startswith(sorting["name"]):
            raise SystemExit(f"{code}: row {sorting['row']} of the source is another paper now")
        paper, when = _paper(row, sorting, shorts), sorting.get("when", [])
        key = tuple(str(value) for value in paper.values())
        if key not in found:
            found[key] = {**paper, "when": list(when)}
        elif not when or not found[key]["when"]:
            found[key]["when"] = []
        else:
            found[key]["when"] = list(dict.fromkeys((*found[key]["when"], *when)))
    return [{k: v for k, v in paper.items() if k != "when" or v} for paper in found.values()]


def short_name(code: str, name: str, names: Json) -> str | None:
    """The hand-written short name, else the name without "Thủ tục" where it begins so."""
    if code in names:
        return str(names[code])
    bare = CEREMONY.sub("", name)
    return None if bare == name else bare[:1].upper() + bare[1:]


def _answer(answer: Json) -> Json:
    legal = {"legal": answer["legal"]} if answer.get("legal") else {}
    return {"id": answer["id"], "text": answer["text"], **legal}


def _in_their_order(rows: list[Json], sortings: list[Json]) -> list[Json]:
    """By heading; below it the request first, numbered papers by number, then as they come."""
    place = {case: n for n, case in enumerate(dict.fromkeys(row["case"] for row in rows))}
    return sorted(
        sortings, key=lambda s: (place[rows[s["row"]]["case"]], _number(rows[s["row"]]["name"]))
    )


def _number(name: str) -> int:
    match = ENUMERATOR.match(name)
    if match and match[2]:
        return int(match[2])
    return 0 if REQUEST.match(name) else 10


def _paper(row: Json, sorting: Json, shorts: list[Json]) -> Json:
    role = ROLES[sorting["role"]]
    name = row["name"] if sorting["role"] == "authorisation" else ENUMERATOR.sub("", row["name"])
    fitting = [rule for rule in shorts if name.startswith(rule["starts"])]
    best = max(fitting, key=lambda rule: len(rule["starts"]), default=None)
    later = {
        "short_name": best["short"] if best and best["short"] != name else None,
        "one_of": sorting.get("one_of"),
        "conditional": sorting.get("conditional", False),
        "channels": role.get("channels"),
        "internal": role.get("internal"),
        "note": role.get("note"),
    }
    return {
        "name": name,
        "originals": row["originals"],
        "copies": row["copies"],
        "case_name": None,
        "present_only": role.get("present_only", False),
        "on_authorisation": role.get("on_authorisation", False),
        **{key: value for key, value in later.items() if value},
    }
