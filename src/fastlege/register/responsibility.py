"""Who has parental responsibility (*foreldreansvar*), from lines that may contradict each other; ours.

Every kind of line is one reading: joint for those named, sole for one, others for none, unknown for nobody
knows whom. A parent has responsibility when all readings say so, has none when all say that, and otherwise
it is unknown. Responsibility with others, with an organisation, unknown or missing gives nobody anything.

References:
    Skatteetaten, Folkeregisteret, "foreldreansvar": joint responsibility is two lines, one for each holder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register.record import only

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fastlege.register.record import ParentalResponsibility, ParentRelation
    from fastlege.terms import ParentRole

    Reading = dict[str, bool | None]

__all__ = ["responsibility_of"]

_JOINT: Final = "felles"
_NOBODY: Final[Mapping[str, bool | None]] = {"andre": False, "ukjent": None}
"""Lines that give a parent nothing: others have it, or nobody knows who."""
_TWO: Final = 2
_MOST_PARENTS: Final = 20
"""A document that names more contradicts itself; every line of it is not held against every parent."""


def responsibility_of(
    parents: Mapping[str, Collection[ParentRole]],
    lines: Iterable[ParentalResponsibility] | None,
    *,
    relations: Iterable[ParentRelation],
    child: frozenset[str],
) -> dict[str, bool | None]:
    """Decide for each registered parent whether the lines give responsibility.

    Args:
        parents: Each parent's number, with the role or roles in which the child's document names it.
        lines: The current lines, with every holder's number already the one in `parents`, if it is there.
        relations: Every relation that may name a parent, those without a number or a role too.
        child: Every number of the child.
    """
    if len(parents) > _MOST_PARENTS:
        return dict.fromkeys(parents)
    joint: list[ParentalResponsibility] = []
    readings: list[Reading] = []
    for line in lines or ():
        if line.subject is not None and line.subject not in child:
            return dict.fromkeys(parents)
        if line.kind == _JOINT:
            joint.append(line)
        elif line.kind in _NOBODY:
            readings.append(dict.fromkeys(parents, _NOBODY[line.kind]))
        elif line.holder is None and not line.has_organisation:
            readings.append(_by_role(parents, line, relations))
        else:
            readings.append(_by_number(parents, line))
    if joint:
        readings.append(_joint(parents, joint))
    return {parent: only([reading[parent] for reading in readings]) for parent in parents}


def _joint(parents: Collection[str], lines: Iterable[ParentalResponsibility]) -> Reading:
    """Read the joint lines together; with fewer than two holders named, the other holder is not known."""
    named: set[str] = set()
    outside, vague = 0, False
    for line in lines:
        if line.holder is not None:
            named.add(line.holder)
        outside += line.is_elsewhere
        vague = vague or (line.holder is None and not line.is_elsewhere)
    complete = not vague and len(named) + outside >= _TWO and named.issubset(parents)
    return {parent: True if parent in named else False if complete else None for parent in parents}


def _by_role(
    parents: Mapping[str, Collection[ParentRole]],
    line: ParentalResponsibility,
    relations: Iterable[ParentRelation],
) -> Reading:
    """Read a sole line without a number: the role alone tells who is meant.

    It must be one parent's alone: a relation of that role without a number, and one without a role, may be
    the one that is meant. Nor is a parent with a number meant by a line on somebody without one.
    """
    meant = {parent for parent, roles in parents.items() if line.kind in roles}
    unnumbered = any(role == line.kind and number is None for role, number in relations)
    certain = (
        len(meant) == 1
        and not line.has_nameless_holder
        and not unnumbered
        and all(role is not None for role, _ in relations)
    )
    somebody = bool(meant or unnumbered or line.has_nameless_holder)
    return {
        parent: (certain or None) if parent in meant else (False if somebody else None) for parent in parents
    }


def _by_number(parents: Mapping[str, Collection[ParentRole]], line: ParentalResponsibility) -> Reading:
    """Read a sole line with a holder: if the role and the number differ, either of them may be meant."""
    by_role = {parent for parent, roles in parents.items() if line.kind in roles}
    by_number = {line.holder} & parents.keys()
    meant = by_role | by_number
    certain = len(meant) == 1 and by_role == by_number
    return {
        parent: (certain or None) if parent in meant else (False if meant else None) for parent in parents
    }
