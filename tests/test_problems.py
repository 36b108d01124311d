"""Problems are collected once each, in a bounded number, and placed where what was checked stands."""

from __future__ import annotations

import pickle
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege.errors import InvalidDocumentError, InvalidFactError, Problem
from fastlege.problems import Problems, indexed, joined, shown_name, validate, within

PATHS: Final = st.lists(st.sampled_from(["child", "Person", "parents", "[0]", "[12]", "*"]), max_size=4).map(
    lambda steps: "".join(step if step[0] == "[" else f".{step}" for step in steps).removeprefix(".")
)
LISTED: Final = 1_000


def numbered(count: int, first: int = 0) -> list[Problem]:
    return [Problem(indexed("status", place), "give an object") for place in range(first, first + count)]


def error_of(problems: Problems) -> InvalidDocumentError:
    with pytest.raises(InvalidDocumentError) as caught:
        problems.raise_any(InvalidDocumentError)
    return caught.value


class TestTheCollector:
    def test_none_is_no_error(self) -> None:
        problems = Problems()
        problems.raise_any(InvalidDocumentError)
        assert not problems

    def test_each_is_told_once_in_the_order_in_which_it_came(self) -> None:
        problems = Problems()
        problems.extend([*numbered(3), *numbered(3)])
        assert error_of(problems).problems == tuple(numbered(3))

    @pytest.mark.parametrize("count", [1, LISTED - 1, LISTED, LISTED + 1, 3 * LISTED])
    def test_a_thousand_are_listed_and_the_others_counted_once_each(self, count: int) -> None:
        problems = Problems()
        problems.extend([*numbered(count), *numbered(count)])
        error = error_of(problems)
        assert error.problems == tuple(numbered(min(count, LISTED)))
        assert error.more == max(0, count - LISTED)

    def test_what_a_part_counted_is_counted_in_the_whole(self) -> None:
        part, whole = Problems(), Problems()
        part.extend(numbered(LISTED + 5))
        whole.add("at", "give an instant")
        whole.extend(within("child", error_of(part).problems), error_of(part).more)
        assert len(error_of(whole).problems) + error_of(whole).more == LISTED + 6

    def test_the_error_says_how_many_more_and_keeps_it_when_it_is_pickled(self) -> None:
        problems = Problems()
        problems.extend(numbered(LISTED + 2))
        error = pickle.loads(pickle.dumps(error_of(problems)))  # noqa: S301  # our own bytes
        assert str(error).splitlines()[LISTED - 1 :] == ["status[999]: give an object", "and 2 more"]
        assert error.more == 2


class TestRows:
    def test_rows_that_hold_are_no_error(self) -> None:
        validate(("a", True, "give a"), ("b", True, "give b"))

    def test_each_row_that_does_not_hold_is_a_problem(self) -> None:
        with pytest.raises(InvalidFactError) as caught:
            validate(("a", False, "give a"), ("b", True, "give b"), ("c", False, "give c"))
        assert caught.value.problems == (("a", "give a"), ("c", "give c"))

    def test_the_error_is_of_the_type_that_is_asked_for(self) -> None:
        with pytest.raises(InvalidDocumentError):
            validate(("a", False, "give a"), error=InvalidDocumentError)


class TestPaths:
    @given(PATHS, PATHS, PATHS)
    def test_placing_twice_is_placing_once_further_out(self, outer: str, inner: str, own: str) -> None:
        found = [Problem(own, "give it")]
        assert [*within(outer, within(inner, found))] == [*within(joined(outer, inner), found)]

    @given(PATHS, PATHS)
    def test_no_part_of_a_path_is_lost_whatever_its_capitals(self, outer: str, own: str) -> None:
        """A name is a name: nothing is told from how it is spelt."""
        ((path, _),) = within(outer, [Problem(own, "give it")])
        assert path.replace(".", "") == f"{outer}{own}".replace(".", "")

    @given(PATHS, PATHS)
    def test_the_place_stands_for_what_the_part_calls_itself(self, outer: str, own: str) -> None:
        named = [Problem(joined("person", own), "give it")]
        assert [*within(outer, named, root="person")] == [*within(outer, [Problem(own, "give it")])]

    @pytest.mark.parametrize("name", ["status", "adresseIdentifikatorFraMatrikkelen", "as_of"])
    def test_a_plain_name_is_shown(self, name: str) -> None:
        assert shown_name(name) == name

    @pytest.mark.parametrize("name", ["12851793060", "Kari", "kari nordmann", "å", "", "a\n", None, 7])
    def test_any_other_name_is_not(self, name: object) -> None:
        assert shown_name(name) == "*"
