"""Documents that cannot be read, in words: every problem for a caseworker, the one refusal for a citizen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from fastlege import Audience, InvalidDocumentError, may_represent
from fastlege.register import read_family
from tests.support import ELSEWHERE, child, family, parent

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_citizen_reads_a_refusal_like_every_other(language: LanguageCode) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read_family({"foedsel": "yesterday"}, [], on=date(2026, 11, 23))
    apart = family(child(), parent(home=ELSEWHERE))
    refusal = may_represent(apart.parents[0].person, apart).explain(language)
    assert caught.value.explain(language) == refusal
    told = caught.value.explain(language, audience=Audience.CASEWORKER)
    assert told == str(caught.value)
    assert "foedsel" in told
