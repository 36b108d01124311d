"""Ways to read documents wrongly that are seldom thought of: gradings anywhere, lines elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests.documents import CHILD, FATHER, MOTHER, STRANGER, TODAY, TOMORROW
from tools.conformance.changes import ADDRESS, CHILD_ALIVE, CHILD_OPEN, PARENT, RESPONSIBLE
from tools.conformance.document_edits import (
    BOTH_RELATIONS,
    JOINT,
    OF_FOLKEREGISTERET,
    Way,
    begun,
    both,
    ended,
    home,
    moved,
    own,
)
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit, World
    from tools.conformance.form import Data

_ELEMENTS: Final = {
    "bostedsadresse": "home",
    "deltBosted": "shared-residence",
    "oppholdsadresse": "stay",
    "postadresse": "post",
    "postadresseIUtlandet": "post-abroad",
}
_STREET: Final = freg.street(adressenavn="Nyvegen", adressekode="77", adressenummer={"husnummer": "7"})
_HISTORY: Final = {"erGjeldende": False}


def _also(name: str, *changes: Data) -> Edit:
    """Let the child have one more address in an element, with one of these in turn."""

    def edit(world: World, nth: int) -> None:
        one = freg.entry(vegadresse=_STREET, adressegradering="ungradert") | turn(changes, nth)
        world["child"][name] = [*world["child"].get(name, []), one]

    return edit


def _level(*codes: str) -> Edit:
    return own("child", adressebeskyttelse=lambda nth: [freg.entry(graderingsnivaa=turn(codes, nth))])


def _third_parent(world: World, _: int) -> None:
    """Let the register name three parents, of whom the third asks."""
    relations = [*BOTH_RELATIONS, freg.relation(STRANGER, "medmor")]
    world["child"] |= {
        "familierelasjon": relations,
        "foreldreansvar": [*JOINT, freg.responsibility("felles", STRANGER)],
    }
    world["third"] = freg.document(STRANGER, date(1979, 3, 9))


def _in_the_parents_documents(world: World, nth: int) -> None:
    """Enter the lines of responsibility in the parents' documents alone."""
    world["child"]["foreldreansvar"] = []
    lines = [line | turn(({}, {"ansvarssubjekt": CHILD}), nth) for line in JOINT]
    world["mother"]["foreldreansvar"] = lines
    world["father"]["foreldreansvar"] = lines


def _no_grading(world: World, nth: int) -> None:
    """Let neither a protection nor a grading of the home be told of the child."""
    homes = [freg.without(entry, "adressegradering") for entry in world["child"]["bostedsadresse"]]
    world["child"] |= {
        "adressebeskyttelse": [],
        "bostedsadresse": [entry | turn(({}, {"adressegradering": None}), nth) for entry in homes],
    }


DOCUMENTS_SELDOM: Final = (
    *(
        Way(
            f"{kind}-graded-in-capitals-or-to-come",
            f"An address of the child ({name}) is graded, in capitals, to come, or history that is to end.",
            CHILD_OPEN,
            "unmet",
            _also(
                name,
                {"adressegradering": "FORTROLIG"},
                {"adressegradering": "fortrolig"} | begun(TOMORROW),
                {"adressegradering": "strengtFortrolig"} | begun("2027-01-01T00:00:00+01:00"),
                {"adressegradering": "STRENGTFORTROLIG"} | ended(TOMORROW),
                {"adressegradering": "fortrolig"} | _HISTORY | ended(TOMORROW),
            ),
            registers=OF_FOLKEREGISTERET,
        )
        for name, kind in _ELEMENTS.items()
    ),
    *(
        Way(
            f"{kind}-of-clients-or-open",
            f"An address of the child ({name}) is a klientadresse, or open, in small letters or capitals.",
            CHILD_OPEN,
            "met",
            _also(
                name,
                *({"adressegradering": code} for code in ("klientadresse", "UGRADERT", "KLIENTADRESSE")),
            ),
            registers=OF_FOLKEREGISTERET,
        )
        for name, kind in [*_ELEMENTS.items()][1:]
    ),
    *(
        Way(
            f"{kind}-with-null",
            f"One of the child's addresses ({name}) is null: it may be graded.",
            CHILD_OPEN,
            "unknown",
            own(
                "child",
                **{name: lambda nth: turn(([None], [freg.entry(vegadresse=_STREET), None]), nth)},
            ),
            registers=OF_FOLKEREGISTERET,
        )
        for name, kind in [*_ELEMENTS.items()][1:]
    ),
    Way(
        "protection-level-of-the-other-register",
        "The level of the child's protection is written as the other register writes it, or otherwise.",
        CHILD_OPEN,
        "unmet",
        _level("STRENGT_FORTROLIG", "STRENGT_FORTROLIG_UTLAND", "strengtfortrolig", "Fortrolig", "kode6"),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "neither-protection-nor-grading",
        "The child's document tells neither a protection nor a grading of its home: it is not known.",
        CHILD_OPEN,
        "unknown",
        _no_grading,
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-statuses-that-agree",
        "The child has two current entries of the same status.",
        CHILD_ALIVE,
        "met",
        own("child", status=[freg.entry(status="bosatt"), freg.entry(status="bosatt") | begun(TODAY)]),
    ),
    Way(
        "third-parent-asks",
        "The register names three parents, and the third asks.",
        PARENT,
        "met",
        _third_parent,
        (STRANGER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-in-the-parents-documents",
        "The lines of responsibility stand in the parents' documents, and none in the child's.",
        RESPONSIBLE,
        "unknown",
        _in_the_parents_documents,
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "units-alike-but-for-the-letter",
        "The flats have the same floor and door, and another letter: cellar, attic, under ground.",
        ADDRESS,
        "unmet",
        both(
            moved("child", home(vegadresse=freg.street(bruksenhetsnummer="H0101"))),
            lambda world, nth: own(
                "mother",
                bostedsadresse=[
                    home(vegadresse=freg.street(bruksenhetsnummer=f"{turn(('K', 'U', 'L'), nth)}0101"))
                ],
            )(world, nth),
        ),
        (MOTHER, FATHER),
        OF_FOLKEREGISTERET,
    ),
)
