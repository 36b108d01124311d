"""``python -m fastlege``."""

import sys

from fastlege.cli import main

sys.exit(main())
