"""A time that was found in talk is kept as facts until it is known which day it is."""

from dataclasses import dataclass

from coaching.model.vocabulary import InvalidInputError
from coaching.reading.times.date_days import NumericDate, PartialDate, RelativeDay, Weekday
from coaching.reading.times.date_facts import DateFact, DateFacts, FromNow
from coaching.reading.times.date_parts import DateStatement, combine_facts, options_for_dotted
from coaching.reading.times.in_talk.judge_phrases import DAY_FORMS


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Holds a day, a moment or both, and where it stands in the folded text."""

    start: int
    end: int
    facts: DateFacts
    is_former: bool = False

    @property
    def has_day(self) -> bool:
        """Whether the words name a day."""
        return any(isinstance(fact, (*DAY_FORMS, FromNow)) for fact in self.facts)

    @property
    def has_time(self) -> bool:
        """Whether the words name a time of day."""
        return state_facts(self.facts).time is not None

    def without(self, *kinds: type[DateFact]) -> DateFacts:
        """Returns the facts but for those of some kinds."""
        return tuple(fact for fact in self.facts if not isinstance(fact, kinds))


def can_be_one(facts: DateFacts) -> bool:
    """Tells whether the facts name at most one day and one time, and fit each other."""
    named = [fact for fact in facts if isinstance(fact, RelativeDay | PartialDate | NumericDate)]
    if len(named) > 1 or sum(isinstance(fact, Weekday) for fact in facts) > 1:
        return False
    try:
        combine_facts(facts, dotted_as_date=options_for_dotted(facts)[0])
    except InvalidInputError:
        return False
    return True


def state_facts(facts: DateFacts) -> DateStatement:
    return combine_facts(facts, dotted_as_date=options_for_dotted(facts)[0])
