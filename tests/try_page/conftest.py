"""What needs a browser is left to ``make try-test``, which installs Playwright."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("playwright") else ["in_chromium.py"]
