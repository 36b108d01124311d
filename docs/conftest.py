"""How long Hypothesis looks in the snippets of the pages: as in the tests."""

import tests.conftest  # noqa: F401  # it registers the profiles

collect_ignore = ["_ext", "conf.py"]  # Sphinx reads them, and need not be installed here
