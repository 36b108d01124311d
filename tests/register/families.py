"""What makes a family be refused: a table with each reason there is, and what would grant in its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.documents import (
    DAY,
    FATHER,
    MOTHER,
    NOTHING,
    STRANGER,
    TODAY,
    TOMORROW,
    birth,
    child_document,
    elsewhere,
    entry,
    father_document,
    home,
    mother_document,
    relation,
    replaced,
    responsibility,
    street,
)

if TYPE_CHECKING:
    from tests.documents import Document, Element, Path

    Place = tuple[int, Path]
    """In whose document, and where in it."""

PROTECTION: Final = "protection"
DEATH: Final = "death"
FALSE_IDENTITY: Final = "a false identity"
END: Final = "an end date"
NOT_CURRENT: Final = "a not-current mark"
SECOND_HOME: Final = "a second home that contradicts the first"
NAMED: Final = (PROTECTION, DEATH, FALSE_IDENTITY, END, NOT_CURRENT, SECOND_HOME)
"""What a register says to refuse; who takes it out of a document takes the refusal out."""
START: Final = "a start that lies ahead"
SECOND_STATUS: Final = "a second status that contradicts the first"
SECOND_LINE: Final = "a line of responsibility that contradicts the others"
ANOTHER_CHILD: Final = "a line that names another child"
ANOTHER_HOLDER: Final = "a holder who is not the parent of that role"
TWO_ENDS: Final = "a relation whose two ends contradict each other"
IDENTIFIER: Final = "the identifier that tells two homes apart"
UNITS: Final = "the units that tell two flats apart"
ERRORS: Final = "the errors beside PDL's answer"
FURTHER: Final = (
    START,
    SECOND_STATUS,
    SECOND_LINE,
    ANOTHER_CHILD,
    ANOTHER_HOLDER,
    TWO_ENDS,
    IDENTIFIER,
    UNITS,
    ERRORS,
)
"""Further facts of this kind, ours: each says that something does not hold, or that two things differ."""

AT_THIRD_PLACE: Final = home(
    vegadresse=street(adressenummer={"husnummer": "7"}), adresseIdentifikatorFraMatrikkelen="5"
)
JOINT: Final = (responsibility("felles", MOTHER), responsibility("felles", FATHER))
MOTHERS_UNIT: Final = ("bostedsadresse", 0, "vegadresse", "bruksenhetsnummer")
IDENTIFIERS: Final = ("bostedsadresse", 0, "adresseIdentifikatorFraMatrikkelen")


class Refusal(NamedTuple):
    """Why nobody may act for the child: what differs, in whose document, where, and what would grant there.

    Attributes:
        change: The elements that differ from the ordinary ones.
        whose: 0 for the child, 1 for the mother, 2 for the father.
        reason: The place of the one reason.
        instead: What would grant there.
        exception: The fact that refuses, when it is gone for good with what stands at the place.
        also: Other places with which it is gone.
    """

    change: Document
    whose: int
    reason: Path
    instead: Element = NOTHING
    exception: str | None = None
    also: tuple[Place, ...] = ()


REFUSED: Final[dict[str, Refusal]] = {
    # What the register says to refuse.
    "the child is protected": Refusal(
        {"adressebeskyttelse": [entry(graderingsnivaa="fortrolig")]},
        0,
        ("adressebeskyttelse", 0),
        exception=PROTECTION,
        also=((0, ("adressebeskyttelse",)),),
    ),
    "the child is protected until a day to come": Refusal(
        {"adressebeskyttelse": [entry(graderingsnivaa="fortrolig", opphoerstidspunkt=TOMORROW)]},
        0,
        ("adressebeskyttelse", 0),
        exception=PROTECTION,
        also=((0, ("adressebeskyttelse",)),),
    ),
    "the child's protection begins on a day to come": Refusal(
        {"adressebeskyttelse": [entry(graderingsnivaa="fortrolig", gyldighetstidspunkt=TOMORROW)]},
        0,
        ("adressebeskyttelse", 0),
        exception=PROTECTION,
        also=((0, ("adressebeskyttelse",)),),
    ),
    "the child's home is graded": Refusal(
        {"bostedsadresse": [home(adressegradering="strengtFortrolig")]},
        0,
        ("bostedsadresse", 0, "adressegradering"),
        "ugradert",
    ),
    "the child's stay is graded": Refusal(
        {"oppholdsadresse": [home(adressegradering="fortrolig")]},
        0,
        ("oppholdsadresse", 0),
        exception=PROTECTION,
        also=((0, ("oppholdsadresse",)), (0, ("oppholdsadresse", 0, "adressegradering"))),
    ),
    "the mother is protected and the father lives elsewhere": Refusal(
        {"adressebeskyttelse": [entry(graderingsnivaa="strengtFortrolig")]},
        1,
        ("adressebeskyttelse", 0),
        exception=PROTECTION,
        also=((1, ("adressebeskyttelse",)),),
    ),
    "the child is dead": Refusal(
        {"doedsfall": entry(doedsdato="2026-11-20")}, 0, ("doedsfall",), exception=DEATH
    ),
    "the child's death is entered from a day to come": Refusal(
        {"doedsfall": entry(doedsdato="2026-11-20", gyldighetstidspunkt=TOMORROW)},
        0,
        ("doedsfall",),
        exception=DEATH,
        also=((0, ("doedsfall", "doedsdato")),),
    ),
    "the child is dead by status": Refusal(
        {"status": [entry(status="doed")]}, 0, ("status", 0, "status"), "bosatt"
    ),
    "the mother is dead": Refusal({"doedsfall": entry()}, 1, ("doedsfall",), exception=DEATH),
    "the child's identity is false": Refusal(
        {"falskIdentitet": entry(erFalsk=True)}, 0, ("falskIdentitet",), exception=FALSE_IDENTITY
    ),
    "the mother's identity is false": Refusal(
        {"falskIdentitet": entry(erFalsk=True)}, 1, ("falskIdentitet",), exception=FALSE_IDENTITY
    ),
    "the parents are former": Refusal(
        {"familierelasjon": [relation(MOTHER, "mor", opphoerstidspunkt=TODAY)]},
        0,
        ("familierelasjon", 0, "opphoerstidspunkt"),
        exception=END,
    ),
    "the mother's home has ended": Refusal(
        {"bostedsadresse": [home(opphoerstidspunkt=TODAY)]},
        1,
        ("bostedsadresse", 0, "opphoerstidspunkt"),
        exception=END,
    ),
    "the mother's home is former": Refusal(
        {"bostedsadresse": [home(erGjeldende=False)]},
        1,
        ("bostedsadresse", 0, "erGjeldende"),
        exception=NOT_CURRENT,
    ),
    "the child has two homes that differ": Refusal(
        {"bostedsadresse": [home(), AT_THIRD_PLACE]}, 0, ("bostedsadresse", 1), exception=SECOND_HOME
    ),
    # What says that something does not hold yet, or for this child, or that two things differ.
    "the mother's home is a future one": Refusal(
        {"bostedsadresse": [home(gyldighetstidspunkt=TOMORROW)]},
        1,
        ("bostedsadresse", 0, "gyldighetstidspunkt"),
        exception=START,
    ),
    "the mother's status contradicts itself": Refusal(
        {"status": [entry(status="bosatt"), entry(status="utflyttet")]},
        1,
        ("status", 1),
        exception=SECOND_STATUS,
    ),
    "others have responsibility beside the parents": Refusal(
        {"foreldreansvar": [*JOINT, responsibility("andre", STRANGER)]},
        0,
        ("foreldreansvar", 2),
        exception=SECOND_LINE,
    ),
    "responsibility is unknown beside being joint": Refusal(
        {"foreldreansvar": [*JOINT, responsibility("ukjent")]},
        0,
        ("foreldreansvar", 2),
        exception=SECOND_LINE,
    ),
    "a line is about another child": Refusal(
        {"foreldreansvar": [*JOINT, responsibility("mor", MOTHER, ansvarssubjekt=STRANGER)]},
        0,
        ("foreldreansvar", 2),
        exception=ANOTHER_CHILD,
        also=((0, ("foreldreansvar", 2, "ansvarssubjekt")),),
    ),
    "the only line is about another child": Refusal(
        {"foreldreansvar": [responsibility("mor", MOTHER, ansvarssubjekt=STRANGER)]},
        0,
        ("foreldreansvar", 0, "ansvarssubjekt"),
        exception=ANOTHER_CHILD,
    ),
    "a stranger holds the mother's responsibility": Refusal(
        {"foreldreansvar": [responsibility("mor", STRANGER)], "familierelasjon": [relation(MOTHER, "mor")]},
        0,
        ("foreldreansvar", 0, "ansvarlig"),
        exception=ANOTHER_HOLDER,
    ),
    "an organisation holds the mother's responsibility": Refusal(
        {"foreldreansvar": [responsibility("mor", ansvarligOrganisasjon="974760673")]},
        0,
        ("foreldreansvar", 0, "ansvarligOrganisasjon"),
        exception=ANOTHER_HOLDER,
    ),
    "the mother's relation contradicts itself": Refusal(
        {"familierelasjon": [relation(MOTHER, "mor", "mor")]},
        0,
        ("familierelasjon", 0, "minRolleForPerson"),
        exception=TWO_ENDS,
    ),
    "the mother lives in a house of another identifier": Refusal(
        {"bostedsadresse": [home(adresseIdentifikatorFraMatrikkelen="5")]},
        1,
        IDENTIFIERS,
        exception=IDENTIFIER,
        also=((0, IDENTIFIERS),),
    ),
    # What nothing that is taken away can mend.
    "the child has turned sixteen": Refusal(
        {"foedsel": [birth(date(2010, 11, 23))]}, 0, ("foedsel",), [birth(DAY)]
    ),
    "others have responsibility": Refusal(
        {"foreldreansvar": [responsibility("andre", STRANGER)]}, 0, ("foreldreansvar",), list(JOINT)
    ),
    "responsibility is not told": Refusal({"foreldreansvar": []}, 0, ("foreldreansvar",), list(JOINT)),
    "the parents are not told": Refusal(
        {"familierelasjon": []}, 0, ("familierelasjon",), [relation(MOTHER, "mor")]
    ),
    "the mother has emigrated": Refusal(
        {"status": [entry(status="utflyttet")]}, 1, ("status", 0, "status"), "bosatt"
    ),
    "the mother lives elsewhere": Refusal(
        {"bostedsadresse": [AT_THIRD_PLACE]}, 1, ("bostedsadresse",), [home()]
    ),
    "the mother lives in another flat": Refusal(
        {"bostedsadresse": [home(vegadresse=street(bruksenhetsnummer="H0201"))]}, 1, MOTHERS_UNIT, "H0101"
    ),
    "the mother's home is not told": Refusal({"bostedsadresse": []}, 1, ("bostedsadresse",), [home()]),
}
TOGETHER: Final = {"the mother lives in another flat": frozenset([(0, MOTHERS_UNIT), (1, MOTHERS_UNIT)])}
"""Places with which a fact is gone when it is gone from them all (`UNITS`)."""


def refused_documents(refusal: Refusal) -> list[Document]:
    """Give the documents of a family that is refused."""
    documents = [child_document(), mother_document(), father_document()]
    documents[refusal.whose] |= refusal.change
    return documents


def granted_documents(refusal: Refusal) -> list[Document]:
    """Give the same documents with what would grant at the place of the reason."""
    documents = refused_documents(refusal)
    documents[refusal.whose] = replaced(documents[refusal.whose], refusal.reason, refusal.instead)
    return documents


def rich_child() -> Document:
    """Make a child's document with something at every place that is read."""
    return child_document(
        adressebeskyttelse=[entry(graderingsnivaa="ugradert", opphoerstidspunkt="9999-12-31T23:59:59Z")],
        bostedsadresse=[home(), elsewhere(erGjeldende=False)],
        deltBosted=[
            entry(
                matrikkeladresse={
                    "matrikkelnummer": {
                        "kommunenummer": "4602",
                        "gaardsnummer": 31,
                        "bruksnummer": 4,
                        "festenummer": 1,
                    },
                    "undernummer": 2,
                    "bruksenhetsnummer": "H0101",
                },
                adressegradering="ugradert",
                startdatoForKontrakt="2022-02-04",
                sluttdatoForKontrakt="2027-02-04",
            )
        ],
        oppholdsadresse=[home(adressegradering="klientadresse")],
        doedsfall=entry(doedsdato="2026-11-24"),
        falskIdentitet=entry(erFalsk=False),
    )
