"""Fresh processes to be timed: with byte code of their own, written once, as an installed package has it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["own_bytecode"]


@contextmanager
def own_bytecode() -> Iterator[dict[str, str]]:
    """Give an environment in which the first process leaves its byte code for the next.

    Otherwise a machine set up to write none would compile the sources of an editable install in every
    process, and a package installed in the ordinary way in none.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory(prefix="fastlege-bench-") as folder:
        yield {**kept, "PYTHONPYCACHEPREFIX": folder}
