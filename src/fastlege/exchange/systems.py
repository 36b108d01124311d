"""Values for other systems (*utveksling mellom systemer*): exact, without texts, and confidential.

`dump` writes everything that the receiver needs, including data that no person may see, and `load` reads it
back. `load` checks that a value is valid, not that it is true: the caller must know whom to trust.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from fastlege import facts, services
from fastlege.calendar import Deadline, response_deadline
from fastlege.errors import (
    InvalidDayError,
    InvalidDocumentError,
    InvalidFactError,
    InvalidInputError,
    Problem,
    keeping_no_locals,
)
from fastlege.exchange import types
from fastlege.exchange.scalars import NUMBER
from fastlege.exchange.shapes import Reader, Writer
from fastlege.json_text import read_object
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import Problems, as_tuple, is_a, is_tuple_of, shown_name, validate
from fastlege.rules import Decision
from fastlege.rules.table import ALL_RULES, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from fastlege.exchange.shapes import Shape, Takes

__all__ = ["BUILDS", "KINDS", "VERSION", "dump", "load"]

VERSION: Final = 1
"""The version of the format. A new key that may be left out does not change it."""

_T = TypeVar("_T")

KINDS: Final[Mapping[str, tuple[type, Shape]]] = {
    "address": (facts.Address, types.AddressData),
    "street_address": (facts.StreetAddress, types.StreetAddressData),
    "cadastral_address": (facts.CadastralAddress, types.CadastralAddressData),
    "person": (facts.Person, types.PersonData),
    "parent": (facts.Parent, types.ParentData),
    "family": (facts.Family, types.FamilyData),
    "office": (facts.Office, types.OfficeData),
    "gp": (facts.GP, types.GPData),
    "session": (facts.Session, types.SessionData),
    "slot": (services.Slot, types.SlotData),
    "booking": (services.Booking, types.BookingData),
    "schedule": (services.Schedule, types.ScheduleData),
    "prescription": (services.Prescription, types.PrescriptionData),
    "message": (services.Message, types.MessageData),
    "decision": (Decision, types.DecisionData),
    "appointment_request": (services.AppointmentRequest, types.AppointmentRequestData),
    "cancellation_request": (services.CancellationRequest, types.CancellationRequestData),
    "renewal_request": (services.RenewalRequest, types.RenewalRequestData),
    "e_consultation_request": (services.EConsultationRequest, types.EConsultationRequestData),
    "enquiry_request": (services.EnquiryRequest, types.EnquiryRequestData),
    "vaccination_request": (services.VaccinationRequest, types.VaccinationRequestData),
}
"""The types that are dumped and loaded, with their shapes, by their names in the JSON."""


def dump(value: object, *, policy: Policy | None = None) -> dict[str, Any]:
    """Write a value for another system (*til et annet system*); the result is exact and confidential.

    Args:
        value: A fact, a session, a schedule, a request or a part of one, or a decision.
        policy: For a decision, which does not hold it: the edition that was applied; by default the page's
            own.

    Raises:
        InvalidInputError: When the value has no such form, or an argument is not valid.

    Examples:
        >>> from fastlege import Topic, may_enquire
        >>> dump(may_enquire(Topic.HEALTH))["decision"]
        {'rule': 'enquiry', 'conditions': 1, 'bits': 1, 'policy': 'helsenorge-2021-01-11'}
    """
    name = next((name for name, (kind, _) in KINDS.items() if kind is type(value)), "")
    edition: object = getattr(value, "policy", HELSENORGE_2021_01_11) if policy is None else policy
    validate(
        ("value", bool(name), f"give one of {_known_kinds()}; for people there is exchange.view()"),
        (
            "value",
            not isinstance(value, Decision) or is_ours(value.rule),
            "store the bits of this decision: a rule of your own cannot be found by name",
        ),
        ("policy", policy is None or name == "decision", "leave it out: only a decision takes it"),
        ("policy", is_a(Policy, edition) or not name, "give a Policy, or None"),
        (
            "policy",
            _is_known_by_name(edition),
            "give your own edition a name of its own: editions are known by name",
        ),
        error=InvalidInputError,
    )
    written = Writer(_TAKES, edition).write(value, KINDS[name][1])
    return {"fastlege": VERSION, "audience": "system", name: written}


@keeping_no_locals
def load(
    data: str | bytes | Mapping[str, Any],
    kind: type[_T] | tuple[type[_T], ...],
    *,
    policies: Iterable[Policy] = (),
) -> _T:
    """Read what `dump` wrote (*fra et annet system*).

    A request's deadline is computed again. A different due date is a problem, because the citizen was
    promised the date in the document.

    Args:
        data: The document, as bytes, text or a parsed mapping.
        kind: The type to read, `Request` for any of the six requests, or a tuple of types. The document says
            which of them it has.
        policies: Editions that the document may name, besides the page's own.

    Raises:
        InvalidInputError: When another argument is not valid.
        InvalidDocumentError: With every problem and its path.

    Examples:
        >>> from fastlege import Office
        >>> load('{"fastlege": 1, "audience": "system", "office": {"name": "", "participates": 1}}', Office)
        Traceback (most recent call last):
        ...
        fastlege.errors.InvalidDocumentError: office.name: give a text that is not blank
        office.participates: give true or false, or null
    """
    wanted, editions = _wanted(kind), _editions(policies)
    document, problems = read_object(data), Problems()
    name = _named(document, wanted, problems)
    value = Reader(BUILDS, editions, problems).read(document[name], KINDS[name][1], name) if name else None
    problems.raise_any(InvalidDocumentError)
    return cast("_T", value)


def _known_kinds() -> str:
    return ", ".join(kind.__name__ for kind, _ in KINDS.values())


def _is_known_by_name(edition: object) -> bool:
    ours = HELSENORGE_2021_01_11
    return not isinstance(edition, Policy) or edition.name != ours.name or edition == ours


def _wanted(kind: object) -> list[str]:
    """Return the names of the requested kinds."""
    asked = cast("tuple[type, ...]", kind if isinstance(kind, tuple) else (kind,))
    known = [services.Request, *(known for known, _ in KINDS.values())]
    holds = bool(asked) and all(any(one is each for each in known) for one in asked)
    validate(("kind", holds, f"give one or several of {_known_kinds()}, or Request"), error=InvalidInputError)
    return [name for name, (known, _) in KINDS.items() if issubclass(known, asked)]


def _editions(policies: Iterable[Policy]) -> Mapping[str, Policy]:
    """Return the editions that a document may name, by name."""
    given = as_tuple(policies)
    message = "give a list of Policy"
    validate(("policies", is_tuple_of(Policy, given), message), error=InvalidInputError)
    editions = {policy.name: policy for policy in (HELSENORGE_2021_01_11, *given)}
    apart = all(editions[policy.name] == policy for policy in (HELSENORGE_2021_01_11, *given))
    validate(("policies", apart, "give each edition a name of its own"), error=InvalidInputError)
    return editions


def _named(document: Mapping[str, object], wanted: list[str], problems: Problems) -> str:
    """Check the envelope, and return the name of its value; empty when it was not requested."""
    if NUMBER.read(document.get("fastlege")) != VERSION:
        problems.add("fastlege", f"give {VERSION}, the version of the form")
    if document.get("audience") != "system":
        problems.add("audience", "give 'system': views for people cannot be loaded")
    named = [name for name in wanted if name in document][:1]
    one = " or ".join(wanted)
    for other in (key for key in document if key not in {"fastlege", "audience", *named}):
        problems.add(shown_name(other), f"leave it out: the caller asked for {one}")
    if not named:
        problems.add("", f"give {one}")
    return "".join(named)


_TAKES: Final[Takes] = {
    types.DecisionData: {
        "rule": lambda decision, _: decision.rule.name,
        "conditions": lambda decision, _: len(decision.grounds),
        "policy": lambda _, edition: edition,
    },
    types.DeadlineData: {"working_days": lambda deadline, _: len(deadline.counted)},
}
"""The keys that are not attributes of the value."""


def _decision(*, rule: str, conditions: int, bits: int, policy: Policy) -> Decision:  # noqa: ARG001  # `policy` is a key of the shape
    validate(("rule", rule in ALL_RULES, f"give one of {', '.join(ALL_RULES)}"))
    return ALL_RULES[rule].decision(bits, conditions=conditions)


def _deadline(*, received_at: datetime, working_days: int, due_date: date) -> Deadline:
    try:
        deadline = response_deadline(received_at, working_days=working_days)
    except InvalidDayError as error:
        keys = {"at": "received_at"}  # the parameter's name, and the key in the document
        raise InvalidFactError(
            Problem(keys.get(path, path), message) for path, message in error.problems
        ) from None
    message = "give the due date by this calendar; it is another day"
    validate(("due_date", deadline.due_date == due_date, message))
    return deadline


BUILDS: Final[Mapping[Shape, Callable[..., object]]] = {
    **{shape: kind for kind, shape in KINDS.values()},
    types.DecisionData: _decision,
    types.DeliveryData: services.Delivery,
    types.DeadlineData: _deadline,
}
"""The function that makes the value of each shape from its keys."""
