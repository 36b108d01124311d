"""Register documents in, facts out (*registeret*)."""

from fastlege.register.documents import read_family, read_person

__all__ = ["read_family", "read_person"]
