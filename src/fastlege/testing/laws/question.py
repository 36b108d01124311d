"""What an implementation is asked, and in which words a person is told of it (*spørsmål*)."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import CadastralAddress, Family, Person
from fastlege.oslo import OSLO
from fastlege.testing.documents import RegisterDocuments, documents_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts import Address, Parent, StreetAddress
    from fastlege.terms import PersonId

__all__ = ["Asked", "Case", "Question", "case_of", "in_words"]

_NOON: Final = time(12)
_YES_OR_NO: Final = {True: "yes", False: "no", None: "not known"}


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """May this adult act for the child of this family (*spørsmål*)?

    Attributes:
        adult: Who asks.
        family: The child and its parents.
    """

    adult: Person
    family: Family


@attrs.frozen(kw_only=True, repr=False)
class Case:
    """The same question, asked with register documents (*sak*).

    Attributes:
        text: What the implementation is given: JSON, ``{"at", "user", "family": {"child", "parents"}}``.
        question: The question that the documents ask when they are read rightly.
        note: What is special about the documents, in words.
    """

    text: str
    question: Question
    note: str = ""


Asked = Question | Case


def case_of(question: Question) -> Case:
    """Write a question as a case: plain documents, at noon."""
    return written(question, documents_of(question.family, question.adult))


def written(
    question: Question, documents: RegisterDocuments, *, at: datetime | None = None, note: str = ""
) -> Case:
    """Write a question with the given documents, at an instant; by default at noon in Oslo."""
    instant = datetime.combine(question.family.as_of, _NOON, tzinfo=OSLO) if at is None else at
    shown = instant.isoformat()
    case = {
        "at": shown.replace("+00:00", "Z") if instant.tzinfo is UTC else shown,
        "user": documents.numbers[question.adult.id],
        "family": {"child": documents.child, "parents": [*documents.parents]},
    }
    return Case(text=json.dumps(case, ensure_ascii=False), question=question, note=note)


def in_words(asked: Asked) -> str:
    """Describe a question so that a person understands it; all in it is made up."""
    if isinstance(asked, Case):
        note = [f"  in the documents: {asked.note}"] if asked.note else []
        at = json.loads(asked.text)["at"]
        return "\n".join([in_words(asked.question), f"  asked at {at}", *note])
    return "\n".join(_lines(asked.adult, asked.family))


def _lines(adult: Person, family: Family) -> Iterator[str]:
    yield f"may {adult.id} act for the child on {family.as_of.isoformat()}?"
    yield f"  {_person(family.child)}"
    for parent in family.parents:
        yield f"  {_parent(parent, adult.id)}"
    if not family.all_parents_known:
        yield "  there may be a parent whom the register does not name"
    found = family.find(adult.id)
    if found is None or found.person != adult:
        yield f"  who asks is given as: {_person(adult)}"


def _parent(parent: Parent, asker: PersonId) -> str:
    responsibility = f"parental responsibility: {_YES_OR_NO[parent.responsibility]}"
    asks = ", asks" if parent.person.id == asker else ""
    return f"{_person(parent.person)}, {responsibility}, {parent.role or 'parent'}{asks}"


def _person(person: Person) -> str:
    birth = person.birth_date or (f"in {person.birth_year}" if person.birth_year else "on a day not known")
    standing = person.standing or "of a standing not known"
    shared = [f"also at {_home(home)} by agreement" for home in person.shared_residences]
    protected = [] if person.protected is False else [f"protected: {_YES_OR_NO[person.protected]}"]
    return ", ".join(
        [f"{person.id}: born {birth}", standing, f"home: {_home(person.home)}", *shared, *protected]
    )


def _home(home: Address | None) -> str:
    """Write the fields that a home has."""
    if home is None:
        return "none"
    place = home.place
    name = "property" if isinstance(place, CadastralAddress) else "street"
    fields = [
        *_given("identifier", home.matrikkel_id),
        *([f"{name} ({', '.join(_fields(place))})"] if place is not None else []),
        *_given("unit", home.unit),
        *([] if home.grading == "ugradert" else [f"grading {home.grading or 'not known'}"]),
    ]
    return " ".join(fields) or "an entry with nothing in it"


def _fields(place: StreetAddress | CadastralAddress) -> Iterator[str]:
    """Write what a place has, whichever kind it is."""
    for field in attrs.fields(type(place)):
        if field.init:
            yield from _given(field.name.replace("_", " "), getattr(place, field.name))


def _given(name: str, value: object) -> list[str]:
    """Write a field; letters in two parts look like one, so that is said."""
    parts = isinstance(value, str) and not unicodedata.is_normalized("NFC", value)
    note = " (letters decomposed)" if parts else ""
    return [] if value is None else [f"{name} {value!r}{note}"]
