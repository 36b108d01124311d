"""What stands in the properties of a document that nobody wrote: mostly values that make sense.

Identity numbers come from a pool, so that documents name each other. Every other text that is neither a code,
a date nor a number begins with a mark, and is found again when it leaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from fastlege.register.codes import ROLES, STANDINGS
from tests.documents import CHILD, FATHER, MOTHER, STRANGER

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

MARK: Final = "Merke-Qx"
NUMBERS: Final = (CHILD, MOTHER, FATHER, STRANGER)

_FORMER: Final = ("2017-05-12", "1985-07-21", "2022-02-04", "2026-11-22", "2026-11-23")
_DATES: Final = st.sampled_from((*_FORMER, "2026-11-24", "2030-02-28", "0001-01-01", "9999-12-31"))
_TIMES: Final = st.builds(
    "{}T{}{}".format,
    _DATES,
    st.sampled_from(("00:00:00", "23:00:00", "10:26:55.130992", "23:59:59")),
    st.sampled_from(("Z", "+01:00", "+02:00", "")),
)
_ENDS: Final = st.none() | _TIMES
_TEXTS: Final = st.builds(f"{MARK}{{}}".format, st.text(st.characters(exclude_categories=["Cs"]), max_size=9))
_SMALL: Final = st.sampled_from((0, 1, 4, 31, 2**31 + 7))
_GRADINGS: Final = ("ugradert", "klientadresse", "fortrolig", "strengtFortrolig")
_STANDINGS: Final = STANDINGS.names
_ROLES: Final = ROLES.names
_KINDS: Final = ("felles", "mor", "far", "medmor", "andre", "ukjent")


def _in_both(codes: tuple[str, ...]) -> SearchStrategy[str]:
    """Draw a code as the register writes it, or in capitals."""
    return st.sampled_from([*codes, *map(str.upper, codes)])


_COMMON: Final[dict[str, SearchStrategy[Any]]] = {
    "ajourholdstidspunkt": _TIMES,
    "gyldighetstidspunkt": _TIMES,
    "opphoerstidspunkt": _ENDS,
    "gyldigFraOgMed": _TIMES,
    "gyldigTilOgMed": _ENDS,
    "foedselsdato": st.sampled_from([*["2017-05-12"] * 9, "1985-07-21"]),
    "doedsdato": _DATES,
    "startdatoForKontrakt": _DATES,
    "sluttdatoForKontrakt": _DATES,
    "erGjeldende": st.booleans(),
    "historisk": st.booleans(),
    "erFalsk": st.booleans(),
    "relatertPerson": st.sampled_from(NUMBERS),
    "relatertPersonsIdent": st.sampled_from(NUMBERS),
    "ansvarlig": st.sampled_from(NUMBERS),
    "ansvarssubjekt": st.sampled_from([CHILD, CHILD, CHILD, STRANGER]),
    "relatertPersonsRolle": _in_both(_ROLES),
    "minRolleForPerson": _in_both(_ROLES),
    "ansvar": _in_both(_KINDS),
    "kommunenummer": st.sampled_from(["8643", "0301"]),
    "husnummer": st.sampled_from(["7", "0007", "7531"]),
    "husbokstav": st.sampled_from(["", "A", "å"]),
    "bruksenhetsnummer": st.sampled_from(["", "H0101", "H0201"]),
}
_VALUES: Final[dict[str, dict[str, SearchStrategy[Any]]]] = {
    "folkeregisteret": _COMMON
    | {
        "foedselsEllerDNummer": st.sampled_from(NUMBERS),
        "identifikatortype": st.sampled_from(["foedselsnummer", "dNummer"]),
        "Folkeregisteridentifikator.status": st.sampled_from(["iBruk", "iBruk", "opphoert"]),
        "Folkeregisterpersonstatus.status": _in_both(_STANDINGS),
        "graderingsnivaa": _in_both(_GRADINGS),
        "adressegradering": _in_both(_GRADINGS),
        "foedselsaar": st.sampled_from([*["2017"] * 9, "1985"]),
        "adresseIdentifikatorFraMatrikkelen": st.sampled_from(["", "0", "604503040", "329355742"]),
    }
    | dict.fromkeys(("gaardsnummer", "bruksnummer", "festenummer", "undernummer"), _SMALL),
    "pdl": _COMMON
    | {
        "Folkeregisteridentifikator.identifikasjonsnummer": st.sampled_from(NUMBERS),
        "Folkeregisteridentifikator.status": st.sampled_from(["I_BRUK", "I_BRUK", "OPPHOERT"]),
        "Folkeregisteridentifikator.type": st.sampled_from(["FNR", "DNR"]),
        "Folkeregisterpersonstatus.status": _in_both(_STANDINGS),
        "forenkletStatus": st.sampled_from(
            ["bosattEtterFolkeregisterloven", "doedIFolkeregisteret", "dNummer"]
        ),
        "gradering": st.sampled_from(["UGRADERT", "FORTROLIG", "STRENGT_FORTROLIG_UTLAND"]),
        "foedselsaar": st.sampled_from([*[2017] * 9, 1985]),
        "matrikkelId": st.sampled_from([604503040, "604503040", 2**31 + 7, "0", None]),
    },
}
"""What stands in the properties that decide; a name with its type goes before a name alone."""

PLAIN: Final[dict[str, SearchStrategy[Any]]] = {
    "boolean": st.booleans(),
    "date": _DATES,
    "date-time": _TIMES,
    "float": st.floats(0, 1e7),
    "int32": st.integers(0, 2**31 - 1),
    "int64": st.integers(0, 2**63 - 1),
    "string": _TEXTS,
}
"""What may stand where nothing is known but the type."""


def likely(register: str, kind: str, name: str, otherwise: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Give what stands in a property of a type."""
    known = _VALUES[register]
    return known.get(f"{kind}.{name}", known.get(name, otherwise))
