"""Ways to read relations and parental responsibility wrongly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests.documents import CHILD, FATHER, MOTHER, STRANGER
from tools.conformance.changes import (
    ADDRESS,
    PARENT,
    RESPONSIBLE,
)
from tools.conformance.document_edits import (
    BOTH_RELATIONS,
    JOINT,
    OF_FOLKEREGISTERET,
    OVER,
    TO_COME,
    Way,
    both,
    own,
)
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit
    from tools.conformance.form import Data

_OLD: Final = freg.synthetic(date(1985, 7, 21), 3)

PARENTS: Final = (
    Way(
        "stranger",
        "Somebody asks who is not in the child's document.",
        PARENT,
        "unmet",
        lambda *_: None,
        (STRANGER,),
    ),
    Way("child-asks", "The child itself asks.", PARENT, "unmet", lambda *_: None, (CHILD,)),
    Way(
        "parents-word",
        "The father's document says that the child is his, and the child's does not.",
        PARENT,
        "unmet",
        own("child", familierelasjon=[BOTH_RELATIONS[0]]),
        (FATHER,),
    ),
    Way(
        "relation-is-over",
        "The relation to the father is over, or history.",
        PARENT,
        "unmet",
        own("child", familierelasjon=lambda nth: [BOTH_RELATIONS[0], BOTH_RELATIONS[1] | turn(OVER, nth)]),
        (FATHER,),
    ),
    Way(
        "relation-to-come",
        "The relation to the father begins tomorrow.",
        PARENT,
        "unmet",
        own("child", familierelasjon=lambda nth: [BOTH_RELATIONS[0], BOTH_RELATIONS[1] | turn(TO_COME, nth)]),
        (FATHER,),
    ),
    Way(
        "relations-not-told",
        "The child's document does not tell who the parents are.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[]),
    ),
    Way(
        "relation-with-null",
        "Beside the relations an entry is null: somebody else asks.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[*BOTH_RELATIONS, None]),
        (STRANGER,),
    ),
    Way(
        "relation-of-unknown-role",
        "The father's role is a code that nobody knows.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "partner2")]),
        (FATHER,),
    ),
    Way(
        "relation-contradicts-itself",
        "The two ends of the relation to the father contradict each other.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "far", "far")]),
        (FATHER,),
    ),
    Way(
        "relation-in-capitals",
        "The roles are written in capitals.",
        PARENT,
        "met",
        own(
            "child",
            familierelasjon=[freg.relation(MOTHER, "MOR", "BARN"), freg.relation(FATHER, "FAR", "BARN")],
        ),
    ),
    Way(
        "relation-by-former-number",
        "The child's document names the mother by a former number of hers.",
        PARENT,
        "met",
        both(
            own("child", familierelasjon=[freg.relation(_OLD, "mor"), BOTH_RELATIONS[1]]),
            own(
                "mother",
                identifikasjonsnummer=[
                    freg.identity(_OLD, status="opphoert", erGjeldende=False),
                    freg.identity(MOTHER),
                ],
            ),
        ),
        (MOTHER,),
    ),
    Way(
        "co-mother",
        "The other parent is a co-mother (medmor).",
        PARENT,
        "met",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "medmor")]),
        (FATHER,),
    ),
    Way(
        "mothers-document-missing",
        "There is no document of the mother; the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        lambda world, _: world.pop("mother"),
        (FATHER,),
    ),
    Way(
        "stranger-while-a-document-is-missing",
        "Somebody else asks, and of the father nothing is known: it may be he, under another number.",
        PARENT,
        "unknown",
        lambda world, _: world.pop("father"),
        (STRANGER,),
    ),
    Way(
        "fathers-document-missing",
        "There is no document of the father; the mother asks, who lives with the child.",
        ADDRESS,
        "met",
        lambda world, _: world.pop("father"),
        (MOTHER,),
    ),
)


def _lines(*lines: Data | None) -> Edit:
    return own("child", foreldreansvar=[*lines])


_MOR: Final = freg.responsibility("mor", MOTHER)

RESPONSIBILITY: Final = (
    Way(
        "responsibility-sole",
        "The mother alone has responsibility: the father has none.",
        RESPONSIBLE,
        "unmet",
        _lines(_MOR),
        (FATHER,),
    ),
    Way(
        "responsibility-sole-holder",
        "The mother alone has responsibility, and asks.",
        RESPONSIBLE,
        "met",
        _lines(_MOR),
        (MOTHER,),
    ),
    Way(
        "responsibility-by-role",
        "The line names the mother by her role alone.",
        RESPONSIBLE,
        "met",
        _lines(freg.responsibility("mor")),
        (MOTHER,),
    ),
    Way(
        "responsibility-by-role-of-other",
        "The line names the mother by her role alone: the father has none.",
        RESPONSIBLE,
        "unmet",
        _lines(freg.responsibility("mor")),
        (FATHER,),
    ),
    Way(
        "responsibility-of-others",
        "Others have responsibility.",
        RESPONSIBLE,
        "unmet",
        _lines(freg.responsibility("andre", STRANGER)),
    ),
    Way(
        "responsibility-unknown",
        "Responsibility is entered as unknown, or by a code that nobody knows.",
        RESPONSIBLE,
        "unknown",
        own("child", foreldreansvar=lambda nth: [freg.responsibility(turn(("ukjent", "delt"), nth))]),
    ),
    Way("responsibility-not-told", "No responsibility is told.", RESPONSIBLE, "unknown", _lines()),
    Way(
        "responsibility-with-null",
        "Beside the lines an entry is null: it may have been withheld.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, None),
    ),
    Way(
        "responsibility-is-over",
        "The joint responsibility is over; the mother has it alone.",
        RESPONSIBLE,
        "unmet",
        own("child", foreldreansvar=lambda nth: [*(line | turn(OVER, nth) for line in JOINT), _MOR]),
        (FATHER,),
    ),
    Way(
        "responsibility-to-come",
        "The mother alone has responsibility until tomorrow.",
        RESPONSIBLE,
        "unmet",
        own("child", foreldreansvar=lambda nth: [_MOR, *(line | turn(TO_COME, nth) for line in JOINT)]),
        (FATHER,),
    ),
    Way(
        "responsibility-in-capitals",
        "The kind of responsibility is written in capitals.",
        RESPONSIBLE,
        "met",
        _lines(*(line | {"ansvar": "FELLES"} for line in JOINT)),
    ),
    Way(
        "responsibility-joint-and-sole",
        "Responsibility is joint, and the mother's alone: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, _MOR),
        (FATHER,),
    ),
    Way(
        "responsibility-joint-and-others",
        "Responsibility is joint, and others': it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, freg.responsibility("andre", STRANGER)),
    ),
    Way(
        "responsibility-joint-with-a-stranger",
        "Responsibility is joint, of the mother and somebody else: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(JOINT[0], freg.responsibility("felles", STRANGER)),
        (FATHER,),
    ),
    Way(
        "responsibility-joint-of-one",
        "Only one holder of the joint responsibility is named: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(JOINT[0]),
        (FATHER,),
    ),
    Way(
        "responsibility-for-another-child",
        "A line names another child.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, freg.responsibility("mor", MOTHER, ansvarssubjekt=STRANGER)),
    ),
    Way(
        "responsibility-holder-of-other-role",
        "A line on the mother names the father as its holder.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", FATHER)),
    ),
    Way(
        "responsibility-of-an-organisation",
        "An organisation has responsibility beside the line on the mother.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", ansvarligOrganisasjon="974760673")),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
)
