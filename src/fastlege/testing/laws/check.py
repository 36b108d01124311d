"""Hold an implementation to the laws (*prøv en implementasjon*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fastlege.problems import validate
from fastlege.testing.laws.document_table import DOCUMENT_LAWS
from fastlege.testing.laws.law import DEFAULT_EXAMPLES, Law, LawBrokenError
from fastlege.testing.laws.table import LAWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["broken_laws", "check_representation_laws"]

Given = Literal["facts", "documents"]

_TABLES: Final[Mapping[Given, tuple[Law, ...]]] = {"facts": LAWS, "documents": DOCUMENT_LAWS}


def check_representation_laws(
    function: Callable[..., object],
    *,
    given: Given = "facts",
    laws: Iterable[Law] | None = None,
    max_examples: int = DEFAULT_EXAMPLES,
    seed: int | None = None,
) -> None:
    """Hold an implementation of the representation rule to its laws (*prøv en implementasjon*).

    It stops at the first law that is broken; `broken_laws` goes through all of them.

    Args:
        function: What decides whether an adult may act for a child. It answers True or False, a
            `Decision`, or a mapping ``{"granted": bool, "findings"?: {code: "met" | "unmet" | "unknown"},
            "shown"?: str}``; of what it does not tell, nothing is asked.
        given: What the function is called with. ``"facts"``: ``function(adult, family)``, a `Person` and a
            `Family`. ``"documents"``: ``function(case)``, a JSON text ``{"at": INSTANT, "user": NUMBER,
            "family": {"child": DOCUMENT, "parents": [DOCUMENT, …]}}`` with documents of Folkeregisteret,
            for implementations in any language.
        laws: Which laws; by default `LAWS` or `DOCUMENT_LAWS`.
        max_examples: How many trials to make for each law.
        seed: Makes the same trials each time; None: others each time.

    Raises:
        LawBrokenError: With the law's name, its sentence and source, and the smallest family found.
        InvalidInputError: When an answer is none, or an argument cannot be used.

    Examples:
        >>> from fastlege import may_represent
        >>> check_representation_laws(may_represent, seed=1)
        >>> def lives_with_child(adult, family):
        ...     parent = family.find(adult.id)
        ...     return parent is not None and adult.home == family.child.home
        >>> check_representation_laws(lives_with_child, seed=1)
        Traceback (most recent call last):
        ...
        fastlege.testing.LawBrokenError: responsibility: A parent without parental ...
    """
    for law in _chosen(function, given, laws, max_examples, seed):
        law.check(function, max_examples=max_examples, seed=seed)


def broken_laws(
    function: Callable[..., object],
    *,
    given: Given = "facts",
    laws: Iterable[Law] | None = None,
    max_examples: int = DEFAULT_EXAMPLES,
    seed: int | None = None,
) -> tuple[LawBrokenError, ...]:
    """Go through all laws, and give those that an implementation breaks, each as an error (*bruddene*).

    The arguments are those of `check_representation_laws`.

    Raises:
        InvalidInputError: When an answer is none, or an argument cannot be used.

    Examples:
        >>> from fastlege import may_represent
        >>> broken_laws(may_represent, max_examples=5, seed=1)
        ()
    """
    chosen = _chosen(function, given, laws, max_examples, seed)
    return tuple(_broken(chosen, function, max_examples, seed))


def _broken(
    laws: tuple[Law, ...], function: Callable[..., object], max_examples: int, seed: int | None
) -> Iterator[LawBrokenError]:
    for law in laws:
        try:
            law.check(function, max_examples=max_examples, seed=seed)
        except LawBrokenError as broken:
            yield broken


def _chosen(
    function: object, given: Given, laws: Iterable[Law] | None, max_examples: object, seed: object
) -> tuple[Law, ...]:
    validate(
        ("function", callable(function), "give a function that decides"),
        ("given", given in _TABLES, "give 'facts' or 'documents'"),
        ("max_examples", type(max_examples) is int and max_examples > 0, "give a whole number, one or more"),
        ("seed", seed is None or type(seed) is int, "give a whole number, or None"),
    )
    return _TABLES[given] if laws is None else tuple(laws)
