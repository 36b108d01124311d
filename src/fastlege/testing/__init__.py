"""Made-up facts for tests (*syntetiske opplysninger*), ours and those of who imports us.

Needs the extra ``testing``. No identity number is made: persons are called ``child``, ``parent-1`` and so on.
"""

from fastlege.testing.strategies import (
    addresses,
    children,
    days,
    families,
    gps,
    instants,
    parents,
    persons,
    sessions_for_child,
    sessions_for_self,
)

__all__ = [
    "addresses",
    "children",
    "days",
    "families",
    "gps",
    "instants",
    "parents",
    "persons",
    "sessions_for_child",
    "sessions_for_self",
]
