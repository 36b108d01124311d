"""The cases as they stand in the files (*prøvetilfeller*)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EDITION", "PARTS", "Case", "Part", "cases"]

EDITION: Final = 1
"""The edition of the suite: a new one wherever an answer has changed, or a case is gone."""

Part: TypeAlias = Literal["facts", "documents", "homes", "deadlines", "identity-numbers", "citizen"]

PARTS: Final[tuple[Part, ...]] = get_args(Part)
"""The parts of the suite; each is a file."""


class Case(NamedTuple):
    """One case of the suite (*prøvetilfelle*); its text is the name, as pytest shows it.

    Attributes:
        part: The part that it is of.
        name: A name of its own within the part.
        sentence: What is asked, and what is special in it.
        condition: The code of what it is a case of.
        source: Where that comes from.
        input: What an implementation is given, in the exchange form.
        expected: What it must answer.

    Examples:
        >>> case = next(cases("homes"))
        >>> str(case), case.expected
        ('homes/no-home-at-all-01', {'finding': 'unknown'})
    """

    part: Part
    name: str
    sentence: str
    condition: str
    source: str
    input: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        """Return the part and the name."""
        return f"{self.part}/{self.name}"


def cases(part: Part) -> Iterator[Case]:
    """Read the cases of a part (*prøvetilfeller*), in the file's order: made for ``parametrize``.

    Raises:
        ValueError: When there is no such part.

    Examples:
        >>> sum(1 for _ in cases("deadlines")) > 1_000
        True
    """
    if part not in PARTS:
        msg = f"part: give one of {', '.join(PARTS)}"
        raise ValueError(msg)
    text = files("fastlege.testing.conformance").joinpath(f"{part}.json").read_text(encoding="utf-8")
    return (Case(part, **row) for row in json.loads(text)["cases"])
