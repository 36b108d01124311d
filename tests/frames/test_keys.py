"""Texts are cleaned as the scalar library cleans one, or not compared at all, on every engine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import InvalidFactError
from fastlege.facts.address import _unit_key, is_matrikkel_id, is_unit
from fastlege.facts.places import _street_key, digits, is_house_letter, word
from fastlege.frames import problems, with_home_keys
from fastlege.frames.columns import AT_HOME
from fastlege.frames.text import _BLANKS
from tests.frames import cases
from tests.frames.engines import ENGINES, arrow, read
from tests.support import child, family, parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LATIN: Final = [*map(chr, range(0x20, 0x250)), *map(chr, range(0x1E00, 0x1F00))]
ODD: Final = [*_BLANKS, "\u200b", "\ufeff", "\u030a", "\u0345", "\u212a", "\u212b", "\ufb01", "Ж", "٣"]
LETTERS: Final = [
    *LATIN,
    *ODD,
    *(f"{letter}\u030a" for letter in LATIN),
    *(f" {letter}\u2003" for letter in LATIN),
]
NAMES: Final = [
    *(f"{letter}Vei {letter}" for letter in LETTERS),
    *("x", "XX ", "Ukjent", " u k j e n t ", "N/A", "null", "12", "a  b", " a\u00a0b\t", "", " "),
]
NUMBERS: Final = [
    f"{one}{text}{two}" for text in ("0", "0102", "") for one in ODD for two in ("", *ODD[-12:])
]
UNITS: Final = [
    *(text.replace("0102", "h0102") for text in NUMBERS),
    *NUMBERS,
    "H0000",
    "0000",
    "h01",
    "1h010",
    "H01021",
    "Ħ0102",
]
STREET: Final = {"municipality": "4601", "house_number": 1}


def any_text(_: str) -> bool:
    return True


CLEANED: Final[list[tuple[str, str, list[str], Callable[[str], str], Callable[[str], bool]]]] = [
    ("street_name", "home_street_name", NAMES, _street_key, any_text),
    ("street_code", "home_street_code", NUMBERS, digits, is_matrikkel_id),
    ("matrikkel_id", "home_id", NUMBERS, digits, is_matrikkel_id),
    ("unit", "home_unit", UNITS, _unit_key, is_unit),
    ("house_letter", "home_letter", LETTERS, word, is_house_letter),
]


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("column", "key", "texts", "scalar", "fits"), CLEANED, ids=[row[0] for row in CLEANED]
)
def test_texts_are_cleaned_alike(  # noqa: PLR0917  # a row of the table
    engine: str,
    column: str,
    key: str,
    texts: list[str],
    scalar: Callable[[str], str],
    fits: Callable[[str], bool],
) -> None:
    """A key is the scalar function's or none; where there is none for want of letters, a problem says so."""
    one = cases.decided([family(child(home=None), parent(home=None))]).columns
    columns = {name: values * len(texts) for name, values in one.items()}
    columns |= {f"child_{name}": [value] * len(texts) for name, value in STREET.items()}
    columns |= {"child": [f"c{number}" for number in range(len(texts))], f"child_{column}": texts}
    frame = ENGINES[engine](arrow(columns))
    found = {row["child"]: row[f"child_{key}"] for row in read(engine, with_home_keys(frame, "child_"))}
    listed = {row["child"] for row in read(engine, problems(frame))}
    wrong = [
        (text, found[f"c{number}"])
        for number, text in enumerate(texts)
        if (found[f"c{number}"] or None) != ((fits(text) and scalar(text)) or None)
        and not (found[f"c{number}"] is None and f"c{number}" in listed)
    ]
    assert wrong == []
    refused = [text for number, text in enumerate(texts) if not fits(text) and f"c{number}" not in listed]
    assert refused == []
    assert sum(value is not None for value in found.values()) > 50


def norwegian() -> Iterator[str]:
    """Make names of every letter that Norwegian and the Sami languages are written with."""
    for letter in "abcdefghijklmnopqrstuvwxyzæøåáčđŋšŧžâõäöüéèêóòôñçǥǧǩʒǯ"[:-2]:
        yield from (f"{letter}vei", f"{letter.upper()}VEI")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_letter_of_norwegian_and_sami_is_compared(engine: str) -> None:
    names = [*norwegian()]
    columns: dict[str, list[Any]] = {name: [None] * len(names) for name in AT_HOME}
    columns |= {name: [value] * len(names) for name, value in STREET.items()} | {"street_name": names}
    keyed = read(engine, with_home_keys(ENGINES[engine](arrow(columns))))
    assert {row["home_street_name"] for row in keyed} == {_street_key(name) for name in names}


def test_there_are_no_other_blanks() -> None:
    assert [*_BLANKS] == [blank for blank in map(chr, range(sys.maxunicode + 1)) if blank.isspace()]


def test_a_column_of_a_home_that_is_missing() -> None:
    table = arrow({name: [] for name in AT_HOME if name != "unit"})
    with pytest.raises(InvalidFactError, match="my_unit: the column is missing: give texts"):
        with_home_keys(table.rename_columns([f"my_{name}" for name in table.column_names]), "my_")
