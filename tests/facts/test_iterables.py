"""What is said to take any iterable takes any: a list, a generator, a set, the values of a mapping."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import GP, ConsultationMode, Family, Service
from fastlege.problems import as_set, as_tuple
from tests.support import DAY, ELSEWHERE, HOME, child, gp, parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FORMS: Final[dict[str, Callable[[Iterable[Any]], Iterable[Any]]]] = {
    "a list": list,
    "a tuple": tuple,
    "a generator": lambda values: (value for value in values),
    "an iterator": lambda values: iter([*values]),
    "a reversed list": lambda values: reversed([*values]),
    "a set": set,
    "the keys of a mapping": lambda values: dict.fromkeys(values).keys(),
    "the values of a mapping": lambda values: dict(enumerate(values)).values(),
    "a deque": deque,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_any_iterable_will_do(form: Callable[[Iterable[Any]], Iterable[Any]]) -> None:
    parents = (parent(), parent("parent-2"))
    whole = Family(child=child(), parents=form(parents), as_of=DAY)
    assert type(whole.parents) is tuple
    assert {*whole.parents} == {*parents}
    homes = attrs.evolve(child(), shared_residences=form((HOME, ELSEWHERE))).shared_residences
    assert type(homes) is tuple
    assert {*homes} == {HOME, ELSEWHERE}
    offer = attrs.evolve(gp(), services=form([*Service]), modes=form([ConsultationMode.TEXT]))
    assert (offer.services, offer.modes) == (frozenset(Service), frozenset({ConsultationMode.TEXT}))
    assert hash((whole.child, offer)) is not None


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_one_is_none_at_all(form: Callable[[Iterable[Any]], Iterable[Any]]) -> None:
    assert Family(child=child(), parents=form(()), as_of=DAY).parents == ()
    assert attrs.evolve(gp(), services=form(())).services == frozenset()


def test_what_is_frozen_already_is_kept_as_it_is() -> None:
    parents, services = (parent(),), frozenset(Service)
    assert as_tuple(parents) is parents
    assert as_set(services) is services
    assert (
        GP(id=gp().id, name="Legen", office=gp().office, services=None, serves_children=None).services is None
    )
