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
    from collections.abc import Callable, Iterable, Mapping

    from fastlege.register.record import ParentalResponsibility
    from fastlege.terms import ParentRole

    Reading = Callable[[str], bool | None]

__all__ = ["responsibility_of"]

_JOINT: Final = "felles"
_PARENTS: Final = frozenset({"mor", "far", "medmor"})
_TWO: Final = 2
_MOST_PARENTS: Final = 20
"""A document that names more contradicts itself; every line of it is not held against every parent."""


def responsibility_of(
    parents: Mapping[str, frozenset[ParentRole]],
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
    lines = list(lines or ())
    foreign = [line for line in lines if line.subject is not None and line.subject not in child]
    if not lines or foreign or len(parents) > _MOST_PARENTS:
        return dict.fromkeys(parents)
    readings = [*_joint(parents, lines), *_others(parents, lines), *_sole(parents, lines)]
    return {parent: only([reading(parent) for reading in readings]) for parent in parents}


def _joint(parents: Mapping[str, object], lines: Iterable[ParentalResponsibility]) -> list[Reading]:
    """Read the joint lines together; with fewer than two holders named, the other holder is not known."""
    joint = [line for line in lines if line.kind == _JOINT]
    if not joint:
        return []
    named = {line.holder for line in joint if line.holder is not None}
    outside = len([line for line in joint if line.elsewhere])
    vague = [line for line in joint if line.holder is None and not line.elsewhere]
    complete = not vague and len(named) + outside >= _TWO and named <= parents.keys()
    return [lambda parent: True if parent in named else False if complete else None]


def _others(parents: Mapping[str, object], lines: Iterable[ParentalResponsibility]) -> list[Reading]:
    """Read the lines that give a parent nothing: others have it, or nobody knows who."""
    kinds = {line.kind for line in lines}
    answers = [answer for kind, answer in (("andre", False), ("ukjent", None)) if kind in kinds]
    return [dict.fromkeys(parents, answer).__getitem__ for answer in answers]


def _sole(
    parents: Mapping[str, frozenset[ParentRole]], lines: Iterable[ParentalResponsibility]
) -> list[Reading]:
    """Read each sole line by itself."""
    return [_sole_reading(parents, line) for line in lines if line.kind in _PARENTS]


def _sole_reading(parents: Mapping[str, frozenset[ParentRole]], line: ParentalResponsibility) -> Reading:
    """Find the holder by role and, where it is given, by number; if they differ, any of them may be meant."""
    by_role = {parent for parent, roles in parents.items() if line.kind in roles}
    by_number = {line.holder} & parents.keys()
    by_role_alone = line.holder is None and not line.elsewhere
    meant = by_role | by_number
    certain = len(meant) == 1 and (by_role_alone or by_role == by_number)
    return lambda parent: (certain or None) if parent in meant else (False if meant else None)
