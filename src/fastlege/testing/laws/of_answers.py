"""Trials about answers (*prøver om svar*): what must not change them, and what they may not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import Parent, Person
from fastlege.terms import UNKNOWN, UNMET, Channel, ParentRole, PersonId, Standing
from fastlege.testing.drawing import pick
from fastlege.testing.family import families
from fastlege.testing.laws.law import Expected, Trial
from fastlege.testing.laws.of_persons import asked, yes
from fastlege.testing.laws.question import Question
from fastlege.testing.near_misses import NEAR_MISSES, draw_near_miss
from fastlege.testing.scenes import Scene, draw_scene

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from fastlege.terms import Finding

__all__ = [
    "any_order",
    "findings",
    "more_at_home",
    "names_and_roles",
    "perhaps_another_parent",
    "refusals_alike",
    "strangers_refused_alike",
]

_AT_HOME: Final = "a-parent-registered-at-childs-address"


@st.composite
def _questions(draw: DrawFn) -> Question:
    """Let a parent of any family ask, granted or not; in a family without parents, the child."""
    family = draw(_FAMILIES)
    people = [parent.person for parent in family.parents] or [family.child]
    return Question(adult=pick(draw, people), family=family)


@st.composite
def any_order(draw: DrawFn) -> Trial:
    """Turn the row of the parents."""
    question = draw(_questions())
    family = question.family
    turned = attrs.evolve(family, parents=family.parents[::-1])
    moved = attrs.evolve(family, parents=(*family.parents[1:], *family.parents[:1]))
    return _same(question, attrs.evolve(question, family=pick(draw, (turned, moved))))


@st.composite
def names_and_roles(draw: DrawFn) -> Trial:
    """Give everybody another name, another role and another way to be told."""
    question = draw(_questions())
    family = question.family
    role, channel = pick(draw, (*ParentRole, None)), pick(draw, (*Channel, None))

    def renamed(person: Person) -> Person:
        return attrs.evolve(person, id=PersonId(f"other-{person.id}"), notify_by=channel)

    parents = [attrs.evolve(row, person=renamed(row.person), role=role) for row in family.parents]
    other = attrs.evolve(family, child=renamed(family.child), parents=parents)
    return _same(question, Question(adult=renamed(question.adult), family=other))


def _same(*questions: Question) -> Trial:
    return Trial(asked=questions, expected=Expected.SAME)


@st.composite
def more_at_home(draw: DrawFn) -> Trial:
    """Let one more ordinary parent live with the child, and another."""
    scene = draw_scene(draw, alone=pick(draw, (True, False)), plain=True)
    more = [_ordinary(f"one-more-{number}", scene) for number in (1, 2)]
    return yes(*(attrs.evolve(scene, others=tuple(more[:count])) for count in (0, 1, 2)))


def _ordinary(mark: str, scene: Scene) -> Parent:
    """Make a parent of whom all is known, without responsibility, who lives with the child."""
    facts = attrs.evolve(scene.child, id=PersonId(mark), birth_date=None, birth_year=1980)
    return Parent(person=facts, responsibility=False)


@st.composite
def refusals_alike(draw: DrawFn) -> Trial:
    """Refuse two registered parents, for different reasons; sixteen of the child is as good a one as any."""
    first, second = (asked(draw_near_miss(draw, None, name, plain=True)) for name in _two(draw, _PRIVATE))
    return Trial(asked=(first, second), expected=Expected.ALIKE)


@st.composite
def strangers_refused_alike(draw: DrawFn) -> Trial:
    """Refuse two strangers: of one child whom its parents represent, and of another, often past the limit."""
    kind = pick(draw, (*_OF_AGE, *_OF_AGE, *_OF_AGE, *_PRIVATE[::3]))
    first, second = draw_scene(draw, plain=True), draw_near_miss(draw, None, kind, plain=True)
    return Trial(asked=(_by_stranger(first), _by_stranger(second)), expected=Expected.ALIKE)


def _two(draw: DrawFn, names: tuple[str, ...]) -> tuple[str, str]:
    one = pick(draw, names)
    return one, pick(draw, [name for name in names if name != one])


def _by_stranger(scene: Scene) -> Question:
    return asked(scene, attrs.evolve(scene.asker.person, id=PersonId("stranger")))


@st.composite
def findings(draw: DrawFn, *names: str) -> Trial:
    """Refuse for a reason that is known, or because something is not: the two are told apart."""
    name, code, changes = pick(draw, [row for row in _FOUND if row[0] in names])
    scene = draw_near_miss(draw, None, name, plain=True)
    if scene.housemate:  # then nothing turns on where the one who asks lives
        scene = scene.with_asker(standing=Standing.NOT_RESIDENT)
    changed, finding = changes(draw, scene)
    return Trial(asked=(asked(changed),), expected=Expected.FOUND, findings={code: finding})


@st.composite
def perhaps_another_parent(draw: DrawFn) -> Trial:
    """Let a stranger ask: whoever it is may be the parent without facts, under another number."""
    scene = draw_scene(draw, alone=pick(draw, (True, False)), plain=True)
    nobody = Person(id=PersonId("parent-3"), protected=None, standing=None)
    others = pick(draw, ((Parent(person=nobody, responsibility=None),), ()))
    codes = ("is-registered-parent", "has-parental-responsibility")
    return Trial(
        asked=(_by_stranger(attrs.evolve(scene, others=others)),),
        expected=Expected.FOUND,
        findings=dict.fromkeys(codes, UNKNOWN if others else UNMET),
    )


def _known(_: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    return scene, UNMET


def _not_known(_: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    return scene, UNKNOWN


def _others_not_known(_: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    return attrs.evolve(scene, all_parents_known=False), UNKNOWN


def _deceased(draw: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    """Let the one at home be dead, protected or not: the dead are passed over."""
    protected = pick(draw, (False, True, None))
    return scene.with_parent_at_home(standing=Standing.DECEASED, protected=protected), UNMET


def _responsibility(_: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    return scene, UNMET if scene.asker.responsibility is False else UNKNOWN


def _year_alone(_: DrawFn, scene: Scene) -> tuple[Scene, Finding]:
    """Leave the year in which the child turns sixteen: only its last day is certain."""
    certain = (scene.day.month, scene.day.day) == (12, 31)
    return scene.with_child(birth_year=scene.day.year - 16), UNMET if certain else UNKNOWN


_FOUND: Final = (
    ("the parent lives in another house", _AT_HOME, _known),
    ("the parent lives in another house", _AT_HOME, _others_not_known),
    ("the parent lives in another flat", _AT_HOME, _known),
    ("only one home has a unit", _AT_HOME, _not_known),
    ("the parent may live in another house", _AT_HOME, _not_known),
    ("both homes lack the same part", _AT_HOME, _not_known),
    ("both homes have a blank or a zero", _AT_HOME, _not_known),
    ("a home is missing", _AT_HOME, _not_known),
    ("the parent at home is protected", _AT_HOME, _not_known),
    ("the parent at home does not count", _AT_HOME, _deceased),
    ("the child is protected", _AT_HOME, _not_known),
    ("the child is not resident", _AT_HOME, _not_known),
    ("the child has turned sixteen", "child-under-age-limit", _known),
    ("the child may be sixteen", "child-under-age-limit", _year_alone),
    ("the parent has no responsibility", "has-parental-responsibility", _responsibility),
)
_OF_AGE: Final = ("the child has turned sixteen",)
_PRIVATE: Final = tuple(name for name in NEAR_MISSES if name != "the home is shared by agreement")
"""Reasons that nobody is told: all but a home that is shared by agreement, no reason in every edition."""
_FAMILIES: Final = st.one_of(families(granted=True), families(granted=False), families())
