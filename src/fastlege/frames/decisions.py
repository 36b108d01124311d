"""The decision over a frame of pairs (*avgjørelser i kolonner*): may this adult act for this child?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.frames import asked
from fastlege.frames.chains import by_flag, chain
from fastlege.frames.columns import (
    AT_HOME,
    KEYS,
    OF_A_DECISION,
    OF_A_PAIR,
    OF_A_PERSON,
    PERSONS,
    frame_of,
    native,
    own,
    planned,
    plus,
)
from fastlege.frames.conditions import CONDITIONS, facts, with_address
from fastlege.frames.keys import with_keys
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import is_a, validate

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrameT

    from fastlege.frames.chains import Outcome
    from fastlege.frames.columns import Frame

__all__ = ["disclosed", "representation"]

_DECIDED: Final = ("granted", "bits", "address_condition")


def representation(pairs: IntoFrameT, *, policy: Policy = HELSENORGE_2021_01_11) -> IntoFrameT:
    """Decide for every pair of a child and an adult whether the adult may act (*representere barnet*).

    All rows of a child must be in the frame: the address of one parent decides for the others. A lazy frame
    stays lazy: nothing is collected, and the order of the rows is not kept.

    Args:
        pairs: A row for each child and each of its registered parents, and for others who ask. The keys
            of `with_home_keys` may replace the columns of homes, except the grading.
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
    _check_policy(policy)
    names = frame_of("pairs", pairs).collect_schema().names()
    keyed = {prefix: {*plus(prefix, KEYS)} <= {*names} for prefix in PERSONS}
    homes = ((prefix, KEYS if keyed[prefix] else AT_HOME) for prefix in PERSONS)
    persons = ((prefix, OF_A_PERSON) for prefix in PERSONS)
    frame = frame_of("pairs", pairs, ("", OF_A_PAIR), *persons, *homes)
    rows = planned(frame)
    for prefix in PERSONS:
        rows = rows if keyed[prefix] else with_keys(rows, prefix)
    decided = _decided(with_address(rows.with_columns(**facts())), policy)
    return native(decided.select(*(name for name in names if name not in _DECIDED), *_DECIDED), pairs)


def _check_policy(policy: object) -> None:
    validate(
        ("policy", is_a(Policy, policy), "give a Policy"),
        (
            "policy",
            not (isinstance(policy, Policy) and policy.shared_residence_counts),
            "give an edition in which shared residences do not count: the columns hold one home a person",
        ),
    )


def _decided(rows: Frame, policy: Policy) -> Frame:
    """Add up the conditions; by a sum, since ``|`` of integers is logical on some engines."""
    found = rows.with_columns(**{own(code): finding(policy) for code, finding in CONDITIONS.items()})
    terms = [by_flag(nw.col(own(code)), numbers) for code, numbers in asked.BITS.items()]
    address = by_flag(nw.col(own("address")), {truth: one.value for one, truth in asked.TRUTH.items()})
    summed = found.with_columns(bits=nw.sum_horizontal(*terms).cast(nw.Int32), address_condition=address)
    # Every finding but met adds to the sum, so only a grant has these bits.
    return summed.with_columns(granted=nw.col("bits") == asked.GRANTED.bits)


def disclosed(decided: IntoFrameT) -> IntoFrameT:
    """Keep only the columns that may be logged beside an id (*innbyggerens visning*).

    Args:
        decided: The frame that `representation` returned.

    Returns:
        `child`, `parent`, `as_of` and `granted`, with the three parts of the disclosed decision: `rule`,
        `conditions` (their number) and `bits`. They are the same for every refusal. No other column is kept,
        since addresses and protection are among them.

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
    granted, refused = asked.GRANTED, asked.REFUSED
    parts: dict[str, tuple[Outcome, Outcome]] = {
        "rule": (granted.rule.name, refused.rule.name),
        "conditions": (len(granted.grounds), len(refused.grounds)),
        "bits": (granted.bits, refused.bits),
    }
    shown = {name: chain([(nw.col("granted"), yes)], no) for name, (yes, no) in parts.items()}
    return native(frame.select(*OF_A_DECISION, **shown), decided)
