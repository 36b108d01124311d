"""Register documents in, facts out (*registeret*)."""

from fastlege.register.bulk import Bulk, read_bulk
from fastlege.register.documents import read_family, read_person
from fastlege.register.family_file import read_family_file

__all__ = ["Bulk", "read_bulk", "read_family", "read_family_file", "read_person"]
