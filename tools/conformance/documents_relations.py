"""Ways to read wrongly who a parent is, where an end, a role or a number is missing or strange."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER, MOTHER, STRANGER
from tools.conformance.changes import PARENT
from tools.conformance.document_edits import BOTH_RELATIONS, OF_FOLKEREGISTERET, OF_PDL_ALONE, Way, own
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit
    from tools.conformance.form import Data

_OTHERS: Final = tuple(freg.synthetic(date(2015, 2, 3), nth) for nth in range(4))


def _to_father(*relations: Data) -> Edit:
    """Let the child's document name the mother as usual, and the father in another way."""
    return own("child", familierelasjon=[BOTH_RELATIONS[0], *relations])


RELATIONS: Final = (
    Way(
        "relation-without-own-end",
        "The relation to the father says what he is, and not what the child is to him.",
        PARENT,
        "met",
        _to_father(freg.relation(FATHER, "far", None)),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "relation-of-unknown-own-end",
        "The child's end of the relation to the father is a code that nobody knows.",
        PARENT,
        "unknown",
        _to_father(freg.relation(FATHER, "far", "nyRolle")),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "relation-without-role",
        "The relation to the father does not say what either is to the other: he may be a parent.",
        PARENT,
        "unknown",
        _to_father(freg.without(freg.relation(FATHER, "far", None), "relatertPersonsRolle")),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "relation-without-number",
        "A relation names a father without a number: whoever asks may be he.",
        PARENT,
        "unknown",
        _to_father(freg.relation(None, "far")),
        (FATHER, STRANGER),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "relation-contradicts-by-own-end",
        "By one end the father is a sibling, a spouse or a child, and by the other the child is his.",
        PARENT,
        "unknown",
        own(
            "child",
            familierelasjon=lambda nth: [
                BOTH_RELATIONS[0],
                freg.relation(FATHER, turn(("soesken", "ektefelleEllerPartner", "barn"), nth)),
            ],
        ),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "relations-to-others",
        "The child has a sibling, a spouse, a child and a stillborn one beside its parents: a stranger asks.",
        PARENT,
        "unmet",
        _to_father(
            BOTH_RELATIONS[1],
            freg.relation(_OTHERS[0], "soesken", "soesken"),
            freg.relation(_OTHERS[1], "ektefelleEllerPartner", "ektefelleEllerPartner"),
            freg.relation(_OTHERS[2], "barn", "mor"),
            freg.relation(_OTHERS[3], "doedfoedtBarn", "mor"),
        ),
        (STRANGER, _OTHERS[0], _OTHERS[2]),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "relations-by-former-name",
        "PDL tells the relations under the former name of the element.",
        PARENT,
        "met",
        element(
            "child",
            forelderBarnRelasjon=...,
            familierelasjoner=[pdl.relation(MOTHER, "MOR"), pdl.relation(FATHER, "FAR")],
        ),
        registers=OF_PDL_ALONE,
    ),
)
