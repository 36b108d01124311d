"""Case files (*sak*): who is logged in, for whom, when, with which GP, and with what request.

``{"at", "access_level", "user", "family"?, "gp", "schedule"?, "prescriptions"?, "request"?}``. People are
plain, in the form of `fastlege.exchange`, or documents from Folkeregisteret or PDL.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from fastlege.cli.case_types import CaseFile, DocumentsFile, FamilyFile, ScheduleFile
from fastlege.cli.documents import is_document, is_of_a_register, is_plain, is_text_of_json
from fastlege.cli.files import family_of_nobody, nobody, paths_in
from fastlege.errors import InvalidDocumentError, InvalidInputError
from fastlege.exchange import types
from fastlege.exchange.scalars import UNREAD
from fastlege.exchange.shapes import Reader
from fastlege.exchange.systems import BUILDS
from fastlege.facts import GP, Family, Session
from fastlege.json_text import is_object
from fastlege.oslo import oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import Fact, Problems, validate, within
from fastlege.register import read_family_file, read_person
from fastlege.services import Booking, Prescription, Schedule, Slot
from fastlege.terms import Audience, GPId, PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["Case", "read_case"]

_ROOT: Final = "case"
_ANOTHER_DAY: Final = "give the day in Oslo of the case's at, or leave it out"
_NOBODYS: Final = GPId("-")  # the GP of a schedule that is checked although there is no GP


@attrs.frozen(kw_only=True, repr=False)
class Case(Fact):
    """The contents of a case file (*sak*).

    Attributes:
        session: Who is logged in, for whom, and when.
        schedule: A GP's schedule; None when there is none, or when it is unknown whose it is.
        prescriptions: All prescriptions in the file, of any patient.
        service: The service of the request; None when there is no request.
        content: The request, still to be read.
    """

    session: Session
    schedule: Schedule | None
    prescriptions: tuple[Prescription, ...]
    service: Service | None
    content: Mapping[str, object]


def read_case(
    file: Mapping[str, Any],
    *,
    asks: bool,
    policy: Policy = HELSENORGE_2021_01_11,
    audience: Audience = Audience.CITIZEN,
) -> Case:
    """Read a parsed case file.

    Args:
        file: The parsed file.
        asks: Whether a request is required.
        audience: Who reads the decision. For a citizen who acts for a child, documents that cannot be read
            are not a problem: the session then has a user and a child without known facts.
        policy: The edition of the rules to apply.

    Raises:
        InvalidDocumentError: With every problem and its path.
    """
    problems = Problems()
    # Paths instead of documents are a common mistake, which would otherwise be many problems.
    paths_in(file.get("family"), "case.family", problems)
    problems.raise_any(InvalidDocumentError)
    found = Reader(BUILDS, {}, problems).fields(file, CaseFile, _ROOT)
    reader = _CaseReader(problems, found["at"])
    family = reader.family(found.get("family"))
    user = reader.user(found["user"], family)
    schedule = reader.schedule(found.get("schedule"), found["gp"])
    content = _content(file)
    service = reader.read(content.get("service"), types.ServiceCode, "request.service") if asks else None
    told = {"user": user, "family": family, **{key: found[key] for key in ("gp", "access_level", "at")}}
    # The citizen is refused like anybody else, and learns nothing about the documents.
    if reader.unreadable and audience is Audience.CITIZEN and "family" in file:
        told |= {"user": nobody(), "family": family_of_nobody(reader.on)}
    else:
        problems.extend(reader.unreadable, reader.unreadable.more)
    session = None if UNREAD in told.values() else Session(policy=policy, **told)
    problems.raise_any(InvalidDocumentError)
    return Case(
        session=cast("Session", session),
        schedule=schedule,
        prescriptions=found.get("prescriptions", ()),
        service=service,
        content=content,
    )


def _content(file: Mapping[str, Any]) -> Mapping[str, object]:
    request = file.get("request")
    return request if is_object(request) else {}


class _CaseReader:
    """Reads the parts that depend on the day, and collects every problem."""

    def __init__(self, problems: Problems, at: Any) -> None:  # noqa: ANN401  # an instant, or unread
        """Take the day from the instant; without a valid one, any day will do to find other problems."""
        self.problems, self.unreadable = problems, Problems()
        self.has_day, self.has_documents = at is not UNREAD, False
        self.on = oslo_day(at) if self.has_day else date.max
        of_the_day: dict[object, Callable[..., object]] = {
            **BUILDS,
            FamilyFile: partial(Family, as_of=self.on),
            ScheduleFile: _schedule,
        }
        self.reader = Reader(of_the_day, {}, problems)

    def read(self, data: object, shape: object, path: str) -> Any:  # noqa: ANN401  # what the shape says, or unread
        """Read data at a path in the case."""
        return self.reader.read(data, shape, f"{_ROOT}.{path}")

    def person(self, data: object, path: str) -> Any:  # noqa: ANN401  # a person, or unread
        """Read a person: a document from a register, or a plain person."""
        if is_document(data):
            return self.document(data, path)
        return self.read(data, types.PersonData, path)

    def document(self, data: Any, path: str) -> Any:  # noqa: ANN401  # anything to a person, or unread
        """Read a document from a register, or the value in its place."""
        return self._of(path, lambda: read_person(data, on=self.on), root="person")

    def family(self, data: object) -> Any:  # noqa: ANN401  # a family, None, or unread
        """Read the child's family, as of the day: documents, or plain people."""
        if not is_of_a_register(data):
            return None if data is None else self.read(data, FamilyFile, "family")
        self.has_documents = True
        found = self.read(data, DocumentsFile, "family")
        if found is UNREAD:
            return UNREAD
        if found.get("as_of", self.on) != self.on and self.has_day:
            self.problems.add(f"{_ROOT}.family.as_of", _ANOTHER_DAY)
        documents = {name: data[name] for name in found if name != "as_of"}
        return self._of("family", lambda: read_family_file(documents, on=self.on), root="file")

    def user(self, data: object, family: Any) -> Any:  # noqa: ANN401  # a person, or unread
        """Read the user: a person or, with a family, an id; an id from outside it has no known facts."""
        if data is UNREAD:
            return UNREAD
        if self.has_documents and (is_text_of_json(data) or not (isinstance(data, str) or is_plain(data))):
            return self.document(data, "user")
        if family is None or not isinstance(data, str) or not data.strip():
            return self.person(data, "user")
        parent = None if family is UNREAD else family.find(PersonId(data))
        return parent.person if parent else nobody(data)

    def schedule(self, data: object, gp: object) -> Any:  # noqa: ANN401  # a schedule, None, or unread
        """Read a schedule; it belongs to the patient's GP unless it names another.

        Without a GP there is no schedule, but it is checked: errors must not reveal whether there is a GP.
        """
        if data is None:
            return None
        own = gp.id if isinstance(gp, GP) else None
        whose = {"gp": own or _NOBODYS, **data} if is_object(data) else data
        schedule = self.read(whose, ScheduleFile, "schedule")
        return schedule if own or (is_object(data) and "gp" in data) else None

    def _of(self, path: str, read: Callable[[], Any], *, root: str = "") -> Any:  # noqa: ANN401  # any value
        try:
            return read()
        except InvalidInputError as error:
            self.unreadable.extend(within(f"{_ROOT}.{path}", error.problems, root=root), error.more)
            return UNREAD


def _schedule(*, gp: GPId, slots: tuple[Slot, ...], bookings: tuple[dict[str, Any], ...] = ()) -> Schedule:
    """Make a schedule, in which bookings refer to slots by id."""
    by_id = {slot.id: slot for slot in slots}
    rows = (
        (f"bookings[{place}].slot", booking["slot"] in by_id, "give the id of one of the slots")
        for place, booking in enumerate(bookings)
    )
    validate(*rows)
    taken: list[dict[str, Any]] = [{**booking, "slot": by_id[booking["slot"]]} for booking in bookings]
    return Schedule(gp=gp, slots=slots, bookings=[Booking(**booking) for booking in taken])
