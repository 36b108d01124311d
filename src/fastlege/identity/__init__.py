"""Identity numbers, their kinds and their form (*fødselsnumre og deres slekt*); no reader asks for them."""

from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity.kinds import NumberKind, NumberRule, NumberSeries
from fastlege.identity.number import IdentityNumber

__all__ = ["IdentityNumber", "InvalidIdentityNumberError", "NumberKind", "NumberRule", "NumberSeries"]
