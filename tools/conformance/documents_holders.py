"""Ways to read parental responsibility wrongly: who holds it, for whom, and together with whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests.documents import FATHER, MOTHER, STRANGER
from tools.conformance.changes import RESPONSIBLE
from tools.conformance.document_edits import (
    BOTH_RELATIONS,
    JOINT,
    OF_FOLKEREGISTERET,
    Way,
    both,
    own,
)

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit
    from tools.conformance.form import Data

_SOMEBODY: Final = {"foedselsdato": "1980-01-01"}
"""A person without an identity number."""
_GRANDCHILD: Final = freg.synthetic(date(2026, 1, 5))


def _lines(*lines: Data) -> Edit:
    return own("child", foreldreansvar=[*lines])


def _family(*relations: Data) -> Edit:
    return own("child", familierelasjon=[*relations])


HOLDERS: Final = (
    Way(
        "responsibility-of-the-father-alone",
        "A line says that the father alone has responsibility: the mother has none.",
        RESPONSIBLE,
        "unmet",
        _lines(freg.responsibility("far", FATHER)),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-of-the-co-mother-alone",
        "A line says that the co-mother (medmor) alone has responsibility, and she asks.",
        RESPONSIBLE,
        "met",
        both(
            _family(BOTH_RELATIONS[0], freg.relation(FATHER, "medmor")),
            _lines(freg.responsibility("medmor", FATHER)),
        ),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-without-subject",
        "The lines do not say for whom: they stand in the child's document, and are about it.",
        RESPONSIBLE,
        "met",
        _lines(*(freg.without(line, "ansvarssubjekt") for line in JOINT)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-for-a-child-of-the-childs",
        "The child has a child of its own, and a line is about that one: it says nothing about the parents.",
        RESPONSIBLE,
        "met",
        both(
            _family(*BOTH_RELATIONS, freg.relation(_GRANDCHILD, "barn", "mor")),
            _lines(*JOINT, freg.responsibility("mor", STRANGER, ansvarssubjekt=_GRANDCHILD)),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-for-a-child-without-number",
        "A line is about another child, who has no number: the document contradicts itself.",
        RESPONSIBLE,
        "unknown",
        _lines(
            *JOINT,
            freg.without(freg.responsibility("felles", MOTHER), "ansvarssubjekt")
            | {"ansvarssubjektUtenIdentifikator": _SOMEBODY},
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-joint-with-a-nameless-holder",
        "Responsibility is joint, of the mother and of a person without a number: the father has none.",
        RESPONSIBLE,
        "unmet",
        _lines(JOINT[0], freg.responsibility("felles", ansvarligUtenIdentifikator=_SOMEBODY)),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-of-a-nameless-mother",
        "A line on a mother names a person without a number: whether it is the mother is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", ansvarligUtenIdentifikator=_SOMEBODY)),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-of-two-kinds-of-holder",
        "A line names the mother, and a person without a number: it contradicts itself.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", MOTHER, ansvarligUtenIdentifikator=_SOMEBODY)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-without-kind",
        "Responsibility is joint; another line names the mother, and does not say of what kind it is.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, freg.without(freg.responsibility("mor", MOTHER), "ansvar")),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-of-unknown-kind",
        "The lines name both parents, and their kind is a code that nobody knows.",
        RESPONSIBLE,
        "unknown",
        _lines(*(line | {"ansvar": "delt"} for line in JOINT)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-by-a-role-of-two",
        "The child has two mothers by its relations, and the line names a mother by her role alone.",
        RESPONSIBLE,
        "unknown",
        both(_family(BOTH_RELATIONS[0], freg.relation(FATHER, "mor")), _lines(freg.responsibility("mor"))),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-by-a-role-of-none",
        "The child has no mother by its relations, and a line says that the mother has responsibility.",
        RESPONSIBLE,
        "unknown",
        both(
            _family(freg.relation(MOTHER, "medmor"), BOTH_RELATIONS[1]),
            own("child", foreldreansvar=lambda nth: [freg.responsibility("mor", (None, STRANGER)[nth % 2])]),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-by-a-role-that-another-may-have",
        "A line names the mother by her role; of another parent the number, or the role, is not known.",
        RESPONSIBLE,
        "unknown",
        both(
            own(
                "child",
                familierelasjon=lambda nth: [
                    *BOTH_RELATIONS,
                    (
                        freg.relation(None, "mor"),
                        freg.without(freg.relation(STRANGER, "mor"), "relatertPersonsRolle"),
                    )[nth % 2],
                ],
            ),
            _lines(freg.responsibility("mor")),
        ),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-joint-of-two-and-a-third",
        "Responsibility is joint, of the mother and another registered parent: the father has none.",
        RESPONSIBLE,
        "unmet",
        both(
            _family(*BOTH_RELATIONS, freg.relation(STRANGER, "medmor")),
            _lines(JOINT[0], freg.responsibility("felles", STRANGER)),
        ),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-joint-without-holder",
        "Responsibility is joint, of two who are named and one who is not: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        both(
            _family(*BOTH_RELATIONS, freg.relation(STRANGER, "medmor")),
            _lines(JOINT[0], freg.responsibility("felles", STRANGER), freg.responsibility("felles")),
        ),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
)
