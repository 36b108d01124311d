"""Ways to choose somebody's identity number wrongly, of several, of former ones, and of those in doubt."""

from __future__ import annotations

from typing import Any, Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER, MOTHER, MOTHER_BORN
from tools.conformance.changes import ADDRESS, ALIVE, RESPONSIBLE
from tools.conformance.document_edits import OF_FOLKEREGISTERET, OF_PDL_ALONE, Way, both, own
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

_FORMER: Final = freg.synthetic(MOTHER_BORN, 3)
_D_NUMBER: Final = freg.synthetic(MOTHER_BORN, d_number=True)


def _numbers(*numbers: Any) -> Any:  # noqa: ANN401  # whatever a document may hold
    return own("mother", identifikasjonsnummer=[*numbers])


NUMBERS: Final = (
    Way(
        "number-no-longer-in-use-first",
        "A number that is no longer in use (opphoert) stands before the mother's own.",
        ADDRESS,
        "met",
        _numbers(freg.identity(_FORMER, status="opphoert"), freg.identity(MOTHER)),
        (MOTHER,),
    ),
    Way(
        "number-of-history-first",
        "A number that is history, and still marked as in use, stands before the mother's own.",
        ADDRESS,
        "met",
        _numbers(freg.identity(_FORMER, erGjeldende=False), freg.identity(MOTHER)),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "number-of-unknown-status",
        "The status of the mother's number is a code that nobody knows: so her standing is not known.",
        ALIVE,
        "unknown",
        _numbers(freg.identity(MOTHER, status="nyStatus")),
        (MOTHER,),
    ),
    Way(
        "number-without-status",
        "The mother's number has no status: it is in use.",
        ALIVE,
        "met",
        _numbers(freg.without(freg.identity(MOTHER), "status")),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "number-not-in-use",
        "The mother's only number is no longer in use: so her standing is not known.",
        ALIVE,
        "unknown",
        _numbers(freg.identity(MOTHER, status="opphoert")),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "number-with-null",
        "Beside the mother's number an entry is null: another may be in use.",
        ALIVE,
        "unknown",
        _numbers(freg.identity(MOTHER), None),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "d-number-first",
        "A D-number, still marked as in use, stands before the mother's fødselsnummer.",
        ADDRESS,
        "met",
        _numbers(freg.identity(_D_NUMBER, identifikatortype="dNummer"), freg.identity(MOTHER)),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "d-number-first-in-pdl",
        "A D-number (DNR), still marked as in use, stands before the mother's fødselsnummer (FNR).",
        ADDRESS,
        "met",
        element(
            "mother",
            folkeregisteridentifikator=[pdl.identity(_D_NUMBER, type="DNR"), pdl.identity(MOTHER)],
        ),
        (MOTHER,),
        OF_PDL_ALONE,
    ),
    Way(
        "number-is-a-placeholder",
        "A word, a hyphen or zeros stands where a number might: it is nobody's.",
        ADDRESS,
        "met",
        own(
            "mother",
            identifikasjonsnummer=lambda nth: [
                freg.identity(turn(("ukjent", "-", "00000000000"), nth)),
                freg.identity(f" {MOTHER} "),
            ],
        ),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "responsibility-by-former-number",
        "A line on responsibility names the mother by a former number of hers.",
        RESPONSIBLE,
        "met",
        both(
            _numbers(freg.identity(_FORMER, status="opphoert", erGjeldende=False), freg.identity(MOTHER)),
            own("child", foreldreansvar=[freg.responsibility("felles", who) for who in (_FORMER, FATHER)]),
        ),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
)
