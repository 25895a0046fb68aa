"""What earlier plans projected, against what was counted since."""

from __future__ import annotations

from functools import partial

from sosuplan.analysis.follow_up import FollowUp, Outcome
from sosuplan.charts.backcast import Course, describe, plot
from sosuplan.charts.spec import PlotSpec
from sosuplan.narrative.backcast import quantity_title
from sosuplan.narrative.follow_up import story
from sosuplan.text.language import Language


def build(found: FollowUp, quantity: str, language: Language) -> PlotSpec:
    """A quantity of ``found.quantities``: as it was, solid, and as it was projected from each base
    year, dashed, until it was counted last."""
    return plot(
        "follow_up",
        quantity,
        found.actual[quantity],
        courses(found, quantity),
        language,
        title_of=lambda: quantity_title(last(found, quantity), language),
        description_of=partial(
            describe,
            [one for each in found.followed for one in each.of(quantity)],
            quantity,
            found.occupation,
            language,
        ),
        sentence_of=partial(story, found, language),
    )


def courses(found: FollowUp, quantity: str) -> dict[int, Course]:
    """What was projected of a quantity from each base year, by year, until it was counted last."""
    end = max(found.actual[quantity])
    return {
        one.base_year: {year: value for year, value in course.items() if year <= end}
        for one in reversed(found.followed)
        if (course := one.courses.get(quantity)) is not None
    }


def last(found: FollowUp, quantity: str) -> Outcome:
    """The latest year of a quantity, as the latest plan projected it."""
    misses = (one for each in found.followed for one in each.of(quantity))
    return max(misses, key=lambda one: (one.year, one.start))
