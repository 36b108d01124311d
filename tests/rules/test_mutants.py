"""Twenty mistakes that people make, each a change of one line, and the test that finds it.

Each change is made in a copy of the package; the named test is run on it in a process of its own, and must
fail. On an unchanged copy all of them pass.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

pytestmark = pytest.mark.slow  # `make mutants` makes its own changes

ROOT: Final = Path(__file__).resolve().parents[2]
SRC: Final = ROOT / "src" / "fastlege"

SAME_HOME: Final = "tests/facts/test_same_home.py::test_same_home"
SIXTEEN: Final = "tests/facts/test_ages.py::test_sixteen"
IN_OSLO: Final = "tests/facts/test_ages.py::test_the_birthday_begins_in_oslo"
TABLES: Final = "tests/rules/test_tables.py"
BY_ONE: Final = f"{TABLES}::test_representation_by_the_one_parent"
BY_TWO: Final = f"{TABLES}::test_representation_with_another_parent"
OF_FAMILY: Final = f"{TABLES}::test_address_condition_of_a_family"
FOR_ONESELF: Final = f"{TABLES}::test_availability_for_oneself"
FOLDED: Final = "tests/rules/test_disclosure.py::test_what_is_told[a parent of one of sixteen]"
STRANGER: Final = f"{TABLES}::test_representation_by_one_who_is_not_a_registered_parent"
NO_SESSION: Final = (
    "tests/facts/test_bad_facts.py::TestWhatCannotHoldTogether"
    "::test_a_session_of_ones_own_for_one_who_cannot_be_logged_in"
)


class Mutant(NamedTuple):
    """A mistake: what it is, where, the line before and after, and the test that must fail."""

    mistake: str
    file: str
    before: str
    after: str
    test: str


PEOPLE: Final = "facts/people.py"
ADDRESS: Final = "facts/address.py"
PLACES: Final = "facts/places.py"
REPRESENTATION: Final = "rules/representation.py"
AVAILABILITY: Final = "rules/availability.py"

MUTANTS: Final = [
    Mutant(
        "15 for 16",
        "policy.py",
        "    represented_until: int = 16\n",
        "    represented_until: int = 15\n",
        f"{BY_ONE}[the child turns 16 tomorrow]",
    ),
    Mutant(
        "days // 365",
        PEOPLE,
        "        return age_reached(self, age * 10_000, ordered_day(on))\n",
        "        return Finding.of(bool(self.birth_date) and (on - self.birth_date).days // 365 >= age)\n",
        f"{SIXTEEN}[the day before]",
    ),
    Mutant(
        "older than, for has reached",
        PEOPLE,
        "    if on - person.last_possible_birth >= years:\n",
        "    if on - person.last_possible_birth > years:\n",
        f"{SIXTEEN}[the birthday]",
    ),
    Mutant(
        "a year alone is its first day",
        PEOPLE,
        '        set_derived(self, "last_possible_birth", last)\n',
        '        set_derived(self, "last_possible_birth", first)\n',
        f"{SIXTEEN}[16 years, midsummer]",
    ),
    Mutant(
        "the birthday in UTC",
        "oslo.py",
        "    return instant.astimezone(OSLO).date()\n",
        '    return instant.astimezone(__import__("datetime").timezone.utc).date()\n',
        f"{IN_OSLO}[winter, the day before in UTC]",
    ),
    Mutant(
        "null equals null: two homes not known are the same",
        ADDRESS,
        "        return UNKNOWN\n    if one.compared_id and other.compared_id:\n",
        "        return MET if one == other else UNKNOWN\n    if one.compared_id and other.compared_id:\n",
        f"{SAME_HOME}[no home on either side]",
    ),
    Mutant(
        "null equals null: two blank identifiers are the same",
        ADDRESS,
        "    if one.compared_id and other.compared_id:\n",
        "    if one.compared_id is not None:\n",
        f"{SAME_HOME}[id 0 on both, no place]",
    ),
    Mutant(
        "the unit is ignored",
        ADDRESS,
        "    if same_house is not MET or one.compared_unit == other.compared_unit:\n",
        "    if True:\n",
        f"{SAME_HOME}[the flat above]",
    ),
    Mutant(
        "one unit alone is the same flat",
        ADDRESS,
        "    return UNMET if one.compared_unit and other.compared_unit else UNKNOWN\n",
        "    return UNMET if one.compared_unit and other.compared_unit else MET\n",
        f"{SAME_HOME}[unit on one side only]",
    ),
    Mutant(
        "a protected home is compared",
        ADDRESS,
        "    if one is None or other is None or one.counts_as_shielded or other.counts_as_shielded:\n",
        "    if one is None or other is None:\n",
        f"{SAME_HOME}[confidential, other house]",
    ),
    Mutant(
        "house number 0 is a number",
        PLACES,
        "        complete = _is_stated(self.municipality) and self.house_number\n",
        "        complete = _is_stated(self.municipality) and self.house_number is not None\n",
        f"{SAME_HOME}[number 0 on both]",
    ),
    Mutant(
        "a parent without responsibility is granted",
        REPRESENTATION,
        "_HAS_RESPONSIBILITY: Final = {True: MET, False: UNMET, None: UNKNOWN}\n",
        "_HAS_RESPONSIBILITY: Final = {True: MET, False: MET, None: UNKNOWN}\n",
        f"{BY_ONE}[without responsibility]",
    ),
    Mutant(
        "unknown responsibility is granted",
        REPRESENTATION,
        "_HAS_RESPONSIBILITY: Final = {True: MET, False: UNMET, None: UNKNOWN}\n",
        "_HAS_RESPONSIBILITY: Final = {True: MET, False: UNMET, None: MET}\n",
        f"{BY_ONE}[responsibility not known]",
    ),
    Mutant(
        "a deceased parent counts",
        REPRESENTATION,
        "    if parent.standing is _DECEASED:\n        return UNMET\n",
        "    if parent.standing is _DECEASED:\n        return MET\n",
        f"{BY_TWO}[the other one has died]",
    ),
    Mutant(
        "a deceased parent who was protected is not passed over",
        REPRESENTATION,
        "    if parent.standing is _DECEASED:\n",
        "    if parent.standing is _DECEASED and parent.protected is False:\n",
        f"{BY_TWO}[the other one has died, protected]",
    ),
    Mutant(
        "only the first parent is looked at",
        REPRESENTATION,
        "    for parent in family.parents:\n",
        "    for parent in family.parents[:1]:\n",
        f"{OF_FAMILY}[three: the third at home]",
    ),
    Mutant(
        "all parents must live at home",
        REPRESENTATION,
        "        if at_home is MET:\n            return MET\n",
        "        if at_home is UNMET:\n            return UNMET\n",
        f"{BY_TWO}[the other one is at home]",
    ),
    Mutant(
        "a protected child is compared",
        REPRESENTATION,
        "    if child.counts_as_protected is not False or child.standing is not _RESIDENT:\n",
        "    if child.counts_as_protected is None or child.standing is not _RESIDENT:\n",
        f"{BY_ONE}[the child is protected]",
    ),
    Mutant(
        "a child abroad is compared",
        REPRESENTATION,
        "    if child.counts_as_protected is not False or child.standing is not _RESIDENT:\n",
        "    if child.counts_as_protected is not False:\n",
        f"{BY_ONE}[the child lives abroad]",
    ),
    Mutant(
        "a stranger is known to be no parent, whoever is without facts",
        REPRESENTATION,
        "        is_parent = responsible = UNKNOWN if family.may_have_others else UNMET\n",
        "        is_parent = responsible = UNMET if family.all_parents_known else UNKNOWN\n",
        f"{STRANGER}[a stranger, while there are no facts about a parent]",
    ),
    Mutant(
        "an identifier tells two houses of a street apart",
        ADDRESS,
        "        return UNKNOWN if one.in_other_house(other) else MET\n",
        "        return MET\n",
        f"{SAME_HOME}[same id, other house number]",
    ),
    Mutant(
        "an identifier tells two houses of a property apart",
        ADDRESS,
        "    return MET if _sub_number(one) == _sub_number(other) else UNKNOWN\n",
        "    return MET\n",
        f"{SAME_HOME}[same id, a sub-number on one side]",
    ),
    Mutant(
        "a number on one side alone is the same house",
        PLACES,
        " == (leases[1] or 0, subs[1] or 0) else UNKNOWN\n",
        "\n",
        f"{SAME_HOME}[undernummer on one side]",
    ),
    Mutant(
        "ukjent is a street",
        PLACES,
        '    return key if letters.strip("x") and letters not in _NOT_A_NAME else ""\n',
        "    return key\n",
        "tests/facts/test_same_home.py::test_a_word_for_no_street_is_no_street[ukjent]",
    ),
    Mutant(
        "nan is an identifier",
        PLACES,
        "    return text is not None and (not text or (text.isascii() and text.isdigit()))\n",
        "    return text is not None\n",
        "tests/facts/test_same_home.py::test_rubbish_is_refused_so_that_it_cannot_be_equal_to_itself[nan]",
    ),
    Mutant(
        "the dead have sessions of their own",
        "facts/session.py",
        "        if self.family is None and self.user.standing in _CANNOT_BE_LOGGED_IN:\n",
        "        if False:\n",
        f"{NO_SESSION}[deceased]",
    ),
    Mutant(
        "shared residence always counts",
        REPRESENTATION,
        "    homes = child.shared_residences if policy.shared_residence_counts else ()\n",
        "    homes = child.shared_residences\n",
        f"{BY_ONE}[a home shared by agreement]",
    ),
    Mutant(
        "a service of which nothing is known is offered",
        AVAILABILITY,
        "    offered = None if gp.services is None else service in gp.services\n",
        "    offered = gp.services is None or service in gp.services\n",
        f"{FOR_ONESELF}[services not known]",
    ),
    Mutant(
        "a parent is told that the child has passed the limit",
        "rules/disclosure.py",
        "for code in self.private):\n",
        "for code in self.private - {'child-under-age-limit'}):\n",
        FOLDED,
    ),
]


def run(package: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests on a copy of the package, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    plugins = ("cacheprovider", "xdist", "pytest_cov", "hypothesispytest")
    left_out = [word for plugin in plugins for word in ("-p", f"no:{plugin}")]
    return subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "--tb=line", *left_out, *tests],
        cwd=ROOT,
        env=kept
        | {"PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1", "FASTLEGE_HYPOTHESIS": "fast"},
        capture_output=True,
        text=True,
        check=False,
    )


def copied(to: Path) -> Path:
    """Copy the package, and give the copy's place."""
    shutil.copytree(SRC, to / "fastlege", ignore=shutil.ignore_patterns("__pycache__"))
    return to / "fastlege"


def test_there_are_at_least_twenty() -> None:
    assert len(MUTANTS) >= 20
    assert len({mutant.mistake for mutant in MUTANTS}) == len(MUTANTS)
    assert all(mutant.before != mutant.after for mutant in MUTANTS)


def test_all_named_tests_pass_on_an_unchanged_copy(tmp_path: Path) -> None:
    copied(tmp_path)
    found = run(tmp_path, *dict.fromkeys(mutant.test for mutant in MUTANTS))
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.mistake)
def test_the_named_test_finds_the_mistake(mutant: Mutant, tmp_path: Path) -> None:
    file = copied(tmp_path) / mutant.file
    source = file.read_text(encoding="utf-8")
    assert source.count(mutant.before) == 1, (
        f"the line stands {source.count(mutant.before)} times in {mutant.file}"
    )
    file.write_text(source.replace(mutant.before, mutant.after), encoding="utf-8")
    found = run(tmp_path, mutant.test)
    assert found.returncode == 1, found.stdout  # 1: a test failed; anything else: it did not run
    assert "1 failed" in found.stdout
