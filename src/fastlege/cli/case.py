"""A case in one file (*sak*): who is logged in, for whom, when, with which GP, and what is asked for.

``{"at", "access_level", "user", "family"?, "gp", "schedule"?, "prescriptions"?, "request"?}``. Persons are
plain, in the form of `fastlege.exchange`, or documents of the population register.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

from fastlege.errors import InvalidDocumentError, InvalidInputError
from fastlege.exchange.calendars import schedule_fields, schedule_of
from fastlege.exchange.compounds import OrNull, Row
from fastlege.exchange.forms import UNREAD, Form, Leaf, Notes, Unread, as_object
from fastlege.exchange.kinds import form_of, record_of
from fastlege.exchange.records import Field, Record
from fastlege.exchange.scalars import INSTANT, codes
from fastlege.facts import GP, Family, Office, Person, Session
from fastlege.json_text import read_object
from fastlege.oslo import oslo_day
from fastlege.problems import Fact, within
from fastlege.register import read_family, read_person
from fastlege.services import Booking, Prescription, Schedule, Slot
from fastlege.terms import AccessLevel, Audience, PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege.facts.session import PatientGP

__all__ = ["Case", "key", "parse", "read_case"]

_T = TypeVar("_T")
_ROOT: Final = "case"
_REGISTER_KEY: Final = "identifikasjonsnummer"
"""What every document of the register has, and no plain person."""


def _whatever(data: object, *_: object) -> object:
    return data


def key(form: Form[Any], *, required: bool = True) -> Field:
    """Give a key that is only ever read."""
    return Field(form, _whatever, required)


def _form(kind: object) -> Form[Any]:
    return form_of(kind, Audience.CASEWORKER)


def _anything(wanted: str) -> Leaf[object]:
    """Give the form of what is read later."""
    return Leaf(wanted, {}, _whatever, _whatever)


_PERSON: Final = record_of(Person, Audience.CASEWORKER)
_GP: Final = record_of(Session, Audience.CASEWORKER).fields["gp"].form
_CASE: Final = Record(
    _ROOT,
    {
        "at": key(INSTANT),
        "access_level": key(OrNull(codes(AccessLevel))),
        "user": key(_anything("a person, or beside a family an id")),
        "family": key(_anything("a family"), required=False),
        "gp": key(_GP),
        "schedule": key(_anything("a schedule"), required=False),
        "prescriptions": key(Row(_form(Prescription)), required=False),
        "request": key(_anything("a request"), required=False),
    },
    dict[str, object],
)
_DOCUMENT: Final = _anything("a document of the register")
_DOCUMENTS: Final = Record(
    "family", {"child": key(_DOCUMENT), "parents": key(Row(_DOCUMENT))}, dict[str, object]
)
_SERVICE: Final = codes(Service)
_FAMILY: Final = {
    name: field for name, field in record_of(Family, Audience.CASEWORKER).fields.items() if name != "as_of"
}
_SCHEDULE: Final = schedule_fields(_form(Slot), record_of(Booking, Audience.CASEWORKER).fields)


@attrs.frozen(kw_only=True, repr=False)
class Case(Fact):
    """What a case file holds (*sak*).

    Attributes:
        session: Who is logged in, for whom, and when.
        schedule: The GP's schedule; None when none is given, or there is no GP.
        prescriptions: All that are given, of whomever.
        service: Which service is asked for; None when nothing is.
        content: What is sent through it, unread.
    """

    session: Session
    schedule: Schedule | None
    prescriptions: tuple[Prescription, ...]
    service: Service | None
    content: Mapping[str, object]


def parse(document: bytes) -> Mapping[str, Any]:
    """Read the text of a case file; what its keys hold is not looked at.

    Raises:
        InvalidDocumentError: With every problem.
    """
    try:
        return read_object(document)
    except InvalidDocumentError as error:
        raise InvalidDocumentError(within(_ROOT, error.problems), error.more) from None


def read_case(file: Mapping[str, Any], *, asks: bool) -> Case:
    """Read a parsed case file.

    Args:
        file: The parsed file.
        asks: Whether there must be a request.

    Raises:
        InvalidDocumentError: With every problem and its path.
    """
    notes = Notes()
    found: dict[str, Any] = _CASE.read_fields(file, _ROOT, notes) or {}
    reader = _Reader(notes, found["at"])
    family = reader.family(found.get("family"))
    user = reader.user(found["user"], family)
    schedule = reader.schedule(found.get("schedule"), found["gp"])
    service = (
        _SERVICE.read(_content(file).get("service"), f"{_ROOT}.request.service", notes) if asks else None
    )
    session = reader.session(user, family, found["gp"], found["access_level"])
    prescriptions = _prescriptions(found.get("prescriptions", ()), notes)
    notes.problems.raise_any(InvalidDocumentError)
    return Case(
        session=cast("Session", session),
        schedule=cast("Schedule | None", schedule),
        prescriptions=prescriptions,
        service=cast("Service | None", service),
        content=_content(file),
    )


def _prescriptions(found: tuple[Prescription, ...] | Unread, notes: Notes) -> tuple[Prescription, ...]:
    given = () if found is UNREAD else found
    if len({prescription.id for prescription in given}) < len(given):
        notes.add(f"{_ROOT}.prescriptions", "each prescription an id of its own")
    return given


def _content(file: Mapping[str, Any]) -> Mapping[str, object]:
    return as_object(file.get("request")) or {}


_NOBODY: Final = GP(name="-", office=Office(name="-", participates=None), services=None, serves_children=None)


class _Reader:
    """Reads the parts that depend on the day, and keeps every problem."""

    def __init__(self, notes: Notes, at: datetime | Unread) -> None:
        """Take the day from the instant; of an unread one any day will do, to find the other problems."""
        self.notes = notes
        self.at = at
        self.on = date.max if at is UNREAD else oslo_day(at)

    def person(self, data: object, path: str) -> Person | Unread:
        """Read a person: a document of the register, or a plain one."""
        document = as_object(data)
        if document is not None and _REGISTER_KEY in document:
            return self._of(path, lambda: read_person(document, on=self.on), root="person")
        return _PERSON.read(data, path, self.notes)

    def family(self, data: object) -> Family | Unread | None:
        """Read the child's family, as of the day: documents, or plain persons."""
        if data is None:
            return None
        path = f"{_ROOT}.family"
        child = as_object((as_object(data) or {}).get("child"))
        if child is not None and _REGISTER_KEY in child:
            return self.documents(data, child, path)
        plain = Record("family", _FAMILY, partial(Family, as_of=self.on), bears_unread=True)
        return plain.read(data, path, self.notes)

    def documents(self, data: object, child: Mapping[str, Any], path: str) -> Family | Unread:
        """Read a family of documents."""
        found: dict[str, Any] = _DOCUMENTS.read_fields(data, path, self.notes) or {}
        parents: tuple[Mapping[str, Any], ...] | Unread = found["parents"]
        if parents is UNREAD:
            return UNREAD
        return self._of(path, lambda: read_family(child, parents, on=self.on))

    def user(self, data: object, family: Family | Unread | None) -> Person | Unread:
        """Read the user: a person, or beside a family an id; of a stranger's id nothing is known."""
        if data is UNREAD:
            return UNREAD
        if family is None or not isinstance(data, str) or not data.strip():
            return self.person(data, f"{_ROOT}.user")
        parent = None if family is UNREAD else family.find(PersonId(data))
        return parent.person if parent else Person(id=PersonId(data), protected=None, standing=None)

    def schedule(self, data: object, gp: object) -> Schedule | Unread | None:
        """Read the GP's schedule.

        Without a GP there is none, yet it is checked as with one: else an error would tell of a GP.
        """
        if data is None:
            return None
        build = partial(schedule_of, gp if isinstance(gp, GP) else _NOBODY)
        schedule = Record("schedule", _SCHEDULE, build).read(data, f"{_ROOT}.schedule", self.notes)
        return schedule if isinstance(gp, GP) else None

    def session(
        self,
        user: Person | Unread,
        family: Family | Unread | None,
        gp: PatientGP | Unread,
        access_level: AccessLevel | Unread | None,
    ) -> Session | Unread:
        """Begin the session, if everything that it takes was read."""
        at = self.at
        if user is UNREAD or family is UNREAD or gp is UNREAD or access_level is UNREAD or at is UNREAD:
            return UNREAD
        return Session(user=user, family=family, gp=gp, access_level=access_level, at=at)

    def _of(self, path: str, read: Callable[[], _T], *, root: str = "") -> _T | Unread:
        try:
            return read()
        except InvalidInputError as error:
            self.notes.problems.extend(within(path, error.problems, root=root), error.more)
            return UNREAD
