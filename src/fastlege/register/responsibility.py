"""Who has parental responsibility (*foreldreansvar*), from lines that may contradict each other; ours.

Each line is one reading: joint responsibility belongs to the parents named, sole responsibility to one
parent, responsibility of others to no parent, and unknown responsibility to an unknown person. All joint
lines are read together. A parent has responsibility if all readings agree on it, and none if all agree on
that. Otherwise it is unknown.

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
"""Lines that name no parent: others have responsibility, or it is unknown who has."""
_TWO: Final = 2
_MOST_PARENTS: Final = 20
"""A document with more contradicts itself, and comparing every line with every parent would be slow."""


def responsibility_of(
    parents: Mapping[str, Collection[ParentRole]],
    lines: Iterable[ParentalResponsibility] | None,
    *,
    relations: Iterable[ParentRelation],
    child: frozenset[str],
) -> dict[str, bool | None]:
    """Decide for each registered parent whether the lines show responsibility.

    Args:
        parents: The number of each parent, with the roles in the child's document.
        lines: The current lines, in which holders that are parents have the number in `parents`.
        relations: All relations that may name a parent, also without a number or a role.
        child: All numbers of the child.
    """
    if len(parents) > _MOST_PARENTS:
        return dict.fromkeys(parents)
    joint: list[ParentalResponsibility] = []
    readings: list[Reading] = []
    for line in lines or ():
        # With a line about another child, the document contradicts itself.
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
    """Read the joint lines together; with fewer than two holders, the second one is unknown."""
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
    """Read a sole line without a number, in which only the role shows who has responsibility.

    It is certain only if one parent alone can have the role: a relation without a number or a role may be
    about another parent in that role. A line about a person without a number is not about a parent with one.
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
    """Read a sole line with a holder; if the role and the number differ, either may be right."""
    by_role = {parent for parent, roles in parents.items() if line.kind in roles}
    by_number = {line.holder} & parents.keys()
    meant = by_role | by_number
    certain = len(meant) == 1 and by_role == by_number
    return {
        parent: (certain or None) if parent in meant else (False if meant else None) for parent in parents
    }
