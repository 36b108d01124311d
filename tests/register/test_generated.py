from __future__ import annotations

import pytest

from tests.register.fuzzing import run_generated
from tests.register.generated import LEAST, schemas


@pytest.mark.slow
@pytest.mark.parametrize("schema", schemas())
def test_whatever_a_schema_allows_is_read_or_is_one_error(schema: str) -> None:
    tally = run_generated(schema, 150, nth=0)
    assert tally.share(schema) >= LEAST
    assert tally.granted[schema] > 0  # else nothing that it makes comes near to a yes
