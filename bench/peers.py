"""Rule engines at the page's four conditions, one family a call, beside `may_represent` with its nine.

They are given less to do: who is a parent is told them, and homes are texts that are equal when the homes
are the same, so that they have nothing to look up or to normalise. None of that is charged to them. They
answer yes or no; `may_represent` gives its reasons.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bench.boolean import page_four
from bench.families import draw_many
from bench.measure import Row, Topic, ratio, take_turns
from bench.openfisca import openfisca
from fastlege import may_represent
from fastlege.facts.address import compare_homes
from fastlege.terms import MET

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.families import Case
    from fastlege import Family, Person

__all__ = ["Facts", "flat", "measure"]

Facts: TypeAlias = "dict[str, Any]"
Engine: TypeAlias = "Callable[[Facts], bool]"

_LIMIT: Final = 16_0000
_ROUNDS: Final = 5
_NUMBER: Final = 400

_CEDAR: Final = f"""
permit(principal, action == Action::"represent", resource) when {{
  context.today - context.born < {_LIMIT} &&
  context.is_parent &&
  context.responsible &&
  context.homes.contains(context.home)
}};
"""
_CONDITIONS: Final = (f"today - born < {_LIMIT}", "is_parent", "responsible", "home in homes")
_EXPRESSION: Final = " and ".join(_CONDITIONS)
_JSON_LOGIC: Final = {
    "and": [
        {"<": [{"-": [{"var": "today"}, {"var": "born"}]}, _LIMIT]},
        {"var": "is_parent"},
        {"var": "responsible"},
        {"in": [{"var": "home"}, {"var": "homes"}]},
    ]
}


def flat(case: Case) -> Facts:
    """Write a family as an engine is told of it. An unknown home is a text that is nobody else's."""
    adult, family = case
    parent = family.find(adult.id)
    return {
        "today": family.as_of_number,
        "born": int(max(family.child.first_possible_birth, 0)),  # engines know no infinity
        "is_parent": parent is not None,
        "responsible": parent is not None and parent.responsibility is True,
        "home": "the child's",
        "homes": [
            "the child's" if compare_homes(family.child.home, each.person.home) is MET else f"another {place}"
            for place, each in enumerate(family.parents)
        ],
    }


def _cedar() -> Engine:
    cedarpy: Any = import_module("cedarpy")
    policies, entities = cedarpy.PolicySet.from_str(_CEDAR), cedarpy.Entities.from_json_str("[]")

    asks = {"principal": 'A::"a"', "action": 'Action::"represent"', "resource": 'C::"c"'}

    def decide(facts: Facts) -> bool:
        allowed: bool = cedarpy.is_authorized({**asks, "context": facts}, policies, entities).allowed
        return allowed

    return decide


def _zen() -> Engine:
    zen: Any = import_module("zen")
    evaluate: Engine = zen.compile_expression(_EXPRESSION).evaluate
    return evaluate


def _zen_each() -> Engine:
    zen: Any = import_module("zen")
    conditions = [zen.compile_expression(condition) for condition in _CONDITIONS]
    return lambda facts: all([condition.evaluate(facts) for condition in conditions])  # noqa: C419  # each is told


def _rule_engine() -> Engine:
    rule_engine: Any = import_module("rule_engine")
    kinds = rule_engine.DataType
    types = {
        "today": kinds.FLOAT,
        "born": kinds.FLOAT,
        "is_parent": kinds.BOOLEAN,
        "responsible": kinds.BOOLEAN,
        "home": kinds.STRING,
        "homes": kinds.ARRAY(kinds.STRING),
    }
    context = rule_engine.Context(type_resolver=rule_engine.type_resolver_from_dict(types))
    matches: Engine = rule_engine.Rule(_EXPRESSION, context=context).matches
    return matches


def _json_logic() -> Engine:
    json_logic: Any = import_module("json_logic")
    return lambda facts: bool(json_logic.jsonLogic(_JSON_LOGIC, facts))


_ENGINES: Final[dict[str, Callable[[], Engine]]] = {
    "cedarpy": _cedar,
    "zen-engine, one expression": _zen,
    "zen-engine, each condition": _zen_each,
    "rule-engine": _rule_engine,
    "json-logic-qubit": _json_logic,
    "OpenFisca-Core": openfisca,
}


def measure() -> Topic:
    """Time every engine that is installed, and see that it answers as the page's four conditions do.

    Raises:
        AssertionError: When it does not.
    """
    cases = draw_many(_NUMBER, seed=3)
    told = [flat(case) for case in cases]
    expected = [page_four(*case) for case in cases]
    rows, notes = [], []
    for name, make in _ENGINES.items():
        try:
            decide = make()
        except ImportError as error:
            notes.append(f"{name} is left out: {error}")
            continue
        if [decide(facts) for facts in told] != expected:
            msg = f"{name} gives other answers than the page's four conditions"
            raise AssertionError(msg)
        rows.append(_timed(name, decide, cases, told))
    return Topic(
        f"rule engines at the page's four conditions, {_NUMBER} families: times the time of may_represent",
        ("engine alone", "facts in"),
        ("ns alone", "ns facts in"),
        sorted(rows, key=lambda row: row.times[0] or 0),
        notes=[*notes, "facts in: with the facts written down for the engine, as it must be told them"],
    )


def _timed(name: str, decide: Engine, cases: list[Case], told: list[Facts]) -> Row:
    def facts_in(adult: Person, family: Family) -> bool:
        return decide(flat((adult, family)))

    times = take_turns(
        {"rule": may_represent, "alone": decide, "whole": facts_in},
        {"rule": cases, "alone": told, "whole": cases},
        _ROUNDS,
        block=100,
    )
    rule, alone, whole = times["rule"], times["alone"], times["whole"]
    return Row(name, (ratio(alone, rule), ratio(whole, rule)), (alone.median, whole.median))
