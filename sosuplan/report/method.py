"""The sections on the method, in half a page, and on the sources that figures refer to by
number."""

from __future__ import annotations

from sosuplan import MODEL_VERSION, __version__
from sosuplan.analysis.balance import ABOUT_EVEN
from sosuplan.engine.projection import SURPLUS_FROM
from sosuplan.narrative.premises import (
    in_words,
    mean_age_meaning,
    premise_sentences,
    premises_title,
)
from sosuplan.report.paper import Data, Paper, section, text
from sosuplan.text.language import N_
from sosuplan.text.terms import capital

_HEADING = N_("Method: a mechanical projection, not a forecast")
_TOPIC = N_("Method")
_SOURCES = N_("Sources")
_WHERE_FROM = N_("Where the figures come from")
_LEAD = N_(
    "The projection says what follows from the stated assumptions from {first} to {last}. It does"
    " not say what will happen. It is computed by SOSUplan {version}, year by year and for each"
    " area by itself; areas are added up afterwards."
)
_POINTS: tuple[tuple[str, str], ...] = (
    (
        N_("Supply."),
        N_(
            "The staff of the base year by area, employer, occupation and single age, 17 to 74."
            " Every year people retire or leave for other reasons (less those who come back) with"
            " the probability of their age, in an area with rates of its own with these; everyone"
            " left becomes a year older, and new graduates and others recruited are added. The"
            " reform and later retirement move the retirement probabilities to higher ages. With"
            " tasks that move to another employer go the stated shares of the staff and the need."
        ),
    ),
    (
        N_("Trainees."),
        N_(
            "Those who start the basic course (GF2) complete it, go on to the main course, graduate"
            " after the length of the education and take work in the field in the shares of the"
            " inputs. Helpers who will finish as assistants leave the helpers when they start."
        ),
    ),
    (
        N_("Work."),
        N_(
            "A full-time person works 37 hours a week. The work of a group follows from its share"
            " on full time, the hours of its part-timers and its sick days. More full time means"
            " that fewer people are needed for the same work."
        ),
    ),
    (
        N_("Demand."),
        N_(
            "The need of the base year, employed and unfilled posts, times the index of the demand"
            " scenario. The need for work is turned into people with the work per person of the"
            " same year."
        ),
    ),
    (
        N_("Balance and traffic lights."),
        N_(
            "The balance is supply less demand. Below zero is a shortage, up to {limit} of supply"
            " recruitment problems, and from there a surplus. The light is that of full-time"
            " persons in any unit, and of both occupations together the worse of the two. A balance"
            " of less than {even} of supply is called about even in words, whatever its light."
        ),
    ),
    (
        N_("Measures."),
        N_(
            "Gradual measures grow in equal steps from the year in which they begin to the year of"
            " full effect; a measure may have two years of its own."
        ),
    ),
    (
        N_("Uncertainty."),
        N_(
            "Figures are rounded for showing only. The result is no more certain than the inputs it"
            " rests on.{fitted}"
        ),
    ),
    (
        N_("The numbers in the footer."),
        N_(
            'The one after "data" is another one whenever a figure of the plan is. The one after'
            ' "inputs" is computed from it, the demand scenario, the levers and the version of the'
            " model ({model}): where it is the same, every result is, whatever of it is printed. It"
            " is the beginning of a SHA-256 checksum of these four, and stands at the foot of the"
            " workbook's pages too."
        ),
    ),
)
_BASELINE = N_(
    "The law in force and the habits of the base year go on, under the same demand scenario."
    " {premises} {mean_age} A course without the reform (most likely the retirement reform) is a"
    " comparison: as if there had been none."
)
_FITTED = N_("Other assumptions may fit the published figures as well.")

_TASKS_MOVE = (
    N_("Tasks that move."),
    N_(
        "In its year the stated share of an employer's staff, of every age alike, goes to the other"
        " employer and works as the staff there does; newcomers of later years follow in the same"
        " way. Who goes to an employer outside the plan leaves it, with as much of the need as is"
        " stated."
    ),
)
"""Said of a plan in which some do, after the supply."""


def method(paper: Paper) -> Data:
    """What is computed, and what the words mean."""
    frame = paper.frame
    years = frame.years
    values = {
        "limit": paper.percent(SURPLUS_FROM, 0),
        "even": paper.percent(ABOUT_EVEN, 0),
        "model": MODEL_VERSION,
        "fitted": f" {paper.say(_FITTED)}" if frame.plan.published else "",
    }
    lead = paper.say(_LEAD, first=years[0], last=years[-1], version=__version__)
    told = (_POINTS[0], _TASKS_MOVE, *_POINTS[1:]) if frame.plan.transfers else _POINTS
    points = [
        {"title": paper.say(title), "text": paper.say(body, **values)} for title, body in told
    ]
    points.insert(0, _baseline(paper))
    blocks = [text(lead), {"block": "points", "points": points}]
    return section(paper.say(_HEADING), blocks, paper.say(_TOPIC))


def _baseline(paper: Paper) -> Data:
    """What the baseline is, with its figures."""
    frame, say = paper.frame, paper.frame.language
    figures = " ".join(premise_sentences(frame, lambda kind: in_words(kind, say)))
    return {
        "title": f"{premises_title(say)}.",
        "text": paper.say(_BASELINE, premises=figures, mean_age=mean_age_meaning(say)),
    }


def sources(paper: Paper) -> Data | None:
    """Every source that a figure comes from, in the order of the inputs; None without any."""
    if not paper.numbers:
        return None
    found = []
    for one, number in paper.numbers.items():
        source = paper.cited[one]
        details = (source.publisher, source.published, source.locator)
        found.append(
            {
                "number": str(number),
                "mark": source.kind,
                "kind": capital(paper.word(source.kind)),
                "title": source.title,
                "details": " · ".join(part for part in details if part),
                "url": source.url,
                "note": source.note,
            }
        )
    return section(
        paper.say(_SOURCES), [{"block": "sources", "sources": found}], paper.say(_WHERE_FROM)
    )
