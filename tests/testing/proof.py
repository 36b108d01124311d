"""The right implementations obey every law, in each of a hundred runs: `make proof`."""

from __future__ import annotations

import os
from typing import Final

import pytest

from fastlege import may_represent
from fastlege.testing import DOCUMENT_LAWS, LAWS, check_representation_laws
from tests.testing.right import by_documents

RUNS: Final = int(os.environ.get("RUNS", "100"))
OF_DOCUMENTS_ALONE: Final = tuple(law for law in DOCUMENT_LAWS if law.name not in {law.name for law in LAWS})
"""The other laws of documents make the trials of facts: written down, they take twice as long."""


@pytest.mark.parametrize("seed", range(RUNS))
def test_the_right_ones_obey_every_law(seed: int) -> None:
    check_representation_laws(may_represent, seed=seed)
    in_documents = DOCUMENT_LAWS if seed % 5 == 0 else OF_DOCUMENTS_ALONE
    check_representation_laws(by_documents, given="documents", laws=in_documents, seed=seed)
