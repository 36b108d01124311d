"""That the benchmarks ask the questions they say they ask; how long anything takes is not tested."""

from __future__ import annotations

import pytest

from bench import (
    boolean,
    calendars,
    counting,
    documents,
    families,
    frames,
    imports,
    measure,
    peers,
    reading,
    representation,
    schedules,
    services,
    sessions,
    tables,
)
from fastlege import may_represent, menu
from fastlege.register import read_family


def test_the_tuned_function_gives_the_rules_answer() -> None:
    answers = set()
    for adult, family in families.draw_many(600, seed=2021):
        granted = may_represent(adult, family).granted
        assert boolean.all_nine(adult, family) is granted
        assert boolean.page_four(adult, family) or not granted
        answers.add(granted)
    assert answers == {True, False}


def test_the_families_leave_nothing_out() -> None:
    """Each finding occurs for each condition, so that no branch of the rule goes untimed."""
    found = {
        (ground.code, ground.finding)
        for case in families.draw_many(1500, seed=1)
        for ground in may_represent(*case).grounds
    }
    assert len(found) == 9 * 3


def test_the_engines_are_told_all_that_the_page_asks() -> None:
    for case in families.draw_many(300, seed=2):
        told = peers.flat(case)
        at_home = told["home"] in told["homes"]
        yes = told["today"] - told["born"] < 16_0000 and told["is_parent"] and told["responsible"] and at_home
        assert yes is boolean.page_four(*case)


def test_every_kind_is_what_it_says() -> None:
    kinds = representation.kinds(60)
    assert {len(cases) for cases in kinds.values()} == {60}
    assert all(may_represent(*case) for case in kinds["granted"])
    assert not any(may_represent(*case) for case in kinds["refused"])
    assert [len(family.parents) for _, family in kinds["three parents"]] == [3] * 60


@pytest.mark.parametrize("for_child", [False, True], ids=["oneself", "child"])
def test_the_tuned_functions_give_the_menus_answers(for_child: bool) -> None:
    drawn = sessions.draw_sessions(400, seed=11, for_child=for_child)
    services.check_agreement(drawn)
    seen = {
        ground for session in drawn for _, decision in menu(session).decisions for ground in decision.grounds
    }
    assert len(seen) == 3 * (14 if for_child else 5)


@pytest.mark.parametrize("for_child", [False, True], ids=["oneself", "child"])
def test_the_builders_build_where_the_tuned_function_says_so(for_child: bool) -> None:
    drawn = sessions.draw_sessions(40, seed=12, for_child=for_child, gp=sessions.GP_OF_ALL)
    assert {any(boolean.five_services(session)) for session in drawn} == {True, False}
    services.check_builders(drawn)


def test_sessions_are_of_the_kind_they_are_said_to_be() -> None:
    for name, drawn in sessions.kinds(30).items():
        assert len(drawn) == 30
        assert {bool(menu(session).available) for session in drawn} <= {
            "granted" in name,
            "refused" not in name,
        }


def test_the_schedule_and_the_plain_one_answer_alike() -> None:
    schedules.check_agreement(schedules.draw(200, number=10))


@pytest.mark.parametrize(
    ("makers", "asked"),
    [(counting.DAYS, tables.days(300)), (counting.INSTANTS, tables.instants(300))],
    ids=["days", "instants"],
)
def test_all_who_count_days_agree(makers: dict[str, counting.Maker], asked: list[object]) -> None:
    calls, _ = calendars.make_installed(makers)
    assert {counting.FASTLEGE, counting.HOLIDAYS} <= set(calls)
    calendars.check_agreement(calls, asked)


def test_the_frame_and_the_scalar_rule_are_asked_the_same() -> None:
    frames.check_agreement(500)
    assert len(set(frames.scalar(frames.pairs(500).to_dict(as_series=False)))) > 20


def test_the_import_is_light() -> None:
    assert imports.too_heavy() == []


def test_contenders_take_turns() -> None:
    times = measure.take_turns({"one": abs, "other": float}, [1, 2, 3, 4, 5], rounds=3, block=2)
    assert [len(taken.rounds) for taken in times.values()] == [9, 9]
    assert measure.ratio(times["one"], times["one"]) == 1


def test_a_budget_says_whether_it_holds() -> None:
    kept = measure.Budget("days", 30, 31.5, at_most=False)
    assert (kept.holds, str(kept)) == (True, "budget days: at least 30x, measured 31.50x  ok")
    missed = measure.Budget("rule", 3, 3.1, at_most=True)
    assert (missed.holds, str(missed)) == (False, "budget rule: at most 3x, measured 3.10x  MISSED")


@pytest.mark.parametrize("former", [0, 2])
def test_the_documents_are_read_and_every_reader_that_is_here_reads_the_same(former: int) -> None:
    asked = documents.draw(20, former=former)
    calls, _ = reading.contenders()
    reading.check_agreement(calls, asked)
    families_read = [read_family(*one, on=documents.ON) for one in asked]
    assert all(family.missing == () for family in families_read)
    assert {len(family.parents) for family in families_read} == {2}
    granted = {may_represent(family.parents[0].person, family).granted for family in families_read}
    assert granted == {True, False}


def test_a_reader_that_reads_something_else_is_told() -> None:
    asked = documents.draw(2, former=0)
    calls, _ = reading.contenders()
    wrong = {**calls, "pydantic": lambda child, parents: read_family(child, parents[:1], on=documents.ON)}
    with pytest.raises(AssertionError, match="different families"):
        reading.check_agreement(wrong, asked)
