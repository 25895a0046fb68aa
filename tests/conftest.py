"""What holds for the tests of the core and of the window alike."""

from __future__ import annotations

import gc
import os
import sys

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import engine

# Hundreds of tests start Python again, and every process of the run reads all tests: what Python
# has compiled once is there for them all, as it is for a user, also where that is switched off.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Looking for rubbish after every 700 new things takes a seventh of the suite's time.
USUAL_GC = gc.get_threshold()
gc.set_threshold(200_000, 50, 1000)

# A failing property tells its example after so long at most: hypothesis would look for a simpler
# one for five minutes, and a test that takes two ends the whole run.
assert engine.MAX_SHRINKING_SECONDS
engine.MAX_SHRINKING_SECONDS = 20

# How long an example takes depends on the machine, so it is no property of the program. The usual
# run tries the same examples each time: what chance finds is found by the thorough one, and not by
# whoever has changed something else.
_usual = settings(
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    report_multiple_bugs=False,
    max_examples=10,
)
settings.register_profile("sosuplan", _usual)
# make test ARGS=--hypothesis-profile=thorough
settings.register_profile("thorough", _usual, derandomize=False, max_examples=300)
# make quick
settings.register_profile("quick", _usual, max_examples=8)
settings.load_profile("sosuplan")
