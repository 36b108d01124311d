"""Nothing that users rely on changes unseen: names, codes, shapes, columns, commands and editions."""

from __future__ import annotations

from difflib import unified_diff
from typing import Final

from tools import public

READ_THIS: Final = """What is public has changed.
docs/explanation/stability.md says what that makes of the next version, and CHANGELOG.md must tell users.
Then write it anew: python -m tools.public --write
"""


def test_nothing_public_changes_unseen() -> None:
    written, found = public.FILE.read_text(encoding="utf-8"), public.as_text()
    changes = [*unified_diff(written.splitlines(), found.splitlines(), "before", "now", n=1, lineterm="")]
    assert not changes, "\n".join([READ_THIS, *changes])
