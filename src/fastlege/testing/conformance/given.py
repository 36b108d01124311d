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


def _home(data: Data | None) -> Address | None:
    if data is None:
        return None
    place = data.get("place")
    if place is not None:
        place = (StreetAddress if "street_name" in place else CadastralAddress)(**place)
    return Address(**_with(_meant(data, grading=Grading), place=place))


def _person(data: Data) -> Person:
    told = _meant(data, birth_date=date.fromisoformat, standing=Standing, notify_by=Channel, home=_home)
    shared = [_home(home) for home in data.get("shared_residences", ())]
    return Person(**_with(told, shared_residences=shared))


def _parent(data: Data) -> Parent:
    return Parent(**_meant(data, person=_person, role=ParentRole, missing_because=MissingReason))


def _family(data: Data) -> Family:
    told = _meant(data, child=_person, as_of=date.fromisoformat)
    return Family(**_with(told, parents=[*map(_parent, data["parents"])]))


def _with(data: Data, **others: object) -> Data:
    return data | others


def _meant(data: Data, **meanings: Callable[[Any], object]) -> Data:
    """Return the data with what its codes, dates and objects mean; null stays none."""
    known = {name: mean(data[name]) for name, mean in meanings.items() if data.get(name) is not None}
    return data | known


def _facts(data: Data) -> Arguments:
    adult, family = data["adult"], _family(data["family"])
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
