"""Whole families to mutate: some of which a parent may act, and one refused for each reason there is."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path as File
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
from tests.register.as_pdl import answer_of, can_answer, place_of
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Seed(NamedTuple):
    """A family to mutate.

    Attributes:
        name: What is special about it.
        documents: The child's first.
        on: The day asked about.
        reason: The place of the reason why it is refused.
        exceptions: Places with which the fact that refuses is gone, each set of them together.
    """

    name: str
    documents: tuple[Document, ...]
    on: date = DAY
    reason: Place | None = None
    exceptions: frozenset[frozenset[Place]] = frozenset()


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


def _granted() -> Iterator[Seed]:
    ordinary = (child_document(), mother_document(), father_document())
    yield Seed("ordinary", ordinary)
    yield Seed("ordinary, of PDL", tuple(map(answer_of, ordinary)))
    yield Seed("rich", (rich_child(), *ordinary[1:]))
    mother = mother_document(foedsel=[birth(date(2012, 7, 21))])
    yield Seed("the mother is a child herself", (ordinary[0], mother, ordinary[2]))
    files = sorted((File(__file__).parents[2] / "examples" / "families").glob("*.json"))
    for name, family in ((file.stem, json.loads(file.read_text("utf-8"))) for file in files):
        yield Seed(name, (family["child"], *family["parents"]), date.fromisoformat(family["as_of"]))
    if SHARED:
        samples = SHARED / "standards" / "folkeregisteret" / "samples" / "families.json"
        for case in json.loads(samples.read_text("utf-8"))["cases"]:
            yield Seed(case["case"], (case["child"], *case["parents"]), date.fromisoformat(case["as_of"]))


def _refused() -> Iterator[Seed]:
    for name, refusal in REFUSED.items():
        documents = tuple(refused_documents(refusal))
        reason = (refusal.whose, refusal.reason)
        places = (reason, *refusal.also) if refusal.exception else ()
        alone = {frozenset([place]) for place in places}
        together = {TOGETHER[name]} if name in TOGETHER else set()
        yield Seed(name, documents, reason=reason, exceptions=frozenset(alone | together))
        if can_answer([refusal.reason]):
            there = (refusal.whose, place_of(refusal.reason))
            in_pdl = {frozenset((whose, place_of(path)) for whose, path in way) for way in together}
            in_pdl |= {frozenset([(whose, at)]) for whose, path in places for at in _in_pdl(path)}
            yield Seed(f"{name}, of PDL", tuple(map(answer_of, documents)), DAY, there, frozenset(in_pdl))
    child, mother, father = (
        answer_of(one) for one in (child_document(), mother_document(), father_document())
    )
    of_errors = child | {"errors": [{"message": "Kari Nordmann", "extensions": {"code": "server_error"}}]}
    without: tuple[Path, ...] = (("errors",), ("errors", 0))
    lifting = frozenset(frozenset([(0, path)]) for path in without)
    yield Seed("something went wrong, of PDL", (of_errors, mother, father), exceptions=lifting)


def _in_pdl(path: Path) -> Iterator[Path]:
    """Give the places with which a fact is gone from PDL's answer: its own, and what holds nothing else."""
    at = place_of(path)
    yield at
    if len(path) == 1:
        yield (*at, 0)
    elif {"metadata", "folkeregistermetadata"} & set(at):
        yield at[:-1]


SEEDS: Final = (*_granted(), *_refused())
