"""What follows from a request, in words: the record, who answers, the fee and the due date; nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import pytest

from fastlege import InvalidInputError, PersonId
from fastlege.words.delivery import as_html
from tests.services.test_builders import FOR_CHILD, SESSION, build
from tests.words.reading import Table, tables

if TYPE_CHECKING:
    from fastlege import Session
    from tests.services.test_schedule import Anything

TOLD: Final = {
    "consult": ("the GP", "ordinary user fee"),
    "ask": ("the reception of the GP office", "not stated"),
    "renew": ("the GP office", "not stated"),
}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize(
    ("session", "record"),
    [(SESSION, "your own patient record"), (FOR_CHILD, "the child's patient record")],
    ids=["own", "child's"],
)
def test_what_follows_is_told_and_nobody_is_named(name: str, session: Session, record: str) -> None:
    delivery = build(name, session).delivery
    answered_by, fee = TOLD[name]
    rows = [
        ["Filed in", record],
        ["Normally answered by", answered_by],
        ["Payment", fee],
        ["Answer no later than", "30 November 2026"],
    ]
    assert delivery.explain("en") == "\n".join(": ".join(row) for row in rows)
    assert tables(as_html(delivery, "en")) == [Table("What happens next", [], rows)]
    assert delivery.explain() == delivery.explain("nb")
    assert tables(delivery._repr_html_())[0].caption == "Dette skjer videre"


def test_whose_it_is_makes_no_other_difference() -> None:
    own, other = (
        attrs.evolve(build("ask", FOR_CHILD).delivery, filed_for=PersonId(mark), sent_by=PersonId("me"))
        for mark in ("child", "another child")
    )
    assert own.explain("nn") == other.explain("nn")
    assert own._repr_html_() == other._repr_html_()


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        build("ask", SESSION).delivery.explain(wrong)
