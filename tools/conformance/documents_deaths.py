"""Ways to read the status, deaths and false identities wrongly, where several entries or forms meet."""

from __future__ import annotations

from typing import Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER, TODAY, TOMORROW
from tools.conformance.changes import ADDRESS, CHILD_ALIVE
from tools.conformance.document_edits import (
    OF_FOLKEREGISTERET,
    OF_PDL_ALONE,
    TO_COME,
    UTC_AFTER_MIDNIGHT,
    Way,
    begun,
    both,
    of_status,
    own,
    protected,
)
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

_RESIDENT: Final = freg.entry(status="bosatt")

STATUSES: Final = (
    Way(
        "status-history-last",
        "A status that is history stands after the current one.",
        CHILD_ALIVE,
        "met",
        own("child", status=[_RESIDENT, freg.entry(status="forsvunnet", erGjeldende=False)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "status-to-come",
        "Another status begins tomorrow or later.",
        ADDRESS,
        "met",
        own("child", status=lambda nth: [_RESIDENT, freg.entry(status="utflyttet") | turn(TO_COME, nth)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "status-with-null",
        "Beside the child's status an entry is null: it may have been withheld.",
        CHILD_ALIVE,
        "unknown",
        own("child", status=[_RESIDENT, None]),
        registers=OF_FOLKEREGISTERET,
    ),
    *(
        Way(
            f"status-{code.lower()}",
            f"The child's status is {code}: it is alive, and not resident.",
            ADDRESS,
            "unknown",
            of_status("child", code, code.upper(), code.lower()),
            registers=OF_FOLKEREGISTERET,
        )
        for code in ("ikkeBosatt", "foedselsregistrert", "inaktiv")
    ),
    *(
        Way(
            f"simpler-status-{code.lower()}",
            f"The child's status is told in its simpler form alone: {code}.",
            condition,
            finding,
            element("child", folkeregisterpersonstatus=[pdl.status(None, code)]),
            registers=OF_PDL_ALONE,
        )
        for code, condition, finding in (
            ("ikkeBosatt", ADDRESS, "unknown"),
            ("dNummer", ADDRESS, "unknown"),
            ("doedIFolkeregisteret", CHILD_ALIVE, "unmet"),
            ("opphoert", CHILD_ALIVE, "unmet"),
        )
    ),
    Way(
        "simpler-status-forsvunnet",
        "The mother, at home, has disappeared by the simpler form of her status alone; the father asks.",
        ADDRESS,
        "unmet",
        element("mother", folkeregisterpersonstatus=[pdl.status(None, "forsvunnet")]),
        (FATHER,),
        OF_PDL_ALONE,
    ),
    Way(
        "status-in-both-forms-one-unknown",
        "One form of the status is a code that nobody knows.",
        CHILD_ALIVE,
        "unknown",
        element(
            "child",
            folkeregisterpersonstatus=lambda nth: [
                pdl.status(*turn((("bosatt", "nyKode"), ("nyKode", "bosattEtterFolkeregisterloven")), nth))
            ],
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "status-in-both-forms-one-decisive",
        "One form of the status says that the child has died, and the other that it is resident.",
        CHILD_ALIVE,
        "unmet",
        element(
            "child",
            folkeregisterpersonstatus=lambda nth: [
                pdl.status(
                    *turn(
                        (("bosatt", "doedIFolkeregisteret"), ("doed", "bosattEtterFolkeregisterloven")), nth
                    )
                )
            ],
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "mother-of-unknown-standing-at-home",
        "The mother, who lives with the child, has no status; the father asks.",
        ADDRESS,
        "unknown",
        own("mother", status=[]),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "mother-disappeared-at-home",
        "The mother, who lived with the child, has disappeared; the father asks.",
        ADDRESS,
        "unmet",
        of_status("mother", "forsvunnet"),
        (FATHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "identity-ceased-and-protected",
        "The mother's identity has ceased, and she is protected: she is not passed over as the dead are.",
        ADDRESS,
        "unknown",
        both(of_status("mother", "opphoert"), protected("mother")),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
)

DEATHS: Final = (
    Way(
        "death-without-date",
        "The child's death is entered without a date.",
        CHILD_ALIVE,
        "unmet",
        own("child", doedsfall=[freg.entry()]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "death-today",
        "The child's death is dated today.",
        CHILD_ALIVE,
        "unmet",
        own("child", doedsfall=[freg.entry(doedsdato="2026-11-23") | begun(TODAY)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "death-to-come-without-date",
        "An entry of death has no date, and begins tomorrow or later.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=lambda nth: [freg.entry() | turn(TO_COME, nth)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "death-entered-for-later",
        "The date of death has come, and the entry begins tomorrow or later.",
        CHILD_ALIVE,
        "unmet",
        own("child", doedsfall=lambda nth: [freg.entry(doedsdato="2026-11-20") | turn(TO_COME, nth)]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "death-null-in-pdl",
        "The element of deaths is null, and not empty: PDL does not tell.",
        CHILD_ALIVE,
        "unknown",
        element("child", doedsfall=None),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "false-identity-of-history",
        "An entry of false identity is history.",
        CHILD_ALIVE,
        "met",
        own("child", falskIdentitet=freg.entry(erFalsk=True, erGjeldende=False)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "false-identity-to-come",
        "An entry of false identity begins tomorrow.",
        CHILD_ALIVE,
        "met",
        own(
            "child",
            falskIdentitet=lambda nth: (
                freg.entry(erFalsk=True) | begun(turn((TOMORROW, UTC_AFTER_MIDNIGHT), nth))
            ),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "false-identity-null",
        "An entry of false identity is null: it may have been withheld.",
        CHILD_ALIVE,
        "unknown",
        own("child", falskIdentitet=[None]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "dead-and-of-false-identity",
        "The mother has died, her identity is entered as false, and she is protected: dead is what counts.",
        ADDRESS,
        "unmet",
        both(
            own(
                "mother",
                doedsfall=[freg.entry(doedsdato="2026-11-20")],
                falskIdentitet=freg.entry(erFalsk=True),
            ),
            protected("mother"),
        ),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
)
