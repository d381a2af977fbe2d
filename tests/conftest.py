"""Properties are tried on the same examples each time; `make properties` looks for new ones."""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
if "DEBRIEF_EXAMPLES" not in os.environ:
    settings.load_profile("steady")
