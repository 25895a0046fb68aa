"""What the baseline is called, for tests of what is said of it."""

from __future__ import annotations

from sosuplan.narrative.baseline_name import baseline_name
from sosuplan.text.language import Language
from sosuplan.text.terms import capital

BASELINE_NAME = baseline_name(Language("da"))
BASELINE_HEAD = capital(BASELINE_NAME)
BASELINE_IN_ENGLISH = baseline_name(Language("en"))
