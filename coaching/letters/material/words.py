"""Tables of small words by which a fragment is read, and of what never stands in a letter."""

import re
from typing import Final

from coaching.reading.people.word_set import word_set

DETERMINERS: Final = word_set(
    """
    the a an this that these those my our your his her its their some any each every both all
    most many few several no another one two three four five six seven eight nine ten eleven
    twelve
    """
)
OWN_DETERMINERS: Final = word_set("my our")
NUMBERS: Final = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half
    """
)
NUMBERED_NAMES: Final = word_set(
    """
    year route band grade level set round page room line bus age step aged part section key class
    version type number no unit floor gate phase stage day week level ward zone series sdr level
    """
)
"""Have a figure behind them as their name: "Set 4"."""
PREPOSITIONS: Final = word_set(
    """
    about above across after against along among around as at before behind below beside between
    beyond by despite during except for from in inside into like near of off on onto outside over
    past per since through throughout to toward towards under until up upon via with within
    without and or but nor than because while if whether when where how why what who which that
    not so
    """
)
ADVERBS: Final = word_set(
    """
    really still also always often usually currently now already just very much quite truly
    genuinely definitely even mostly mainly once never personally regularly recently
    """
)
LIMITERS: Final = word_set("mostly mainly also then partly chiefly largely especially")
"""May begin a fragment and say nothing in a sentence of its own."""
ADJECTIVES: Final = word_set(
    """
    able accustomed available aware calm careful certain certified close comfortable confident
    curious drawn eager enrolled excited experienced familiar fast fluent fond free glad good
    grateful happy hands-on interested keen licensed motivated new open organised organized patient
    prepared proficient proud punctual qualified quick ready registered reliable responsible
    known skilled strong sure used versed willing based booked strict thorough steady trained
    """
)
"""May say of the person what they are."""
NAMES_IN_ROLES: Final = word_set(
    "english french german italian russian python java ruby react go swift rust oracle excel"
)
"""Keep their capital in the name of a job."""
LANGUAGES: Final = word_set(
    """
    english french german spanish portuguese italian dutch arabic russian chinese mandarin japanese
    hindi swedish greek welsh irish scottish gaelic korean turkish ukrainian romanian czech danish
    finnish norwegian hungarian hebrew vietnamese urdu cantonese bengali punjabi tamil swahili
    tagalog croatian catalan
    """
)
DEGREES: Final = word_set("more most very really quite so too equally especially fully")
MASS_NOUNS: Final = word_set(
    """
    experience work training knowledge practice research teaching planning design software data
    english french german spanish python java sql excel care leadership responsibility sales
    marketing music housing forecasting staff support help advice equipment fieldwork
    """
)
PLURAL_STARTS: Final = word_set("two three four five six seven eight nine ten eleven twelve")
WHERE_SPENT: Final = word_set("in at on with as under running leading working")
"""Stand behind a time that was spent there."""
RELATIVES: Final = word_set("that who which where whose when how why what nobody somebody everyone")
PRONOUN_SUBJECTS: Final = word_set("it this that these those they there everybody everyone nobody")
DURATION: Final = re.compile(
    r"(?:about |over |almost |nearly |more than )?(?:\d+(?:\.\d+)?|[a-z]+|an?)(?:\+)? "
    r"(?:years?|months?|weeks?|seasons?|summers?|winters?|terms?)\b",
    re.IGNORECASE,
)
DAYS_AND_MONTHS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december
    """
)
"""Has no "may" and "march", which are ordinary words as well."""
ACRONYMS: Final = word_set(
    "pdf cv sap sql aws hr it crm erp ui ux qa seo nhs uk usa eu phd msc bsc kpi api etl ceo cto"
)

# -- what never stands in a letter -----------------------------------------------------------------

THIRD_PERSON: Final = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself)(?:['’](?:s|d|ll))?\b", re.IGNORECASE
)
MONEY: Final = re.compile(
    r"[$€£¥₹]\s?\d|(?<!\w)(?<!\d[.,])\d[\d.,]*+\s?(?:k\b(?!g|m|w|b)|eur(?:os?)?\b|usd\b|gbp\b|pounds?\b|dollars?\b)"
    r"|\b(?:salar(?:y|ies)|wages?|bonus(?:es)?|pay|paid|compensation|remuneration|ote|equity"
    r"|stock options?|pay\s?(?:band|range|rise|scale)|day rate|hourly rate|brutto|gross a)\b",
    re.IGNORECASE,
)
PAY: Final = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|bonus(?:es)?|compensation|remuneration|ote|equity"
    r"|stock options?|day rate|hourly rate"
    r"|pay(?! (?:days?|rolls?|runs?|slips?|periods?|for|off|back|attention|them|it|out)\b))\b",
    re.IGNORECASE,
)
"""Is about what the person earns; what they saved or sold for others may be told."""
_NOT_KIND: Final = (
    r"(?:rude|un(?:friendly|kind|professional|pleasant|welcoming|helpful|organi[sz]ed|interested"
    r"|fair)|dis(?:organi[sz]ed|interested|respectful|honest)|boring|dull|toxic|creepy|weird|cold"
    r"|arrogant|sexist|racist|cheap|messy|chaotic|awful|terrible|horrible|ugly|pushy|sour|grumpy"
    r"|annoy(?:ing|ed)|bored|scary|fake|shady|stuffy|bad|poor|low|depressing|stressful|clueless)\b"
)
_JUDGED: Final = (
    r"(?:boss(?:es)?|managers?|teams?|place|offices?|people|they|you|interviewers?|compan(?:y|ies)"
    r"|vibes?|atmosphere|culture|tour|job|work|role|it|interview|questions?|hr|ceo|owner|panel"
    r"|every(?:body|one)|staff|salary)\b(?:\s[^\W\d_]+){0,2}?\s(?:seem(?:s|ed)?|fe(?:lt|els)|was|were|is"
    r"|are|look(?:s|ed)|sound(?:s|ed)|came across(?: as)?)\s(?:[^\W\d_]+\s){0,2}?"
)
"""Begins an opinion of the employer, which is no reason that one gives them."""
_PAYS_MORE: Final = (
    r"pay(?:s|ing)? (?:me )?(?:a lot |much |way |far |even )?(?:more|better|less|well|badly|poorly)"
    r"|other (?:place|company|firm|employer)(?: (?:is|has|pays|offers|gives)\b)?"
)
NOT_SAID: Final = re.compile(
    rf"\b{_JUDGED}{_NOT_KIND}|\b(?:{_PAYS_MORE})\b|"
    r"\b(?:tbh|lol|lmao|omg|ngl|imo|imho|idk|wtf|smh|dunno|i guess|i bet|i suspect|not sure"
    r"|unsure|maybe|kinda|sorta|sort of|whatever|other offers?|other interviews?|second choice"
    r"|(?:i|was|am|so|very|bit|too|felt) nervous"
    r"|nervous (?:the|about|all|in|during|when|as|at)|awkward|creepy|stupid|idiots?|crap"
    r"|shit\w*|fuck\w*|gossip\w*|between us|rumou?rs?)\b|\?\?",
    re.IGNORECASE,
)
"""Shows that an answer was not said to the reader after all."""
NOT_FOR_THEM: Final = re.compile(
    r"\b(?:tbh|lol|lmao|haha\w*|omg|ngl|imo|imho|idk|wtf|smh|ugh|meh|hmm+|dunno"
    r"|boring|bored|weird|awkward|creepy|rude|cold|scatty|pushy|sour|grumpy|arrogant|annoying"
    r"|annoyed|idiots?|stupid|dumb|crap|shit\w*|fuck\w*|damn|hell|hate[sd]?|awful|terrible"
    r"|horrible|ugly|cheap|messy|chaotic|toxic|stressed|stressful|nervous|anxious|scared|afraid"
    r"|worried|ashamed|embarrass\w*|cry|cried|crying|tears|sweat\w*|shak(?:y|ing)|blanked|froze"
    r"|nailed|bombed|messed|screwed|rambl\w+|waffl\w+|gutted|desperate|tired|exhausted|sick|ill"
    r"|pregnan\w*|divorc\w*|kids|husband|wife|boyfriend|girlfriend|fired|sacked|laid off|burn ?out"
    r"|rumou?rs?|gossip\w*|secret\w*|confidential|between us|dont tell|don['’]t tell"
    r"|quit(?:s|ting)?|leaving|resign\w*|lawsuit|scandal|drunk|flirt\w*|fat|bald|accent"
    r"|i guess|i bet|i suspect|not sure|unsure|maybe|perhaps|probably|apparently|supposedly"
    r"|kinda|sorta|sort of|kind of|a bit|whatever|obvious(?:ly)?|bit of|mess|backup|plan b"
    r"|other offers?"
    r"|other interviews?|second choice)\b|\?\?|!!|:\(|:-?/",
    re.IGNORECASE,
)
"""Feelings, gossip, private matters and hedges, which a note may hold and a letter never."""
HURRIED: Final = re.compile(
    r"(?<!\w)(?:w|n|r|u|thru|abt|bc|yrs?|mos|mgr|ppl|rly|wks?|mtg|xmas|accts?|depts?|pls|tho"
    r"|awks|wd|prob|def|min|esp|diff|w/o|w/)(?!\w)|(?<![\w.])i(?!\w)|\d\s?=|=\s?\d|\+(?!\w)|\s\+"
    r"|\b(?:dont|doesnt|didnt|wasnt|cant|couldnt|wouldnt|isnt|arent|im|ive|gonna|gotta|wanna)\b"
)
"""Matches what only a note in a hurry has, where it was not mended."""
