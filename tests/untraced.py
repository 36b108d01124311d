"""A pytest plugin: exhaustive tests and doctests run last, and without the tracer, which trebles their time.

What they go through over and over, other tests go through once under the tracer; branch coverage of 100 %
is asked of those alone. They come last, so that what is kept once it is made (`functools.cache`) was made
under the tracer; and what is quick has failed before what is slow begins.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


def is_untraced(item: pytest.Item) -> bool:
    """Tell whether a test runs without the tracer."""
    return isinstance(item, pytest.DoctestItem) or item.get_closest_marker("exhaustive") is not None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put such tests last, and leave the order otherwise."""
    items.sort(key=is_untraced)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Take the trace function away while such a test runs; a debugger's stays, where nothing is covered."""
    if not is_untraced(item) or not item.config.pluginmanager.hasplugin("_cov"):
        return (yield)
    tracer = sys.gettrace()  # None where coverage watches by sys.monitoring, which costs next to nothing
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
