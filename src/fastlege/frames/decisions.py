"""The decision over a frame of pairs (*avgjørelser i kolonner*): may this adult act for this child?

The conditions and their places in the integer are the rule's, and so is what each standing, protection and
home comes to (`asked`). Written here is what a frame has to do itself: which columns a condition reads, the
age from two days, and the fold over a child's parents.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Final, TypeAlias

import narwhals.stable.v2 as nw

from fastlege.frames import asked
from fastlege.frames.chains import by_flag, by_value, chain
from fastlege.frames.columns import (
    AT_HOME,
    KEYS,
    OF_A_DECISION,
    OF_A_PAIR,
    OF_A_PERSON,
    PERSONS,
    frame_of,
    plus,
    read,
)
from fastlege.frames.homes import same_home_column
from fastlege.frames.joins import looked_up
from fastlege.frames.keys import home_keys
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import is_a, validate
from fastlege.terms import MET, UNKNOWN, UNMET, Grading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from narwhals.stable.v2.typing import IntoFrameT

    from fastlege.terms import Finding, Standing

__all__ = ["disclosed", "representation"]

_DECIDED: Final = ("granted", "bits", "address_condition")
_CHILD: Final = "_fastlege_child"
_AT_HOME, _ANY_AT_HOME = "_fastlege_at_home", "_fastlege_any_at_home"
_OTHERS, _ANY_OTHERS = "_fastlege_others", "_fastlege_any_others"
_RANKS: Final = {UNMET: 0, UNKNOWN: 1, MET: 2}
"""The fold over a child's parents: the highest counts."""

_Numbers: TypeAlias = "Mapping[Finding, int]"
_Column: TypeAlias = "Callable[[_Numbers, Policy], nw.Expr]"


def representation(pairs: IntoFrameT, *, policy: Policy = HELSENORGE_2021_01_11) -> IntoFrameT:
    """Decide for every pair of a child and an adult whether the adult may act (*representere barnet*).

    All rows of a child must be in the frame: the address of one parent decides for the others. What is lazy
    stays so: nothing is collected, and the order of the rows is not kept.

    Args:
        pairs: A row for each child and each of its registered parents, and for others who ask. The columns
            of homes may be left out where the keys of `with_home_keys` stand instead, but for the grading.
        policy: The edition of the rules to apply.

    Returns:
        The frame with `granted`; `bits`, which is `Decision.bits`; and `address_condition`, a code of
        `Finding`. The last two are for systems, and beside an id they are confidential: see `disclosed`.

    Raises:
        InvalidFactError: When a column is missing or of another type, or the policy counts shared
            residences, which the columns do not have. Every problem is listed.

    Examples:
        >>> import polars
        >>> from fastlege.frames import rows
        >>> from fastlege.testing import READY_FAMILIES
        >>> pairs = polars.DataFrame(rows(READY_FAMILIES.values()))
        >>> decided = representation(pairs)
        >>> sorted(decided["granted"].unique())
        [False, True]
    """
    validate(
        ("policy", is_a(Policy, policy), "give a Policy"),
        (
            "policy",
            not (is_a(Policy, policy) and policy.shared_residence_counts),
            "give an edition in which shared residences do not count: the columns hold one home a person",
        ),
    )
    names = {*frame_of("pairs", pairs).collect_schema().names()}
    keyed = {prefix: {*plus(prefix, KEYS)} <= names for prefix in PERSONS}
    homes = ((prefix, KEYS if keyed[prefix] else AT_HOME) for prefix in PERSONS)
    persons = ((prefix, OF_A_PERSON) for prefix in PERSONS)
    frame = frame_of("pairs", pairs, ("", OF_A_PAIR), *persons, *homes)
    made = [key for prefix in PERSONS if not keyed[prefix] for key in home_keys(prefix).items()]
    rows = frame.with_columns(read("child").alias(_CHILD), **dict(made))
    rows = rows.with_columns(**{_AT_HOME: _at_home(), _OTHERS: _may_have_others()})
    by_child = rows.select(_CHILD, _AT_HOME, _OTHERS).group_by(_CHILD, drop_null_keys=True)
    of_child = by_child.agg(nw.max(_AT_HOME).alias(_ANY_AT_HOME), nw.max(_OTHERS).alias(_ANY_OTHERS))
    found = looked_up(rows, of_child, _CHILD).with_columns(_address().alias(_AT_HOME))
    decided = found.with_columns(bits=_bits(policy), address_condition=_address_code())
    decided = decided.with_columns(granted=nw.col("bits") == asked.GRANTED.bits)
    kept = [name for name in frame.collect_schema().names() if name not in _DECIDED]
    answered: IntoFrameT = decided.select(*kept, *_DECIDED).to_native()
    return answered


def disclosed(decided: IntoFrameT) -> IntoFrameT:
    """Keep what may stand beside an id in a log (*innbyggerens visning*).

    Args:
        decided: What `representation` returned.

    Returns:
        `child`, `parent`, `as_of` and `granted`, with the three parts of the disclosed decision: `rule`,
        `conditions` (how many it had) and `bits`. They are one and the same for every refusal. No fact and
        no other column is kept: addresses and protection stood there too.

    Raises:
        InvalidFactError: When a column is missing or of another type. Every problem is listed.

    Examples:
        >>> import polars
        >>> from fastlege.frames import rows
        >>> from fastlege.testing import READY_FAMILIES
        >>> pairs = polars.DataFrame(rows([READY_FAMILIES["at_home"]]))
        >>> disclosed(representation(pairs)).select("rule", "conditions", "bits").unique().rows()
        [('representation', 9, 0)]
    """
    frame = frame_of("decided", decided, ("", OF_A_DECISION))
    parts: dict[str, tuple[str | int, str | int]] = {
        "rule": (asked.GRANTED.rule.name, asked.REFUSED.rule.name),
        "conditions": (len(asked.GRANTED.grounds), len(asked.REFUSED.grounds)),
        "bits": (asked.GRANTED.bits, asked.REFUSED.bits),
    }
    shown = {
        name: nw.when(nw.col("granted")).then(nw.lit(yes)).otherwise(nw.lit(no))
        for name, (yes, no) in parts.items()
    }
    shown["conditions"], shown["bits"] = (shown[name].cast(nw.Int32) for name in ("conditions", "bits"))
    told: IntoFrameT = frame.select(*OF_A_DECISION, **shown).to_native()
    return told


def _protected(prefix: str) -> nw.Expr:
    """Read whether a person counts as protected; a grading that nobody knows leaves it open."""
    grading, protected = read("grading", prefix), read("protected", prefix)
    is_known = grading.is_null() | grading.is_in([*Grading])
    open_or_not = nw.when(is_known | protected).then(protected)
    return nw.when(grading.is_in(asked.PROTECTING)).then(nw.lit(value=True)).otherwise(open_or_not)


def _registered() -> nw.Expr:
    """Read whether the adult is a registered parent; of somebody with the child's own id, nobody knows."""
    return nw.when(read("child") != read("parent")).then(read("registered"))


def _compared(prefix: str, table: Mapping[tuple[Standing | None, bool | None], Finding]) -> nw.Expr:
    """Rank what a person's standing and protection make of a home that is the same."""
    standing = read("standing", prefix)
    by_protection = {
        flag: by_value(standing, {one: _RANKS[found] for (one, at), found in table.items() if at is flag})
        for flag in (True, False, None)
    }
    return by_flag(_protected(prefix), by_protection)


def _at_home() -> nw.Expr:
    """Rank whether this parent lives at the child's home, and whether there may be one who is not a row."""
    counts = _compared("parent_", asked.PARENT_COMPARED)
    of_parent = chain([(counts == _RANKS[MET], same_home_column(_RANKS))], counts)
    at_home = by_flag(_registered(), {True: of_parent, False: _RANKS[UNMET], None: _RANKS[UNKNOWN]})
    nobody_else = chain([(read("all_parents_known"), _RANKS[UNMET])], _RANKS[UNKNOWN])
    return nw.max_horizontal(at_home, nobody_else)


def _may_have_others() -> nw.Expr:
    """Write 1 where a parent is without facts, or may be missing, as `Family.may_have_others`."""
    facts = ("birth_date", "birth_year", "standing", "protected", "home_given")
    given = [read(name, "parent_") for name in facts]
    has_facts = nw.any_horizontal(*(~fact.is_null() for fact in given[:-1]), given[-1], ignore_nulls=False)
    without = chain([(has_facts, 0)], 1)
    this = by_flag(_registered(), {True: without, False: 0, None: 1})
    return chain([(read("all_parents_known"), this)], 1)


def _address() -> nw.Expr:
    """Rank the one address rule: the best of the parents, where the child's home is compared at all."""
    compared = _compared("child_", asked.CHILD_COMPARED)
    of_any = nw.col(_ANY_AT_HOME).fill_null(_RANKS[UNKNOWN])
    return chain([(compared == _RANKS[MET], of_any)], compared)


def _address_code() -> nw.Expr:
    rank = nw.col(_AT_HOME)
    met, unmet = (nw.lit(finding.value) for finding in (MET, UNMET))
    others = nw.when(rank == _RANKS[UNMET]).then(unmet).otherwise(nw.lit(UNKNOWN.value))
    return nw.when(rank == _RANKS[MET]).then(met).otherwise(others)


def _bits(policy: Policy) -> nw.Expr:
    """Add up the conditions: a sum, since an integer or is a logical one on some engines."""
    terms = [_COLUMNS[code](numbers, policy) for code, numbers in asked.BITS.items()]
    return nw.sum_horizontal(*terms).cast(nw.Int32)


def _ordered(day: nw.Expr) -> nw.Expr:
    """Write a day as yyyymmdd, as `ordered_day` does; an engine's own months are eight bits wide."""
    year, month, of_month = (part.cast(nw.Int32) for part in (day.dt.year(), day.dt.month(), day.dt.day()))
    return year * 10_000 + month * 100 + of_month


def _age(prefix: str, age: int) -> tuple[nw.Expr, nw.Expr]:
    """Ask whether an age has surely been reached, and surely not; of a birth after the day, neither."""
    on, born, year = (
        _ordered(read("as_of")),
        read("birth_date", prefix),
        read("birth_year", prefix).cast(nw.Int32),
    )
    born_on, years = _ordered(born), min(age, MAXYEAR) * 10_000
    agree = nw.when(year.is_null() | born.is_null() | (year == born.dt.year()))
    year = nw.when(year >= MINYEAR, year <= MAXYEAR).then(year)
    first = agree.then(nw.coalesce(born_on, year * 10_000 + 1_01))
    last = agree.then(nw.coalesce(born_on, year * 10_000 + 12_31))
    return on - last >= years, (on - first < years) & (on >= first)


def _child_young(numbers: _Numbers, policy: Policy) -> nw.Expr:
    reached, not_reached = _age("child_", policy.represented_until)
    return chain([(reached, numbers[UNMET]), (not_reached, numbers[MET])], numbers[UNKNOWN])


def _adult_old(numbers: _Numbers, policy: Policy) -> nw.Expr:
    reached, not_reached = _age("parent_", policy.represents_from)
    return chain([(reached, numbers[MET]), (not_reached, numbers[UNMET])], numbers[UNKNOWN])


def _alive(prefix: str, table: Mapping[Standing | None, Finding]) -> _Column:
    standing = read("standing", prefix)
    return lambda numbers, _: by_value(standing, {one: numbers[found] for one, found in table.items()})


def _unprotected(prefix: str, table: Mapping[bool | None, Finding]) -> _Column:
    return lambda numbers, _: by_flag(_protected(prefix), {flag: numbers[table[flag]] for flag in table})


def _is_parent(numbers: _Numbers, _: Policy) -> nw.Expr:
    return _of_parent("is-registered-parent", numbers, numbers[asked.PARENT])


def _is_responsible(numbers: _Numbers, _: Policy) -> nw.Expr:
    held = {flag: numbers[found] for flag, found in asked.RESPONSIBLE.items()}
    return _of_parent("has-parental-responsibility", numbers, by_flag(read("responsibility"), held))


def _of_parent(code: str, numbers: _Numbers, of_parent: nw.Expr | int) -> nw.Expr:
    """Give what holds of a registered parent, or what the rule says of a stranger."""
    stranger = {flag: numbers[found] for flag, found in asked.STRANGER[code].items()}
    of_stranger = chain([(nw.col(_ANY_OTHERS) == 0, stranger[False])], stranger[True])
    return by_flag(_registered(), {True: of_parent, False: of_stranger, None: numbers[UNKNOWN]})


def _parent_at_address(numbers: _Numbers, _: Policy) -> nw.Expr:
    rank = nw.col(_AT_HOME)
    rows = [(rank == _RANKS[finding], numbers[finding]) for finding in (MET, UNMET)]
    return chain(rows, numbers[UNKNOWN])


_BY_CODE: Final[Mapping[str, _Column]] = {
    "child-under-age-limit": _child_young,
    "child-alive-and-identified": _alive("child_", asked.CHILD_ALIVE),
    "child-not-protected": _unprotected("child_", asked.CHILD_UNPROTECTED),
    "is-registered-parent": _is_parent,
    "has-parental-responsibility": _is_responsible,
    "adult-old-enough": _adult_old,
    "adult-alive-and-identified": _alive("parent_", asked.PARENT_ALIVE),
    "adult-not-protected": _unprotected("parent_", asked.PARENT_UNPROTECTED),
    "a-parent-registered-at-childs-address": _parent_at_address,
}
_COLUMNS: Final = {code: _BY_CODE[code] for code in asked.BITS}
"""In the rule's order; a condition that no column is written for is an error when the module is loaded."""
