"""Identity numbers (*fødselsnumre og andre nummertyper*); the register readers do not use them."""

from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity.kinds import NumberKind, NumberRule, NumberSeries
from fastlege.identity.number import IdentityNumber

__all__ = ["IdentityNumber", "InvalidIdentityNumberError", "NumberKind", "NumberRule", "NumberSeries"]
