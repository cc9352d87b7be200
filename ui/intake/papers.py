"""The checklist of a draft: which papers, what was handed over, what is missing. Pure values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.domain.checklist import Need, papers_for
from models.domain.dossier import DocumentItem
from models.domain.procedure import Procedure, RequiredDocument

_CHANNEL = "counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One line of the checklist; `originals` and `copies` are what was handed over. Of the papers
    of one `group` one is enough."""

    document: RequiredDocument
    need: Need = Need.REQUIRED
    group: str | None = None
    ticked: bool = False
    originals: int = 1
    copies: int = 0

    @property
    def required(self) -> bool:
        """Whether it is asked for whatever else was handed over."""
        return self.need in (Need.REQUIRED, Need.SHOW)


Papers = tuple[Paper, ...]


def checklist(
    procedure: Procedure, answers: Sequence[str], *, authorised: bool, before: Papers
) -> tuple[Papers, tuple[str, ...]]:
    """The papers of this case and the notes of the source; what was ticked `before` stays."""
    lines = papers_for(procedure, answers, authorised=authorised, channel=_CHANNEL)
    known = {paper.document: paper for paper in before}
    papers = []
    for line in lines:
        if line.need is Need.NOTE:
            continue
        document = line.document
        counted = document.originals or document.copies
        fresh = Paper(
            document=document,
            originals=document.originals if counted else 1,
            copies=document.copies,
        )
        paper = known.get(document, fresh)
        papers.append(replace(paper, need=line.need, group=line.group))
    notes = tuple(line.document.name for line in lines if line.need is Need.NOTE)
    return tuple(papers), notes


def missing(papers: Papers) -> Papers:
    """What is still asked for; of a group without a tick its first paper."""
    found = []
    open_groups = _groups(papers) - {paper.group for paper in papers if paper.ticked}
    for paper in papers:
        if paper.required and not paper.ticked:
            found.append(paper)
        elif paper.group in open_groups:
            open_groups.discard(paper.group)
            found.append(paper)
    return tuple(found)


def asked_count(papers: Papers) -> int:
    """How many papers are asked for; a group counts as one."""
    return sum(paper.required for paper in papers) + len(_groups(papers))


def with_all_required(papers: Papers) -> Papers:
    """Every required paper ticked. Which one of a group was handed over only a person sees."""
    return tuple(replace(paper, ticked=True) if paper.required else paper for paper in papers)


def with_count(paper: Paper, count: int) -> Paper:
    """So many of one paper: copies where the list asks for copies only, else originals."""
    if paper.document.present_only:
        return replace(paper, ticked=True)
    if paper.document.originals == 0:
        return replace(paper, ticked=True, copies=count)
    return replace(paper, ticked=True, originals=count)


def item(paper: Paper) -> DocumentItem:
    """What is saved of a paper that was handed over."""
    return DocumentItem(
        name=paper.document.written,
        originals=paper.originals,
        copies=paper.copies,
        present_only=paper.document.present_only,
    )


def _groups(papers: Papers) -> set[str | None]:
    return {paper.group for paper in papers if paper.group is not None}
