"""Ways to read gradings wrongly, and what shows that somebody without a home is not protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER, TODAY, YESTERDAY
from tools.conformance.changes import CHILD_OPEN, OPEN
from tools.conformance.document_edits import (
    OF_FOLKEREGISTERET,
    OF_PDL_ALONE,
    TO_COME,
    UTC_TODAY,
    Way,
    home,
    own,
    protected,
)
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit

_UNGRADED: Final = freg.entry(graderingsnivaa="ugradert")
_NO_GRADING: Final = freg.without(home(), "adressegradering")

GRADINGS: Final = (
    Way(
        "ungraded-entry-to-come",
        "The only entry says that the child is not protected, and begins later; no home is graded.",
        CHILD_OPEN,
        "unknown",
        own(
            "child",
            adressebeskyttelse=lambda nth: [_UNGRADED | turn(TO_COME, nth)],
            bostedsadresse=[_NO_GRADING],
        ),
    ),
    Way(
        "protection-null-in-pdl",
        "The element of protection is null, and not empty: PDL does not tell.",
        CHILD_OPEN,
        "unknown",
        element("child", adressebeskyttelse=None),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "protection-abroad",
        "The grading is that of a strictly protected address abroad.",
        CHILD_OPEN,
        "unmet",
        element("child", adressebeskyttelse=[pdl.entry(gradering="STRENGT_FORTROLIG_UTLAND")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "protection-ended-at-midnight",
        "The protection ended at the midnight at which the day begins in Oslo.",
        CHILD_OPEN,
        "met",
        protected("child", opphoerstidspunkt=(TODAY, UTC_TODAY)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "protection-to-come-marked-as-history",
        "The protection begins tomorrow or later, and is marked as history: it counts at once.",
        CHILD_OPEN,
        "unmet",
        protected(
            "child",
            gyldighetstidspunkt=tuple(each["gyldighetstidspunkt"] for each in TO_COME),
            erGjeldende=False,
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "one-of-two-homes-not-graded",
        "The child's home is entered twice, and one entry has no grading.",
        CHILD_OPEN,
        "unknown",
        own("child", bostedsadresse=lambda nth: [home(), _NO_GRADING][:: 1 - nth % 2 * 2]),
        registers=OF_FOLKEREGISTERET,
    ),
    *(
        Way(
            f"graded-{name.lower()}",
            f"An address of the child's is graded as confidential: {name}.",
            CHILD_OPEN,
            "unmet",
            own(
                "child",
                **{
                    name: lambda nth: [
                        home(adressegradering=turn(("fortrolig", "strengtFortrolig", "kode7"), nth))
                    ]
                },
            ),
            registers=OF_FOLKEREGISTERET,
        )
        for name in ("deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")
    ),
)

_OPEN_STAY: Final = freg.entry(adressegradering="ugradert", utenlandskAdresse={"landkode": "SWE"})


def _homeless(*statuses: str | None, **stays: Any) -> Edit:  # noqa: ANN401  # whatever a document may hold
    """Let the father have no home in Norway, of these statuses, and with these other addresses."""
    entries = [code if code is None else freg.entry(status=code) for code in statuses]
    return own("father", status=entries, bostedsadresse=[], **stays)


def _way(name: str, sentence: str, finding: str, edit: Edit) -> Way:
    return Way(name, sentence, OPEN, finding, edit, (FATHER,), OF_FOLKEREGISTERET)


WITHOUT_A_HOME: Final = (
    *(
        _way(
            f"no-home-{status.lower()}",
            f"The father is {status}, which needs no home; his address abroad is ungraded: he may act.",
            "met",
            _homeless(status, postadresseIUtlandet=[_OPEN_STAY]),
        )
        for status in ("midlertidig", "inaktiv", "ikkeBosatt")
    ),
    *(
        _way(
            f"no-home-though-{status.lower()}",
            f"The father is {status}, and has no home: an open address abroad does not settle it.",
            "unknown",
            _homeless(status, postadresseIUtlandet=[_OPEN_STAY]),
        )
        for status in ("foedselsregistrert", "bosatt", "forsvunnet")
    ),
    _way(
        "no-home-and-open-stay",
        "The father has emigrated, and has an ungraded stay (oppholdsadresse): he may act.",
        "met",
        _homeless("utflyttet", oppholdsadresse=[home()]),
    ),
    _way(
        "no-home-of-two-statuses",
        "The father has no home and two statuses; one of them needs a home.",
        "unknown",
        _homeless("utflyttet", "bosatt", postadresseIUtlandet=[_OPEN_STAY]),
    ),
    _way(
        "no-home-and-status-with-null",
        "The father has emigrated; beside his status an entry is null.",
        "unknown",
        _homeless("utflyttet", None, postadresseIUtlandet=[_OPEN_STAY]),
    ),
    _way(
        "no-home-and-one-stay-not-graded",
        "The father has emigrated, and one of his two addresses has no grading.",
        "unknown",
        _homeless(
            "utflyttet",
            postadresseIUtlandet=[_OPEN_STAY],
            oppholdsadresse=[_NO_GRADING],
        ),
    ),
    _way(
        "no-home-and-former-stay",
        "The father has emigrated, and his only open address is history, or over.",
        "unknown",
        _homeless(
            "utflyttet",
            postadresseIUtlandet=lambda nth: [
                _OPEN_STAY | turn(({"erGjeldende": False}, {"opphoerstidspunkt": YESTERDAY}), nth)
            ],
        ),
    ),
)
