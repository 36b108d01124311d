"""Hold the package that is on the path to the laws, with ten seeds; print in how many a law was broken.

Run in a process of its own, on a changed copy of the package: see `test_kit_mutants`.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs

from fastlege import HELSENORGE_2021_01_11, may_represent
from fastlege.testing import SHARED_RESIDENCE_LAWS, LawBrokenError, check_representation_laws
from tests.testing.right import by_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED: Final = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)
WAYS: Final[tuple[tuple[Callable[..., object], dict[str, Any]], ...]] = (
    (may_represent, {}),
    (partial(may_represent, policy=SHARED), {"laws": SHARED_RESIDENCE_LAWS}),
    (by_documents, {"given": "documents"}),
)


def broken(seeds: range) -> Iterator[str]:
    """Give the first law that is broken, for each seed with which one is."""
    for seed in seeds:
        try:
            for function, given in WAYS:
                check_representation_laws(function, seed=seed, **given)
        except LawBrokenError as error:
            yield error.law


if __name__ == "__main__":
    sys.stdout.write(" ".join(broken(range(int(sys.argv[1])))))
