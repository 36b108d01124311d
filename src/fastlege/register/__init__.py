"""Readers of register documents (*registeret*): documents in, facts out."""

from fastlege.register.bulk import Bulk, read_bulk
from fastlege.register.documents import read_family, read_family_file, read_person
from fastlege.register.streams import FamilyResult, read_family_batches, read_family_lines

__all__ = [
    "Bulk",
    "FamilyResult",
    "read_bulk",
    "read_family",
    "read_family_batches",
    "read_family_file",
    "read_family_lines",
    "read_person",
]
