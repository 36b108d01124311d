"""No file of ours holds a number that somebody can have: eleven digits with check digits are synthetic.

Synthetic are those with 65 or 80 added to the month, which no real person gets. The others are listed here,
each with where it comes from.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity import IdentityNumber, NumberSeries

ROOT: Final = Path(__file__).parents[1]
_CSV: Final = "Skatteetaten, folkeregisteret-api-dokumentasjon on GitHub, src/dokumenter/foedselsnummer.csv"
PUBLISHED: Final = {
    "30108299920": "Skatteetaten, Nytt fødselsnummer fra 2032, the worked example by the rule of 1964",
    "30108299939": _CSV,
    "29020073150": _CSV,
    "55102499947": _CSV,
}
"""Examples that the tax administration publishes, each with the document that has it."""
MADE_UP: Final = {
    "29422059278": "40 added to the month, as NAV does for its synthetic people",
    "69422056629": "likewise, a D-number",
    "91234567883": "a shared help number (*FH*), its digits in a row: it holds no date",
    **dict.fromkeys(
        ("80000000098", "81111111103", "90000000069", "98888888055"),
        "a shared help number of one digit, its check digits computed",
    ),
    **dict.fromkeys(
        ("80000000004", "80000000012", "81111111111", "90000000077", "90000000085", "90000000093"),
        "likewise, by the rule of 2032 alone",
    ),
    "98765432103": "the digits of a canary, which happen to be well formed as a shared help number",
}
"""Of other series, of which form alone does not tell that they are synthetic."""
REAL: Final = {NumberSeries.ORDINARY, NumberSeries.H_OR_NAV}
ELEVEN: Final = re.compile(rb"(?<![0-9])[0-9]{6} ?[0-9]{5}(?![0-9])")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def series(digits: str) -> NumberSeries | None:
    """Tell the series of a well formed number, or None."""
    try:
        return IdentityNumber.parse(digits).series
    except InvalidIdentityNumberError:
        return None


def test_every_well_formed_number_is_synthetic_or_published() -> None:
    files = tracked()
    if not files:
        pytest.skip("the source was not taken from git")
    found = {
        (digits, str(file.relative_to(ROOT)))
        for file in files
        for digits in (match.decode().replace(" ", "") for match in ELEVEN.findall(file.read_bytes()))
        if series(digits) in REAL
    }
    listed = PUBLISHED.keys() | MADE_UP.keys()
    assert sorted(one for one in found if one[0] not in listed) == []
    assert {digits for digits, _ in found} == listed
    assert len(files) > 200
