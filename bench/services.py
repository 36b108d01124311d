"""The menu and the requests against a plain function that decides the same services over the same facts.

The menu for a child has a budget; the other ratios are printed for whoever changes the services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bench.boolean import five_services, one_service
from bench.builders import BUILDERS, SLOTS
from bench.measure import Budget, Row, Topic, ratio, take_turns
from bench.sessions import GP_OF_ALL, draw_sessions, kinds
from fastlege import RefusedError, Service, menu
from fastlege.calendar import response_deadline

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Session

    Plain = Callable[[Session, object], tuple[object, ...] | None]

__all__ = ["check_agreement", "check_builders", "measure_builders", "measure_menu"]

_LIMIT: Final = 25
"""How many times a plain function's time the menu for a child may take."""
_ROUNDS: Final = 11
_BLOCK: Final = 100
_SERVICES: Final = tuple(Service)


def _each_anew(session: Session) -> list[bool]:
    return [one_service(session, service) for service in _SERVICES]


def check_agreement(sessions: list[Session]) -> None:
    """See that the plain functions call the same services available as the menu does.

    Raises:
        AssertionError: When they do not.
    """
    for session in sessions:
        decided = tuple(decision.granted for _, decision in menu(session).decisions)
        if not decided == five_services(session) == tuple(_each_anew(session)):
            msg = f"the plain functions give another answer than {decided}"
            raise AssertionError(msg)


def measure_menu(number: int = 1000) -> Topic:
    """Time the menu on every kind of session."""
    rows = []
    for name, sessions in kinds(number).items():
        check_agreement(sessions)
        times = take_turns(
            {"menu": menu, "at once": five_services, "anew": _each_anew}, sessions, _ROUNDS, block=_BLOCK
        )
        shown, at_once, anew = times["menu"], times["at once"], times["anew"]
        medians = (shown.median, at_once.median, anew.median)
        rows.append(Row(f"for {name}", (ratio(shown, at_once), ratio(shown, anew)), medians))
    worst = max(row.ratios[0] or 0 for row in rows if "a child" in row.name)
    return Topic(
        f"menu, {number} sessions of each kind: how many times slower than a plain function of five answers",
        ("five at once", "each anew"),
        ("ns menu", "ns at once", "ns anew"),
        rows,
        [Budget("menu for a child against a plain function, worst kind", _LIMIT, worst, at_most=True)],
        notes=["each anew: the plain function asked about each service by itself, as five builders do"],
    )


def check_builders(sessions: list[Session]) -> None:
    """See that each builder builds for those whom the plain function lets through, and refuses all others.

    Raises:
        AssertionError: When one does not.
    """
    for session in sessions:
        for name, (service, build, content) in BUILDERS.items():
            try:
                built = build(session, content(session)).delivery.filed_for == session.patient.id
            except RefusedError:
                built = False
            if built is not one_service(session, service):
                msg = f"{name} and the plain function differ"
                raise AssertionError(msg)


def measure_builders(number: int = 300) -> Topic:
    """Time each builder for those who may use its service."""
    rows = []
    for whom, for_child in (("oneself", False), ("a child", True)):
        drawn = draw_sessions(4 * number, 6, for_child=for_child, gp=GP_OF_ALL)
        check_builders(drawn[:number])
        granted = [session for session in drawn if any(five_services(session))][:number]
        for name, (service, build, content) in BUILDERS.items():
            asked = [(session, content(session)) for session in granted]
            plain, due = _plain(service), _plain_with_deadline(service)
            times = take_turns({"built": build, "plain": plain, "due": due}, asked, _ROUNDS, block=_BLOCK)
            medians = tuple(taken.median for taken in times.values())
            ratios = ratio(times["built"], times["plain"]), ratio(times["built"], times["due"])
            rows.append(Row(f"{name}, for {whom}", ratios, medians))
    return Topic(
        f"builders, {number} granted sessions: how many times slower than a plain function and a plain tuple",
        ("Boolean, tuple", "and a deadline"),
        ("ns built", "ns plain", "ns with deadline"),
        rows,
        notes=[
            f"the schedule has {SLOTS} slots, half of them booked; plain looks at neither slots nor texts"
        ],
    )


def _plain(service: Service) -> Plain:
    def plain(session: Session, content: object) -> tuple[object, ...] | None:
        if not one_service(session, service):
            return None
        return service, session.patient.id, session.user.id, session.at, content

    return plain


def _plain_with_deadline(service: Service) -> Plain:
    def plain(session: Session, content: object) -> tuple[object, ...] | None:
        if not one_service(session, service):
            return None
        return service, session.patient.id, session.user.id, response_deadline(session.at), content

    return plain
