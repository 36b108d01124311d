"""The input of a case to what an implementation in Python is given (*oppgitte opplysninger*).

`fastlege.exchange` reads the same form and checks each key; the files were checked when they were made, and
here thousands of families are made at once.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastlege.testing.conformance.suite import Part

    Data = dict[str, Any]
    Arguments = tuple[object, ...]

__all__ = ["GIVEN"]


def _meant(data: Data, **meanings: Callable[[Any], object]) -> Data:
    """Return the data with what its codes, dates and objects mean; null stays none."""
    known = ((name, mean) for name, mean in meanings.items() if data.get(name) is not None)
    return data | {name: mean(data[name]) for name, mean in known}


def _each(make: Callable[[Data], object]) -> Callable[[list[Data]], list[object]]:
    return lambda rows: [*map(make, rows)]


def _place(data: Data) -> StreetAddress | CadastralAddress:
    return (StreetAddress if "street_name" in data else CadastralAddress)(**data)


def _home(data: Data | None) -> Address | None:
    return None if data is None else Address(**_meant(data, place=_place, grading=Grading))


def _person(data: Data) -> Person:
    told = _meant(data, birth_date=date.fromisoformat, standing=Standing, notify_by=Channel, home=_home)
    return Person(**_meant(told, shared_residences=_each(_home)))


def _parent(data: Data) -> Parent:
    return Parent(**_meant(data, person=_person, role=ParentRole, missing_because=MissingReason))


def _facts(data: Data) -> Arguments:
    told = _meant(data["family"], as_of=date.fromisoformat, child=_person, parents=_each(_parent))
    family, adult = Family(**told), data["adult"]
    return family.parent(PersonId(adult)).person if isinstance(adult, str) else _person(adult), family


GIVEN: Final[Mapping[Part, Callable[[Data], Arguments]]] = {
    "facts": _facts,
    "documents": lambda data: (json.dumps(data, ensure_ascii=False),),
    "homes": lambda data: (_home(data["one"]), _home(data["other"])),
    "deadlines": lambda data: (datetime.fromisoformat(data["at"]),),
    "identity-numbers": lambda data: (data["text"], data["rule"]),
    "citizen": lambda data: tuple(map(_facts, data["alike"])),
}
"""What is made of the input of a part: of documents one text; of a citizen's, a pair for each family."""
