"""Ways to read wrongly when an entry holds, element by element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests.documents import FATHER, TOMORROW
from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OPEN,
    PARENT,
    RESPONSIBLE,
    YOUNG,
)
from tools.conformance.document_edits import (
    OF_FOLKEREGISTERET,
    OVER,
    TO_COME,
    UTC_LATER_TODAY,
    Way,
    begun,
    ended,
    own,
)
from tools.conformance.form import turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.conformance.document_edits import Edit, World
    from tools.conformance.form import Data

_METADATA: Final = ("ajourholdstidspunkt", "erGjeldende", "kilde", "aarsak", "gyldighetstidspunkt")
_LONG_OVER: Final = tuple(each for each in OVER if each != ended(UTC_LATER_TODAY))
"""A protection that ends during the day still holds on it."""
_STILL_HOLDS: Final[Sequence[tuple[tuple[str, ...], Data]]] = (
    ((), ended("2027-06-01T00:00:00+02:00")),
    (_METADATA, {}),
    (("erGjeldende",), {}),
    ((), {"ajourholdstidspunkt": TOMORROW}),
    (("gyldighetstidspunkt",), ended(TOMORROW)),
)
"""What is taken from an entry that holds, and what is put: it holds all the same."""


def _every(name: str, *changes: Data) -> Edit:
    """Change each of the child's entries in an element by one of these in turn."""

    def edit(world: World, nth: int) -> None:
        world["child"][name] = [entry | turn(changes, nth) for entry in world["child"][name]]

    return edit


def _holding(name: str) -> Edit:
    def edit(world: World, nth: int) -> None:
        less, more = turn(_STILL_HOLDS, nth)
        world["child"][name] = [freg.without(entry, *less) | more for entry in world["child"][name]]

    return edit


def _one_of(whose: str, name: str, *forms: object) -> Edit:
    """Give somebody's element one of these forms in turn."""
    return own(whose, **{name: lambda nth: turn(forms, nth)})


def _forms(bare: Data) -> tuple[object, ...]:
    """Return forms of an entry that counts: without dates, to end, entered later, alone, or the second."""
    whole = freg.entry(**bare)
    return (
        [bare],
        [whole | ended(TOMORROW)],
        [whole | {"ajourholdstidspunkt": TOMORROW}],
        bare,
        [whole | {"erGjeldende": False}, bare],
    )


_GRADED: Final = {
    "adressegradering": "fortrolig",
    "vegadresse": freg.street(adressenavn="Nyvegen", adressekode="77", adressenummer={"husnummer": "7"}),
}
_OPEN: Final = freg.entry(**_GRADED | {"adressegradering": "ugradert"})
_RESTRICT: Final[dict[str, tuple[str, Data, str, str]]] = {
    "adressebeskyttelse": ("protection", {"graderingsnivaa": "fortrolig"}, CHILD_OPEN, OPEN),
    "doedsfall": ("death", {"doedsdato": "2026-11-20"}, CHILD_ALIVE, ALIVE),
    "falskIdentitet": ("false-identity", {"erFalsk": True}, CHILD_ALIVE, ALIVE),
}
_PLACES: Final = {
    "deltBosted": "shared-residence",
    "oppholdsadresse": "stay",
    "postadresseIUtlandet": "post-abroad",
}

TIMES: Final = (
    *(
        Way(
            f"every-{kind}-{when}",
            f"Every entry of the child's {name} {says}.",
            condition,
            finding,
            _every(name, *changes),
        )
        for name, kind, condition, finding in (
            ("identifikasjonsnummer", "number", CHILD_ALIVE, "unknown"),
            ("status", "status", CHILD_ALIVE, "unknown"),
            ("foedsel", "birth", YOUNG, "unknown"),
            ("familierelasjon", "relation", PARENT, "unmet"),
            ("foreldreansvar", "responsibility", RESPONSIBLE, "unknown"),
        )
        for when, says, changes in (
            ("over", "has ended, or is history", OVER),
            ("to-come", "begins tomorrow or later", TO_COME),
        )
        if (kind, when) != ("birth", "to-come")  # a birth is told all the same
    ),
    *(
        Way(
            f"every-{kind}-still-holds",
            f"The child's {name} will end, or has no dates, or no mark, or was entered later: it holds.",
            ADDRESS,
            "met",
            _holding(name),
        )
        for name, kind in (
            ("identifikasjonsnummer", "number"),
            ("status", "status"),
            ("foedsel", "birth"),
            ("familierelasjon", "relation"),
            ("foreldreansvar", "responsibility"),
            ("bostedsadresse", "home"),
        )
    ),
    *(
        Way(
            f"{kind}-of-{whose}-in-any-form",
            f"The {whose} has {name}, without dates, to end, entered later, or alone: it counts.",
            condition,
            "unmet",
            _one_of(whose, name, *_forms(bare)),
            (FATHER,),
        )
        for name, (kind, bare, of_child, of_adult) in _RESTRICT.items()
        for whose, condition in (("child", of_child), ("father", of_adult))
    ),
    *(
        Way(
            f"{kind}-over",
            f"The child's {name} has ended, or is history.",
            ADDRESS,
            "met",
            own("child", **{name: lambda nth, bare=bare: [freg.entry(**bare) | turn(_LONG_OVER, nth)]}),
        )
        for name, (kind, bare, _, _) in _RESTRICT.items()
    ),
    Way(
        "false-identity-with-null",
        "An entry of the child's false identity is null, alone or beside one that is over.",
        CHILD_ALIVE,
        "unknown",
        _one_of("child", "falskIdentitet", [None], [freg.entry(erFalsk=True, erGjeldende=False), None]),
        registers=OF_FOLKEREGISTERET,
    ),
    *(
        Way(
            f"{kind}-of-{whose}-graded-in-any-form",
            f"Where the {whose} also is ({name}) is graded, without dates, to end, to come, or the second.",
            condition,
            "unmet",
            _one_of(
                whose,
                name,
                [_GRADED],
                _GRADED,
                [_OPEN, _GRADED],
                [freg.entry(**_GRADED) | ended(TOMORROW)],
                [freg.entry(**_GRADED) | begun(TOMORROW)],
            ),
            (FATHER,),
            OF_FOLKEREGISTERET,
        )
        for name, kind in _PLACES.items()
        for whose, condition in (("child", CHILD_OPEN), ("father", OPEN))
    ),
    *(
        Way(
            f"{kind}-graded-and-over",
            f"Where the child also was ({name}) is graded, and has ended, or is history.",
            ADDRESS,
            "met",
            own("child", **{name: lambda nth: [freg.entry(**_GRADED) | turn(_LONG_OVER, nth)]}),
            registers=OF_FOLKEREGISTERET,
        )
        for name, kind in _PLACES.items()
    ),
)
