"""Register documents in, facts out (*registeret*)."""

from fastlege.errors import InvalidIdentityNumberError
from fastlege.register.bulk import Bulk, read_bulk
from fastlege.register.documents import read_family, read_person
from fastlege.register.family_file import read_family_file
from fastlege.register.identity_number import IdentityNumber
from fastlege.register.number_terms import NumberKind, NumberRule, NumberSeries

__all__ = [
    "Bulk",
    "IdentityNumber",
    "InvalidIdentityNumberError",
    "NumberKind",
    "NumberRule",
    "NumberSeries",
    "read_bulk",
    "read_family",
    "read_family_file",
    "read_person",
]
