"""Values for people (*visning*): the citizen's view, unless the caseworker's is asked for.

The types are the allow list: a key that they lack is shown to nobody. Views are never read back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, overload

from typing_extensions import TypedDict, Unpack

from fastlege import services
from fastlege.calendar import Deadline
from fastlege.errors import InvalidInputError
from fastlege.exchange import views
from fastlege.exchange.shapes import Writer
from fastlege.exchange.systems import VERSION
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import audience_row, is_a, language_row, validate
from fastlege.rules import Decision, RefusedError
from fastlege.terms import Audience, Language, LanguageCode
from fastlege.words import catalogue
from fastlege.words.citation import cited
from fastlege.words.decision import may_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastlege.exchange.shapes import Shape, Takes
    from fastlege.rules import Ground

__all__ = ["VIEWS", "view"]


VIEWS: Final[Mapping[type, tuple[str, Shape]]] = {
    Decision: ("decision", views.ShownDecision),
    RefusedError: ("refusal", views.ShownRefusal),
    services.Menu: ("menu", views.ShownMenu),
    Deadline: ("deadline", views.ShownDeadline),
    services.Appointments: ("appointments", views.ShownAppointments),
    services.Prescription: ("prescription", views.ShownPrescription),
    services.OverviewLine: ("overview_line", views.ShownLine),
    services.AppointmentRequest: ("request", views.ShownAppointment),
    services.CancellationRequest: ("request", views.ShownCancellation),
    services.RenewalRequest: ("request", views.ShownRenewal),
    services.EConsultationRequest: ("request", views.ShownEConsultation),
    services.EnquiryRequest: ("request", views.ShownEnquiry),
    services.VaccinationRequest: ("request", views.ShownVaccination),
}
"""The types that people are shown, with their names in the JSON and their shapes."""


class _How(TypedDict, total=False):
    audience: Audience | str
    language: LanguageCode
    policy: Policy | None


class _Reader(NamedTuple):
    """Who reads a view, in which language, and with which edition."""

    audience: Audience
    language: Language
    policy: Policy

    def sees(self, whole: Any) -> Any:  # noqa: ANN401  # a value of any of the types
        """Return what this reader may see of a value."""
        citizens = self.audience is Audience.CITIZEN and isinstance(whole, Decision | services.Menu)
        return whole.disclosed() if citizens else whole

    def grounds(self, decision: Decision) -> Iterable[Ground]:
        """Return the grounds that this reader may read about."""
        texts = catalogue(self.language)
        citizens = self.audience is Audience.CITIZEN
        return (each for each in decision.grounds if not citizens or may_read(each.condition, texts))

    def cite(self, ground: Ground) -> str:
        """Write the source of a ground."""
        return cited(ground.condition.source_under(policy=self.policy), catalogue(self.language))

    def explain(self, decision: Decision) -> str:
        """Explain a decision to this reader."""
        return decision.explain(self.language, audience=self.audience, policy=self.policy)


_TAKES: Final[Takes] = {
    views.ShownGround: {
        "source": lambda ground, to: to.cite(ground),
        "text": lambda ground, to: ground.text(to.language, audience=to.audience, policy=to.policy),
    },
    views.ShownDecision: {
        "rule": lambda decision, _: decision.rule.name,
        "grounds": lambda decision, to: to.grounds(decision),
        "text": lambda decision, to: to.explain(decision),
    },
    views.ShownRefusal: {
        "decisions": lambda refusal, to: map(to.sees, refusal.decisions),
        "text": lambda refusal, to: "\n\n".join(map(to.explain, refusal.decisions)),
    },
    views.ShownService: {"service": lambda row, _: row[0], "decision": lambda row, to: to.sees(row[1])},
    views.ShownMenu: {"text": lambda menu, to: menu.explain(to.language)},
    views.ShownSkippedDay: {
        "date": lambda skipped, _: skipped.day,
        "name": lambda skipped, to: skipped.name(to.language),
    },
    views.ShownAppointment: {"booked": lambda request, _: request.booking},
    views.ShownCancellation: {"cancelled": lambda request, _: request.booking},
}
"""The keys that are not attributes of the value."""


@overload
def view(value: Decision, **how: Unpack[_How]) -> views.DecisionView: ...
@overload
def view(value: RefusedError, **how: Unpack[_How]) -> views.RefusalView: ...
@overload
def view(value: services.Menu, **how: Unpack[_How]) -> views.MenuView: ...
@overload
def view(value: Deadline, **how: Unpack[_How]) -> views.DeadlineView: ...
@overload
def view(value: services.Appointments, **how: Unpack[_How]) -> views.AppointmentsView: ...
@overload
def view(value: services.Prescription, **how: Unpack[_How]) -> views.PrescriptionView: ...
@overload
def view(value: services.OverviewLine, **how: Unpack[_How]) -> views.OverviewLineView: ...
@overload
def view(value: services.Request, **how: Unpack[_How]) -> views.RequestView: ...
def view(
    value: object,
    *,
    audience: Audience | str = Audience.CITIZEN,
    language: LanguageCode = Language.BOKMAAL,
    policy: Policy | None = None,
) -> Any:
    """Write a value as a person may see it (*visning*), with texts; it cannot be read back.

    The type of the result is in `fastlege.exchange.views`, such as ``MenuView``.

    Args:
        value: A decision, a refusal, a menu, a deadline, appointments, a prescription, a line of the overview
            or a request.
        audience: Who reads it, ``citizen`` or ``caseworker``. A citizen sees the disclosed view.
        language: The language of the texts.
        policy: The edition whose numbers and sources the texts use; by default the page's own. It is ignored
            for a menu, and for a refusal that has one, which have their own.

    Raises:
        InvalidInputError: When the type of the value is not shown to people, or an argument is not valid.

    Examples:
        >>> from fastlege import Topic, may_enquire
        >>> shown = view(may_enquire(Topic.HEALTH), language="en")
        >>> [*shown], shown["decision"]["granted"]
        (['fastlege', 'audience', 'decision'], False)
    """
    shown = ", ".join(kind.__name__ for kind in VIEWS)
    validate(
        ("value", type(value) in VIEWS, f"give one of {shown}; for systems there is exchange.dump()"),
        audience_row(audience),
        language_row(language),
        ("policy", policy is None or is_a(Policy, policy), "give a Policy, or None"),
        error=InvalidInputError,
    )
    # A menu or a refusal is shown with the edition under which it was made.
    edition = getattr(value, "policy", None) or policy or HELSENORGE_2021_01_11
    reader = _Reader(Audience(audience), Language(language), edition)
    name, shape = VIEWS[type(value)]
    written = Writer(_TAKES, reader).write(reader.sees(value), shape)
    return {"fastlege": VERSION, "audience": reader.audience.value, name: written}
