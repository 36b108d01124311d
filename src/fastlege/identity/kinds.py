"""The kinds, series and rules of identity numbers (*nummertyper og nummerserier*)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["ALL_SERIES", "NumberKind", "NumberRule", "NumberSeries"]


class NumberRule(StrEnum):
    """The rule for check digits (*kontrollsifre*); those that pass the rule of 1964 pass that of 2032 too."""

    FROM_1964 = "1964"
    FROM_2032 = "2032"

    @property
    def first_remainders(self) -> range:
        """The remainders allowed for the first check digit: 0 by the rule of 1964, 0 to 3 by that of 2032."""
        return range(1) if self is NumberRule.FROM_1964 else range(4)


class NumberKind(StrEnum):
    """The kind of a number, as far as its form shows (*nummertype*).

    A D-number has 40 added to the day. An institution's own number (*H-nummer*) and a synthetic birth number
    from NAV both have 40 added to the month, and cannot be told apart. A shared help number (*felles
    hjelpenummer*, FH) begins with 8 or 9 and has no date.
    """

    BIRTH_NUMBER = "birth-number"
    D_NUMBER = "d-number"
    H_OR_NAV_NUMBER = "h-or-nav-number"
    SHARED_HELP_NUMBER = "shared-help-number"


class NumberSeries(StrEnum):
    """The series, by the number added to the month (*nummerserie*): nothing, 40, 65 or 80.

    80 marks Skatteetaten's synthetic people (*Tenor*). 65 is said to mark the health sector's test people;
    we found no published source.
    """

    ORDINARY = "ordinary"
    H_OR_NAV = "h-or-nav"
    HEALTH_SECTOR = "health-sector"
    TENOR = "tenor"


ALL_SERIES: Final = frozenset(NumberSeries)
