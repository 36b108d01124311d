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

    from fastlege.register.record import ParentalResponsibility
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
    child: frozenset[str],
) -> dict[str, bool | None]:
    """Decide for each registered parent whether the lines give responsibility.

    Args:
        parents: Each parent's number, with the role or roles in which the child's document names it.
        lines: The current lines, with every holder's number already the one in `parents`, if it is there.
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
        else:
            readings.append(_sole(parents, line))
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
        outside += line.elsewhere
        vague = vague or (line.holder is None and not line.elsewhere)
    complete = not vague and len(named) + outside >= _TWO and named.issubset(parents)
    return {parent: True if parent in named else False if complete else None for parent in parents}


def _sole(parents: Mapping[str, Collection[ParentRole]], line: ParentalResponsibility) -> Reading:
    """Find the holder by role and, where it is given, by number; if they differ, any of them may be meant."""
    by_role = {parent for parent, roles in parents.items() if line.kind in roles}
    by_number = {line.holder} & parents.keys()
    by_role_alone = line.holder is None and not line.elsewhere
    meant = by_role | by_number
    certain = len(meant) == 1 and (by_role_alone or by_role == by_number)
    return {
        parent: (certain or None) if parent in meant else (False if meant else None) for parent in parents
    }
