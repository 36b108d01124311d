from __future__ import annotations

import pytest

from tests.register.generated import IN_BULK, LEAST, LEAST_IN_BULK, OF_FEW, run_generated
from tests.register.schemas import schemas


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("schema", schemas())
def test_whatever_a_schema_allows_is_read_or_is_one_error(schema: str) -> None:
    tally = run_generated(schema, 150, nth=0)
    assert tally.share(schema) >= LEAST * OF_FEW
    assert tally.share(f"{schema}{IN_BULK}") >= LEAST_IN_BULK * OF_FEW
    assert tally.granted[schema] > 0  # else nothing that it makes comes near to a yes
    assert tally.granted[f"{schema}{IN_BULK}"] > 0
