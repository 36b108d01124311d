"""The words that identity numbers are told apart by (*nummertyper og nummerserier*)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["ALL_SERIES", "NumberKind", "NumberRule", "NumberSeries"]


class NumberRule(StrEnum):
    """Which rule the check digits follow (*kontrollsifre*); what passes the first passes the second too."""

    FROM_1964 = "1964"
    FROM_2032 = "2032"

    @property
    def first_remainders(self) -> range:
        """What the first check digit may leave: 0 by the rule of 1964, 0 to 3 by the rule from 2032."""
        return range(1) if self is NumberRule.FROM_1964 else range(4)


class NumberKind(StrEnum):
    """What a number is, as far as its form tells (*nummertype*).

    A D-number has 40 added to its day. One institution's own number (*H-nummer*) and a synthetic birth
    number of NAV's both have 40 added to the month, and nothing tells them apart. A shared help number
    (*felles hjelpenummer*, FH) begins with 8 or 9 and holds no date.
    """

    BIRTH_NUMBER = "birth-number"
    D_NUMBER = "d-number"
    H_OR_NAV_NUMBER = "h-or-nav-number"
    SHARED_HELP_NUMBER = "shared-help-number"


class NumberSeries(StrEnum):
    """What is added to the month (*nummerserie*): nothing, 40, 65 or 80.

    80 marks Skatteetaten's synthetic people (*Tenor*). 65 is said to mark the health sector's test people;
    no published source was found.
    """

    ORDINARY = "ordinary"
    H_OR_NAV = "h-or-nav"
    HEALTH_SECTOR = "health-sector"
    TENOR = "tenor"


ALL_SERIES: Final = frozenset(NumberSeries)
