"""What can be written as JSON and read back (*typer*): each form is made of the type's own fields."""

from __future__ import annotations

import re
import types
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs

from fastlege.calendar import Deadline
from fastlege.errors import InvalidFactError, Problem
from fastlege.exchange.calendars import deadline_form, schedule_fields, schedule_of
from fastlege.exchange.compounds import Either, OrNull, Row, Selection, Tagged
from fastlege.exchange.decisions import decision_form, refusal_form
from fastlege.exchange.records import Field, Record, attribute, derived, reworded
from fastlege.exchange.scalars import DAY, FLAG, INSTANT, MARK, NUMBER, TEXT, codes
from fastlege.facts import (
    GP,
    Address,
    CadastralAddress,
    Family,
    Office,
    Parent,
    Person,
    Session,
    StreetAddress,
)
from fastlege.policy import Policy
from fastlege.rules import Decision
from fastlege.rules.refusal import RefusedError
from fastlege.services import (
    AppointmentRequest,
    Appointments,
    Booking,
    CancellationRequest,
    Delivery,
    EConsultationRequest,
    EnquiryRequest,
    Menu,
    Message,
    OverviewLine,
    Prescription,
    Recipient,
    RenewalRequest,
    Schedule,
    Slot,
    VaccinationRequest,
)
from fastlege.sources import Source
from fastlege.terms import AccessLevel, Audience, PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastlege.exchange.forms import Form, View

__all__ = ["FACTS", "SHOWN", "form_of", "kind_name", "record_of"]

FACTS: Final = (
    Address,
    StreetAddress,
    CadastralAddress,
    Person,
    Parent,
    Family,
    Office,
    GP,
    Session,
    Policy,
    Schedule,
)
"""What a rule is told, and whole schedules: they have no form for citizens."""

_REQUESTS: Final[Mapping[type, Service]] = {
    AppointmentRequest: Service.BOOK_APPOINTMENT,
    CancellationRequest: Service.BOOK_APPOINTMENT,
    RenewalRequest: Service.RENEW_PRESCRIPTION,
    EConsultationRequest: Service.E_CONSULTATION,
    EnquiryRequest: Service.CONTACT_OFFICE,
    VaccinationRequest: Service.FLU_VACCINATION,
}

SHOWN: Final = (
    *(Decision, RefusedError, Menu, Deadline, Delivery, Slot, Booking, Appointments, Prescription),
    *(Message, OverviewLine, Recipient, *_REQUESTS),
)
"""What people are shown; of each there is a form for systems and caseworkers, and one for citizens."""

_WITHHELD: Final = frozenset({"hidden_from_parents", "policy", "schedule"})
"""What no citizen's form has: whether something is hidden, the edition of the rules (its numbers stand in the
texts), and a schedule with everybody's bookings."""

_LEAVES: Final[Mapping[object, Form[Any]]] = {
    str: TEXT,
    PersonId: MARK,
    int: NUMBER,
    bool: FLAG,
    date: DAY,
    datetime: INSTANT,
}


def kind_name(kind: type[Any]) -> str:
    """Give the name of a kind in JSON.

    Examples:
        >>> [kind_name(kind) for kind in (GP, StreetAddress, EConsultationRequest, RefusedError)]
        ['gp', 'street-address', 'e-consultation-request', 'refusal']
    """
    if kind is RefusedError:
        return "refusal"
    return re.sub(r"(?<!^)(?=[A-Z][a-z])", "-", kind.__name__).lower()


_MADE: Final[dict[tuple[type[Any], Audience], Record[Any]]] = {}


def record_of(kind: type[Any], audience: Audience) -> Record[Any]:
    """Give the form of a kind, for those who read; it is made once."""
    if (kind, audience) not in _MADE:
        _MADE[kind, audience] = _made(kind, audience)
    return _MADE[kind, audience]


def _made(kind: type[Any], audience: Audience) -> Record[Any]:
    prefix = "citizen-" if audience is Audience.CITIZEN else ""
    if kind is Decision:
        return decision_form(audience, prefix)
    if kind is RefusedError:
        return refusal_form(audience, prefix, record_of(Policy, Audience.CASEWORKER))
    if kind is Deadline:
        return deadline_form(prefix)
    fields = _schedule(audience) if kind is Schedule else _fields(kind, audience)
    name = f"{prefix}{kind_name(kind)}"
    if kind is Schedule:
        return Record(name, fields, schedule_of)
    if kind is Menu:
        return _menu_form(name, fields, audience)
    return Record(name, fields, kind, bears_unread=attrs.has(kind))


def form_of(annotation: object, audience: Audience) -> Form[Any]:
    """Give the form of what an annotation says."""
    arguments = get_args(annotation)
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if get_origin(annotation) in {Union, types.UnionType}:
        return _union(arguments, audience)
    if get_origin(annotation) is tuple:
        return Row(form_of(arguments[0], audience))
    if get_origin(annotation) is frozenset:
        return Selection(codes(arguments[0]), tuple(arguments[0]))
    kind = cast("type[Any]", annotation)
    return codes(kind) if issubclass(kind, Enum) else record_of(kind, audience)


def _union(members: tuple[Any, ...], audience: Audience) -> Form[Any]:
    """Give the form of one or the other: nothing, one kind or another, or a code instead of a kind."""
    others = [member for member in members if member is not types.NoneType]
    literal = [member for member in others if get_origin(member) is Literal]
    whole = [member for member in others if member not in literal]
    form: Form[Any]
    if literal:
        form = Either(form_of(whole[0], audience), codes(get_args(literal[0])), whole[0])
    elif len(whole) > 1:
        named = {kind_name(kind): record_of(kind, audience) for kind in whole}
        form = Tagged(named, {kind: kind_name(kind) for kind in whole})
    else:
        form = form_of(whole[0], audience)
    return OrNull(form) if len(others) < len(members) else form


def _fields(kind: type[Any], audience: Audience) -> dict[str, Field]:
    """Read the keys of a type off its fields: those with a default may be left out."""
    hints = get_type_hints(kind)
    withheld = _WITHHELD if audience is Audience.CITIZEN else frozenset[str]()
    return {
        name: Field(_field_form(kind, name, hints[name], audience), attribute(name), required)
        for name, required in _names(kind)
        if name not in withheld
    }


def _names(kind: type[Any]) -> list[tuple[str, bool]]:
    whole = kind is Source  # is written with every key
    return [
        (field.name, whole or field.default is attrs.NOTHING) for field in attrs.fields(kind) if field.init
    ]


def _field_form(kind: type[Any], name: str, annotation: object, audience: Audience) -> Form[Any]:
    if kind in _REQUESTS and name == "service":
        return codes([_REQUESTS[kind]])
    if kind is Policy and name == "required_access":
        return _by_service("access_level", codes(AccessLevel), "required-access")
    if kind is Menu and name == "decisions":
        return _by_service("decision", record_of(Decision, audience), _prefixed("menu-decision", audience))
    return form_of(annotation, audience)


def _prefixed(name: str, audience: Audience) -> str:
    return f"citizen-{name}" if audience is Audience.CITIZEN else name


def _by_service(key: str, form: Form[Any], name: str) -> Row[Any]:
    """Make the form of a pair for each of the five services."""

    def pair(**pair: object) -> tuple[object, object]:
        return pair["service"], pair[key]

    fields = {"service": Field(codes(Service), _first), key: Field(form, _second)}
    return Row(Record(name, fields, pair), size=len(Service))


def _first(pair: tuple[object, object], _: View) -> object:
    return pair[0]


def _second(pair: tuple[object, object], _: View) -> object:
    return pair[1]


def _schedule(audience: Audience) -> dict[str, Field]:
    gp = Field(record_of(GP, audience), attribute("gp"))
    return {"gp": gp, **schedule_fields(record_of(Slot, audience), _fields(Booking, audience))}


def _menu_form(name: str, fields: Mapping[str, Field], audience: Audience) -> Record[Menu]:
    """Make the form of a menu; what can be used now, and the words for it, follow from the decisions."""
    more = {"available": derived(Selection(codes(Service), tuple(Service)), "available")}
    if audience is Audience.CASEWORKER:
        return Record(name, {**fields, **more}, _menu)
    text = {"text": reworded(TEXT, _menu_text)}
    return Record(name, {**fields, **more, **text}, _menu, shown=Menu.disclosed)


def _menu_text(seen: Menu, view: View) -> str:
    return seen.explain(view.language)


def _menu(**seen: Any) -> Menu:  # noqa: ANN401  # the forms have checked each
    if [service for service, _ in seen["decisions"]] != list(Service):
        raise InvalidFactError(
            [Problem("decisions", "give one decision for each of the five services, in the page's order")]
        )
    return Menu(**seen)
