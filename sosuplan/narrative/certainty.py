"""How sure a balance is, in words: between which figures it probably lies, how probable a shortage
is, and what that rests on."""

from __future__ import annotations

from sosuplan.analysis.balance import Outlook
from sosuplan.analysis.frame import HEADS, Frame
from sosuplan.analysis.uncertainty import Sampling, Uncertainty
from sosuplan.model.provenance import assumed_ranges
from sosuplan.text.language import N_, NN_, NP_, Language
from sosuplan.text.numbers import format_number, format_percent, whole
from sosuplan.text.terms import counted, listed, word

_SHORTAGE = N_("The shortage in {year} probably lies between {low} and {high}")
_SURPLUS = N_("The surplus in {year} probably lies between {low} and {high}")
_EITHER = N_(
    "The balance in {year} probably lies between a shortage of {low} and a surplus of {high}"
)
_AWAITED = N_("How sure is the balance in {year}? It is being computed")
_UNKNOWN = N_("How sure is the balance in {year}? It has not been computed")
_OF_WHOM = N_("{sentence} ({who})")
_SHORTAGE_OF = N_("a shortage of between {low} and {high}")
_SURPLUS_OF = N_("a surplus of between {low} and {high}")
_EITHER_OF = N_("between a shortage of {low} and a surplus of {high}")
_FOR = N_("{range} for {who}")
_BETWEEN = N_("between {low} and {high}")
_PROBABLY = N_("{answer} (probably {range})")
_EIGHT_IN_TEN = N_("8 out of 10 calculations lie between {low} and {high}")
_FROM_TO = NP_("range", "{low} to {high}")
EIGHT = N_("8 out of 10 calculations")
_MORE_THAN, _LESS_THAN = N_("more than {share}"), N_("less than {share}")
_LIKELIHOOD = (
    (0.99, N_("A shortage in {year} is almost certain: {share} of the calculations show one")),
    (0.9, N_("A shortage in {year} is very likely: {share} of the calculations show one")),
    (0.66, N_("A shortage in {year} is likely: {share} of the calculations show one")),
    (0.33, N_("It may go either way in {year}: {share} of the calculations show a shortage")),
    (0.1, N_("A shortage in {year} is less likely: {share} of the calculations show one")),
    (0.01, N_("A shortage in {year} is unlikely: {share} of the calculations show one")),
    (0.0, N_("A shortage in {year} is almost ruled out: {share} of the calculations show one")),
)
"""From which probability on a sentence is right."""
_HOW_LIKELY = N_("How likely is a shortage in {year}?")
_DRAWS = N_("{n} calculations, seed {seed}")
_RESTS = NN_("rests on {n} range", "rests on {n} ranges")
_RESTS_ON_ASSUMPTIONS = NN_(
    "rests on {n} range that is an assumption", "rests on {n} ranges that are assumptions"
)
_RESTS_PARTLY = NN_(
    "rests on {n} range, of which {assumed} are assumptions",
    "rests on {n} ranges, of which {assumed} are assumptions",
)
_MEANING = N_(
    "The plan's figures are drawn at random {n} times, each between the lowest and the highest that"
    " are thought possible, and every time the whole projection is computed anew. The band holds"
    " the middle 8 out of 10 results. It says how much the uncertain figures matter – not that the"
    " future must lie within it."
)


def probable_balance(frame: Frame, occupation: str, year: int) -> str:
    """Between which figures the balance of a year probably lies: a heading; of both occupations
    with whose it is. The question while nobody knows."""
    found, language = frame.uncertainty.get(occupation), frame.language
    if found is None:
        return language(_AWAITED if frame.awaits_uncertainty else _UNKNOWN).format(year=year)
    ends = ends_of(found, year)
    text = {SHORT: _SHORTAGE, OVER: _SURPLUS, EITHER: _EITHER}[_side(*ends)]
    sentence = language(text).format(year=year, **_sizes(found, ends, language, HEADS))
    return of_whom(frame, occupation, sentence)


def of_whom(frame: Frame, occupation: str, sentence: str) -> str:
    """``sentence``, of both occupations with whose it is."""
    if len(frame.occupations) < 2:
        return sentence
    who = word(f"{occupation}.short", frame.language)
    return frame.language(_OF_WHOM).format(sentence=sentence, who=who)


def with_range(frame: Frame, answer: str) -> str:
    """The ``answer`` for the horizon with the range of its balance, where that is known."""
    each, language = frame.outlook.each, frame.language
    if not all(one.occupation in frame.uncertainty for one in each):
        return answer
    ranges = [_range(frame, one) for one in each]
    if len(ranges) > 1:
        whose = (word(f"{one.occupation}.short", language) for one in each)
        ranges = [
            language(_FOR).format(range=said, who=who)
            for said, who in zip(ranges, whose, strict=True)
        ]
    return language(_PROBABLY).format(answer=answer, range=listed(ranges, language))


def _range(frame: Frame, outlook: Outlook) -> str:
    """Between which figures an occupation's balance at the horizon probably lies, to stand after
    the figure itself."""
    found, language = frame.uncertainty[outlook.occupation], frame.language
    ends = ends_of(found, frame.years[-1])
    side = _side(*ends)
    text = {SHORT: _SHORTAGE_OF, OVER: _SURPLUS_OF, EITHER: _EITHER_OF}[side]
    if not outlook.about_even[-1] and side == (SHORT if outlook.is_short else OVER):
        # Whether it is a shortage, the figure has said.
        text = _BETWEEN
    return language(text).format(**_sizes(found, ends, language, outlook.unit))


def ends_of(found: Uncertainty, year: int) -> tuple[float, float]:
    """The balances of a year that a tenth, and nine tenths, of the draws are below."""
    at = found.years.index(year)
    return float(found.quantiles[0, at]), float(found.quantiles[-1, at])


def eight_in_ten(found: Uncertainty, year: int, language: Language) -> str:
    """Where eight in ten draws lie, as balances with their signs."""
    low, high = (format_number(end, 0, language.code) for end in ends_of(found, year))
    return language(_EIGHT_IN_TEN).format(low=low, high=high)


def from_to(low: float, high: float, language: Language) -> str:
    """Two balances as a range: "−4.100 til −1.500"."""
    ends = (format_number(end, 0, language.code) for end in (low, high))
    return language(_FROM_TO).format(**dict(zip(("low", "high"), ends, strict=True)))


def share_of_draws(share: float, language: Language) -> str:
    """A share of the draws; all of them, or none, is no certainty."""
    if share >= 0.995:
        return language(_MORE_THAN).format(share=format_percent(0.99, 0, language.code))
    if share < 0.005:
        return language(_LESS_THAN).format(share=format_percent(0.01, 0, language.code))
    return format_percent(share, 0, language.code)


def likelihood(found: Uncertainty, year: int, language: Language) -> str:
    """How probable a shortage in a year is, in a word and as a share."""
    share = float(found.shortage[found.years.index(year)])
    text = next(text for least, text in _LIKELIHOOD if share >= least)
    return language(text).format(year=year, share=share_of_draws(share, language))


def how_likely(frame: Frame, occupation: str, year: int) -> str:
    """The same as a sentence; the question while nobody knows."""
    found = frame.uncertainty.get(occupation)
    if found is None:
        return frame.language(_HOW_LIKELY).format(year=year)
    return f"{likelihood(found, year, frame.language)}."


def draws_in_words(found: Uncertainty | Sampling, language: Language) -> str:
    """How many draws, and with which seed: "1.000 beregninger, frø 2024"."""
    n = format_number(found.draws, 0, language.code)
    return language(_DRAWS).format(n=n, seed=found.seed)


def rests_on(frame: Frame) -> str:
    """How many ranges the draws rest on, and how many of these are assumptions."""
    count = assumed_ranges(frame.plan)
    texts = _RESTS_PARTLY
    if count.assumed == count.figures:
        texts = _RESTS_ON_ASSUMPTIONS
    elif not count.assumed:
        texts = _RESTS
    return frame.language.plural(texts, count.figures).format(
        n=count.figures, assumed=count.assumed
    )


def about_draws(frame: Frame, occupation: str, year: int) -> str:
    """What stands below ``probable_balance``: what it means, and what it rests on."""
    found, language = frame.uncertainty[occupation], frame.language
    said = eight_in_ten(found, year, language), draws_in_words(found, language)
    return " · ".join((*said, rests_on(frame)))


def band_meaning(draws: int, language: Language) -> str:
    """What the band is."""
    return language(_MEANING).format(n=format_number(draws, 0, language.code))


SHORT, OVER, EITHER = "short", "over", "either"


def _side(low: float, high: float) -> str:
    """What both ends are, as whole persons are shown: a shortage, a surplus, or one of each."""
    if whole(low) >= 0:
        return OVER
    return SHORT if whole(high) <= 0 else EITHER


def _sizes(
    found: Uncertainty, ends: tuple[float, float], language: Language, told: str
) -> dict[str, str]:
    """Both ends without their signs, the smaller first unless they differ in sign; with the unit
    where it is another than the one that is ``told``."""
    if _side(*ends) == SHORT:
        ends = ends[::-1]
    first, second = (format_number(abs(end), 0, language.code) for end in ends)
    if found.unit != told:
        second = f"{second} {counted(found.unit, ends[1], language)}"
    return {"low": first, "high": second}
