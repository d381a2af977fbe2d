"""These tables tell a time from other numbers and words in talk; another language adds entries."""

import re
from typing import Final

from coaching.reading.times.date_words import WEEKDAYS_TO_MAKE_SURE
from coaching.reading.times.in_talk.placed_text import BREAK

GERMAN_SHORT_DAYS: Final = frozenset({"mo", "di", "mi", "do", "fr", "sa", "so"})
ROMANCE_SHORT_DAYS: Final = frozenset({"segunda", "quarta", "quinta", "sexta"})
UNSURE_DAYS: Final = WEEKDAYS_TO_MAKE_SURE | GERMAN_SHORT_DAYS
"""These weekdays are other words as well."""
LENGTHS_NOT_DAYS: Final = frozenset({
    "in a day", "in one day", "in a month", "en un dia", "em um dia", "in einem tag", "en un jour",
})  # fmt: skip
"""These are how long something takes rather than when it is."""
NO_PLURALS: Final = frozenset({
    "this", "was", "plus", "its", "yes", "thus", "has", "does", "tues", "weds", "thurs", "hes",
    "shes", "thats", "always", "sometimes", "perhaps", "across", "besides", "towards",
})  # fmt: skip
"""These end in s and are nothing that is counted."""
WORDY_ZONES: Final = frozenset({"art", "west", "wet", "cat", "eat", "wat", "cot", "est"})


def _lead(words: str) -> re.Pattern[str]:
    """Returns a pattern for words that stand right before something, and a blank."""
    return re.compile(rf"(?:^|\W)(?:{words}) $")


BEFORE_DAY: Final = _lead(
    "on|by|until|till?|next|last|this|from|to|before|after|every|for|due|of|or|latest|is|was|and"
    "|around|moved|na|da|de|ate|no|esta|nesta|pra|para|proxima|-"
)
"""Such words stand before a weekday."""
SURELY_BEFORE_DAY: Final = _lead("on|by|until|till?|next|last|due|ate|proxima")
"""Such words stand before a short weekday whatever follows."""
BEFORE_DATE: Final = _lead(
    "on|by|until|till?|from|to|before|after|due|since|latest|em|ate|dia|le|el|del|bis|vom|zum|am"
    "|den|ab|the|of|w/c|wc|commencing|beginning|starting|around|for|der|no|na"
)
"""Such words stand before a date."""
AT_LEAD: Final = re.compile(r"(?:^|\W)(?:at|@|um|gegen|a las|as|around|about) ?$")
DATE_LEAD: Final = _lead("am|vom|zum|den|dem|bis|ab|der|on|by|until|till|dia|em")
AT_START: Final = re.compile(
    r"(?:at|at about|at around|at like|at exactly|bang on|um|so um|a las|@) ?\b"
)
HOUR_LEAD: Final = re.compile(r"(?:^|\W)(?:a|as|a las|at|um|vers|pelas|les|@) ?[0-9]{1,2} ?h")
CORRECTS: Final = _lead(
    "make that|no wait|wait no|sorry|i mean|i meant|or rather|actually|correction|no no"
)
"""After these a bare number can be an hour."""
RATHER_THAN: Final = re.compile(
    r",? not (?:at )?[0-9]{1,2}(?:[:.][0-9]{2})?(?= ?(?:[ap]m\b|[,;!?" + BREAK + r"]|$))"
)
"""Behind an hour it says which one does not hold: "11, not 10"."""
PRONOUN_BEFORE: Final = _lead("i|we|they|he|she|you|who|just|all|and|then")
AFTER_SHORT_DAY: Final = re.compile(
    r" (?:[0-9]|at |@|morning|afternoon|arvo|evening|night|noon|next |the [0-9]|- ?[0-9]|week"
    r"|around|after|about|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6} [0-9])"
)
AFTER_SHORT_GERMAN_DAY: Final = re.compile(r" (?:um |den )?[0-9]{1,2}(?:[:.h]| uhr)")
AFTER_SHORT_ROMANCE_DAY: Final = re.compile(
    r" (?:(?:as|a|a las|dia) )?[0-9]| de manha| a tarde| a noite| que vem| passada"
)
PART_OF_DAY_FOLLOWS: Final = re.compile(
    r" (?:in the (?:morning|afternoon|evening)|at night|da tarde|da manha|da noite|de la tarde"
    r"|de la manana)"
)
ENDS_HERE: Final = re.compile(
    rf"\s*$| ?{BREAK}| ?-|'| [0-9@]"
    r"| (?:and|only|at|to|but|so|or|by|with|w|if|for|then|we|i|they|she|he|you|it|its|in|on|via"
    r"|from|as"
    r"|because|bc|cos|when|where|sharp|please|pls|thanks|latest|max|tops|maybe|probably|the|today"
    r"|tomorrow|this|next|which|who|what|is|was|were|will|i'm|im|my|our|their|after|before|until|till"
    r"|til|around|over|zoom|teams|phone|video|call|meet|google|onsite|on-site|und|mit|bei|um|e|com|y"
    r"|con|et|avec|not|no|ok|fine|again|afternoon|morning|evening|night|noon|na|para|pra|ou|cet|cest"
    r"|utc|gmt|est|pst|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*"
    r"|dec\w*)\b"
)
"""What may follow a time that is only a number or an ordinal: no noun."""
IS_COUNTED: Final = re.compile(
    r"[%€$£°+a-z]|[.,/:][0-9]|-[0-9]"
    r"| ?(?:[%€$£]|percent|per cent|people|persons|companies|candidates?|applicants|rounds?"
    r"|questions?|interviews?|interviewers?|years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?"
    r"|euros?|eur|dollars?|usd|pounds?|gbp|bucks|lakhs?|lpa|crores?|million|thousand|grand|k|of us"
    r"|of them|of the|of my|out of|times|others?|jobs?|offers?|employees|devs?|engineers|points?"
    r"|stars?|stages?|steps?|floor|business days|working days|tage|wochen|monate|jahre|dias|semanas"
    r"|meses|anos|jours|semaines|mois|ans)\b"
)
"""What follows a number that counts something."""
IS_VERB: Final = re.compile(
    r" (?:have|be|not|or|well|also|even|take|need|want|get|come|go|ask|say|call|move|send|still"
    r"|just)\b"
)
"""What follows "may" as a verb."""
GAP_WORDS: Final = re.compile(
    r" ?(?:(?:-|~|@|/|at|on|the|of|um|am|den|der|from|around|about|ca|approx|like|starting|sharp|em"
    r"|na|no|as|a|le|el|de|del|dia|gegen|ab|vers|it's|in|so|a partir|now) ?){0,3}"
)
"""What may stand between two phrases that say one time together."""
