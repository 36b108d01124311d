"""Ways to read two documents about one person wrongly, where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests import documents as freg
from tests.documents import FATHER, MOTHER
from tools.conformance.changes import ADDRESS, ALIVE, CHILD_ALIVE, OPEN, PARENT, RESPONSIBLE
from tools.conformance.document_edits import OF_FOLKEREGISTERET, Way, third

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit, World


def _twice(whose: str, at_first: dict[str, Any] | None = None, **again: Any) -> Edit:  # noqa: ANN401  # whatever a document may hold
    """Add a second document about somebody in which something differs; of the child's, before or after."""

    def edit(world: World, nth: int) -> None:
        first, second = world[whose] | (at_first or {}), world[whose] | again
        if nth % 2 and whose != "child":
            first, second = second, first
        world.update({whose: first, "again": second})

    return edit


TWICE: Final = (
    Way(
        "two-documents-two-homes",
        "Two documents of the mother tell two homes: where she lives is not known.",
        ADDRESS,
        "unknown",
        _twice("mother", bostedsadresse=[third()]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-one-home",
        "Only one of two documents of the mother tells a home: where she lives is not known.",
        ADDRESS,
        "unknown",
        _twice("mother", bostedsadresse=[], adressebeskyttelse=[freg.entry(graderingsnivaa="ugradert")]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-two-standings",
        "By one of two documents the mother is resident, and by the other she has died, or has no status.",
        ALIVE,
        "unknown",
        lambda world, nth: _twice("mother", status=[[], [freg.entry(status="doed")]][nth // 2 % 2])(
            world, nth
        ),
        (MOTHER,),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-one-dead-child",
        "By the second of two documents the child has died: they differ, and so it is not known.",
        CHILD_ALIVE,
        "unknown",
        _twice("child", doedsfall=[freg.entry(doedsdato="2026-11-20")]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-one-without-protection",
        "By one of two documents the mother is not protected, and by the other it is not known.",
        OPEN,
        "unknown",
        _twice("mother", bostedsadresse=[freg.without(freg.home(), "adressegradering")]),
        (MOTHER,),
        OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-relations-in-the-second",
        "Of two documents of the child the second alone tells who the parents are.",
        PARENT,
        "met",
        _twice("child", {"familierelasjon": []}),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "two-documents-responsibility-in-the-second",
        "Of two documents of the child the second alone tells of responsibility.",
        RESPONSIBLE,
        "met",
        _twice("child", {"foreldreansvar": []}),
        (FATHER, MOTHER),
        registers=OF_FOLKEREGISTERET,
    ),
)
