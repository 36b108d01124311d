"""What opens the built site is left to ``make docs``, which installs Sphinx."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("sphinx") else ["built.py"]
