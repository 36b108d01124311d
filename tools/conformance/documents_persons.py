"""Ways to read protection, deaths and the status wrongly."""

from __future__ import annotations

from typing import Final

from tests import documents as freg
from tests.documents import FATHER, MOTHER, TODAY, TOMORROW, YESTERDAY
from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OPEN,
)
from tools.conformance.document_edits import (
    BEFORE_MIDNIGHT,
    OF_FOLKEREGISTERET,
    UTC_AFTER_MIDNIGHT,
    UTC_LATER_TODAY,
    UTC_TODAY,
    UTC_TOMORROW,
    Way,
    home,
    of_status,
    one_of,
    own,
    protected,
    third,
)
from tools.conformance.form import turn

PROTECTION: Final = (
    *(
        Way(
            f"{whose}-protected",
            f"The {whose} is under address protection.",
            code,
            "unmet",
            protected(whose),
            asks,
        )
        for whose, code, asks in (
            ("child", CHILD_OPEN, (MOTHER, FATHER)),
            ("mother", OPEN, (MOTHER,)),
            ("father", OPEN, (FATHER,)),
        )
    ),
    Way(
        "parent-at-home-protected",
        "The mother is protected; the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        protected("mother"),
        (FATHER,),
    ),
    Way(
        "protection-in-capitals",
        "The grading is written in capitals, or with blanks.",
        CHILD_OPEN,
        "unmet",
        protected("child", graderingsnivaa=("FORTROLIG", "STRENGTFORTROLIG", " fortrolig ")),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "protection-of-unknown-code",
        "The grading is a code that nobody knows: it protects.",
        CHILD_OPEN,
        "unmet",
        protected("child", graderingsnivaa=("kode8", "hemmelig", "skjermet")),
    ),
    Way(
        "protection-without-code",
        "An entry of protection has no grading: it protects.",
        CHILD_OPEN,
        "unmet",
        protected("child", graderingsnivaa=(None, "", " ")),
    ),
    Way(
        "protection-ungraded",
        "The entry says that the child is not protected.",
        CHILD_OPEN,
        "met",
        protected("child", graderingsnivaa=("ugradert", "UGRADERT")),
    ),
    Way(
        "protection-ends-during-the-day",
        "The protection ends during the day: it counts all that day.",
        CHILD_OPEN,
        "unmet",
        protected(
            "child",
            opphoerstidspunkt=(
                "2026-11-23T00:00:01+01:00",
                "2026-11-23T12:00:00+01:00",
                UTC_LATER_TODAY,
                TOMORROW,
                UTC_TOMORROW,
            ),
        ),
    ),
    Way(
        "protection-ended-before",
        "The protection ended before the day, or when it began.",
        CHILD_OPEN,
        "met",
        protected("child", opphoerstidspunkt=(TODAY, YESTERDAY, UTC_TODAY, BEFORE_MIDNIGHT)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "protection-is-history",
        "The protection is marked as history, and has no end that is yet to come.",
        CHILD_OPEN,
        "met",
        protected("child", erGjeldende=False),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "protection-is-history-with-an-end-to-come",
        "The protection is marked as history, and ends tomorrow: it counts.",
        CHILD_OPEN,
        "unmet",
        protected("child", erGjeldende=False, opphoerstidspunkt=(TOMORROW, UTC_TOMORROW)),
    ),
    Way(
        "protection-to-come",
        "The protection begins tomorrow or later: it counts at once.",
        CHILD_OPEN,
        "unmet",
        protected(
            "child",
            gyldighetstidspunkt=(TOMORROW, UTC_AFTER_MIDNIGHT, "2027-03-01T00:00:00+01:00"),
            erGjeldende=(True, False),
        ),
    ),
    Way(
        "protection-beside-none",
        "One entry says ungraded, another confidential: the strictest counts.",
        CHILD_OPEN,
        "unmet",
        own(
            "child",
            adressebeskyttelse=lambda nth: [
                freg.entry(graderingsnivaa="ugradert"),
                freg.entry(graderingsnivaa="fortrolig"),
            ][:: 1 - nth % 2 * 2],
        ),
    ),
    Way(
        "protection-with-null",
        "An entry of protection is null: it may have been withheld.",
        CHILD_OPEN,
        "unknown",
        own("child", adressebeskyttelse=[None]),
    ),
    Way(
        "home-graded",
        "The child's home is graded, and there is no entry of protection.",
        CHILD_OPEN,
        "unmet",
        own(
            "child",
            bostedsadresse=one_of(
                home(adressegradering="fortrolig"),
                home(adressegradering="strengtFortrolig"),
                home(adressegradering="kode6"),
            ),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "home-not-graded",
        "The child's home has no grading, and there is no entry of protection.",
        CHILD_OPEN,
        "unknown",
        own("child", bostedsadresse=[freg.without(home(), "adressegradering")]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "stay-graded",
        "The child's stay or postal address is graded as confidential.",
        CHILD_OPEN,
        "unmet",
        lambda world, nth: world["child"].update(
            {
                turn(("oppholdsadresse", "postadresse", "postadresseIUtlandet", "deltBosted"), nth): [
                    home(adressegradering="fortrolig")
                ]
            }
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "former-home-graded",
        "A former home was graded as confidential.",
        CHILD_OPEN,
        "met",
        own(
            "child",
            bostedsadresse=[
                third(adressegradering="fortrolig", erGjeldende=False, opphoerstidspunkt=YESTERDAY),
                home(),
            ],
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-of-the-child",
        "There are two documents of the child, and one tells of a protection: the stricter counts.",
        CHILD_OPEN,
        "unmet",
        lambda world, _: world.update(
            again=world["child"] | {"adressebeskyttelse": [freg.entry(graderingsnivaa="fortrolig")]}
        ),
    ),
    Way(
        "two-documents-of-the-mother",
        "There are two documents of the mother, and one tells of a protection: the stricter counts.",
        OPEN,
        "unmet",
        lambda world, _: world.update(
            again=world["mother"] | {"adressebeskyttelse": [freg.entry(graderingsnivaa="fortrolig")]}
        ),
        (MOTHER,),
    ),
    Way(
        "father-abroad",
        "The father has emigrated; his address abroad is ungraded: he may act.",
        OPEN,
        "met",
        own(
            "father",
            status=[freg.entry(status="utflyttet")],
            bostedsadresse=[],
            postadresseIUtlandet=[
                freg.entry(adressegradering="ugradert", utenlandskAdresse={"landkode": "SWE"})
            ],
        ),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "father-abroad-not-graded",
        "The father has emigrated, and no address of his has a grading.",
        OPEN,
        "unknown",
        own("father", status=[freg.entry(status="utflyttet")], bostedsadresse=[], postadresse=[home()]),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
)

LIVES: Final = (
    Way(
        "child-dead",
        "The child's death is entered.",
        CHILD_ALIVE,
        "unmet",
        own(
            "child",
            doedsfall=lambda nth: [
                freg.entry(**turn(({}, {"doedsdato": "2026-11-20"}, {"doedsdato": "2026-11-23"}), nth))
            ],
        ),
    ),
    Way(
        "mother-dead",
        "The mother's death is entered, and her status is still bosatt; the father asks.",
        ADDRESS,
        "unmet",
        own("mother", doedsfall=[freg.entry(doedsdato="2026-11-20")]),
        (FATHER,),
    ),
    Way(
        "death-is-history",
        "An entry of death is history: it was wrong.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=[freg.entry(doedsdato="2026-11-20", erGjeldende=False)]),
    ),
    Way(
        "death-to-come",
        "The date of death lies ahead.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=[freg.entry(doedsdato="2026-11-24")]),
    ),
    Way(
        "death-null",
        "The element of deaths is null or empty: there is none.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=lambda nth: turn((None, []), nth)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "death-with-null",
        "An entry of death is null: it may have been withheld.",
        CHILD_ALIVE,
        "unknown",
        own("child", doedsfall=[None]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "status-dead",
        "The child's status says that it has died.",
        CHILD_ALIVE,
        "unmet",
        of_status("child", "doed", "DOED", "Doed"),
    ),
    Way(
        "status-history",
        "A status that is history says that the child has died.",
        CHILD_ALIVE,
        "met",
        own("child", status=[freg.entry(status="doed", erGjeldende=False), freg.entry(status="bosatt")]),
    ),
    Way(
        "status-in-capitals",
        "The status is written in capitals.",
        CHILD_ALIVE,
        "met",
        of_status("child", "BOSATT", "Bosatt"),
    ),
    Way(
        "status-unknown-code",
        "The status is an unknown code, or a code that hides another.",
        CHILD_ALIVE,
        "unknown",
        of_status("child", "nyKode", "aktiv"),
    ),
    Way(
        "status-disappeared",
        "The child has disappeared.",
        CHILD_ALIVE,
        "unknown",
        of_status("child", "forsvunnet"),
    ),
    Way("status-missing", "No status is told.", CHILD_ALIVE, "unknown", own("child", status=[])),
    Way(
        "status-contradicts-itself",
        "Two current entries of the status differ.",
        CHILD_ALIVE,
        "unknown",
        own("child", status=[freg.entry(status="bosatt"), freg.entry(status="forsvunnet")]),
    ),
    Way(
        "false-identity",
        "The child's identity is entered as false, or the entry does not say.",
        CHILD_ALIVE,
        "unmet",
        own("child", falskIdentitet=lambda nth: turn((freg.entry(erFalsk=True), freg.entry()), nth)),
    ),
    Way(
        "identity-not-false",
        "An entry says that the child's identity is not false.",
        CHILD_ALIVE,
        "met",
        own("child", falskIdentitet=freg.entry(erFalsk=False)),
    ),
    Way(
        "identity-ceased",
        "The mother's identity has ceased (opphoert).",
        ALIVE,
        "unmet",
        of_status("mother", "opphoert"),
        (MOTHER,),
    ),
    Way(
        "child-emigrated",
        "The child has emigrated, or stays for a time: nothing is compared.",
        ADDRESS,
        "unknown",
        of_status("child", "utflyttet", "midlertidig", "ikkeBosatt", "inaktiv", "foedselsregistrert"),
    ),
    Way(
        "mother-emigrated",
        "The mother has emigrated, whose home is still told; the father asks.",
        ADDRESS,
        "unmet",
        of_status("mother", "utflyttet", "midlertidig", "ikkeBosatt"),
        (FATHER,),
    ),
)
