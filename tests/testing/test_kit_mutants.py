"""The kit alone finds the single-line mutants of the library's own rules, in nine of ten seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from tests.rules.test_mutants import ADDRESS, MUTANTS, PEOPLE, PLACES, REPRESENTATION, ROOT, Mutant, copied

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

NOT_ASKED: Final = {
    "days // 365": "it changes `Person.has_reached`, which the representation rule does not ask",
    "a service of which nothing is known is offered": "it is about availability",
    "nan is an identifier": "the kit makes facts, and the mistake is in what facts can be made of",
    "the dead have sessions of their own": "it is about sessions",
}
"""Mutants of the other list that are of no rule whose laws these are."""

MORE: Final = [
    Mutant(
        "days // 365",
        PEOPLE,
        "    if on - person.last_possible_birth >= years:\n",
        "    if person.birth_date and (__import__('datetime').date(on // 10_000, on // 100 % 100, on % 100)"
        " - person.birth_date).days // 365 >= years // 10_000:\n",
        "sixteen",
    ),
    Mutant(
        "a year alone is never enough",
        PEOPLE,
        "    return UNMET if on - person.first_possible_birth < years else UNKNOWN\n",
        "    return UNMET if on - person.last_possible_birth < years else UNKNOWN\n",
        "age-not-known",
    ),
    Mutant(
        "what the family holds is not looked at",
        REPRESENTATION,
        "        if parent.person is not adult:\n",
        "        if False:\n",
        "stricter-facts",
    ),
    Mutant(
        "a parent not resident counts",
        REPRESENTATION,
        "    if parent.standing is _RESIDENT and parent.counts_as_protected is False:\n",
        "    if parent.counts_as_protected is False:\n",
        "who-counts-at-home",
    ),
    Mutant(
        "a protected parent counts",
        REPRESENTATION,
        "    if parent.standing is _RESIDENT and parent.counts_as_protected is False:\n",
        "    if parent.standing is _RESIDENT:\n",
        "protected-home",
    ),
    Mutant(
        "the missing are alive",
        REPRESENTATION,
        "    Standing.DISAPPEARED: UNKNOWN,\n",
        "    Standing.DISAPPEARED: MET,\n",
        "adult-alive",
    ),
    Mutant(
        "a stranger is a parent where the register is silent",
        REPRESENTATION,
        "        is_parent = responsible = UNKNOWN if family.may_have_others else UNMET\n",
        "        is_parent = responsible = MET\n",
        "registered-parent",
    ),
    Mutant(
        "names are compared though there are identifiers",
        ADDRESS,
        "UNMET if one.compared_id != other.compared_id else _below_id(one.place, other.place)",
        "MET if one == other else UNMET",
        "spelt-otherwise",
    ),
    Mutant(
        "the letter of a house does not matter",
        PLACES,
        "        letter = word(self.house_letter)\n",
        '        letter = ""\n',
        "nobody-at-home",
    ),
    Mutant(
        "a lease does not matter",
        PLACES,
        "        leases, subs = (self.lease_number, other.lease_number), ",
        "        leases, subs = (0, 0), ",
        "nobody-at-home",
    ),
    Mutant(
        "a sub number does not matter",
        PLACES,
        "(self.sub_number, other.sub_number)\n",
        "(0, 0)\n",
        "nobody-at-home",
    ),
    Mutant(
        "the code of a street does not matter",
        PLACES,
        "        if not all(streets):\n            streets",
        "        if True:\n            streets",
        "nobody-at-home",
    ),
]
OURS: Final = [mutant for mutant in MUTANTS if mutant.mistake not in NOT_ASKED]


def found(package: Path, seeds: int) -> list[str]:
    """Run the kit on a copy of the package, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    paths = os.pathsep.join([str(package), str(ROOT)])
    ran = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "tests.testing.kit_run", str(seeds)],
        cwd=ROOT,
        env=kept | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()


def test_what_is_left_out_is_in_the_other_list() -> None:
    assert set(NOT_ASKED) <= {mutant.mistake for mutant in MUTANTS}
    assert len(OURS) == len(MUTANTS) - len(NOT_ASKED)


def test_an_unchanged_copy_breaks_no_law(tmp_path: Path) -> None:
    copied(tmp_path)
    assert found(tmp_path, 2) == []


@pytest.mark.parametrize("mutant", [*OURS, *MORE], ids=lambda mutant: mutant.mistake)
def test_the_kit_finds_the_mutant(mutant: Mutant, tmp_path: Path) -> None:
    file = copied(tmp_path) / mutant.file
    source = file.read_text(encoding="utf-8")
    assert source.count(mutant.before) == 1
    file.write_text(source.replace(mutant.before, mutant.after), encoding="utf-8")
    laws = found(tmp_path, 10)
    assert len(laws) >= 9
    assert mutant not in MORE or mutant.test in laws
