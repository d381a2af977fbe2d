"""The little words between: a and an, prepositions, and what stands twice in meaning."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of

_VOWEL_SOUND = (
    r"(?:hour|hours|hourly|honest|honestly|honour|honor|heir|[aeio](?!ne\b|nce\b|ne-|nce-|uro|we|wn\b)\w+"
    r"|u(?:n(?!i(?!m|n)|a\b)|p|l|m(?!a)|g|s(?:h)|rg)\w+|IT\b|HR\b|MBA\b|MA\b|SQL\b|API\b|NHS\b|LMS\b)"
)
_CONSONANT_SOUND = (
    r"(?:[bcdfgjklmnpqrstvwyz][a-z]\w+|h(?!our|on(?:est|our|or)|eir|ors)[a-z]\w+|uni(?!m|n)\w+|use\w*|usual"
    r"|euro\w*|one\b|one-\w+|once-\w+|user\w*)"
)
_DAYS = any_of("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MORE = any_of(
    "better worse bigger smaller larger faster slower longer shorter earlier sooner easier harder"
    " higher lower older younger cheaper closer wider stronger simpler quicker kinder calmer warmer"
)
_MOST = any_of(
    "best worst biggest fastest easiest hardest kindest closest nicest strongest busiest"
)

ARTICLES = (
    SlipRule(
        rf"(?<![-'.&/])\b(?P<x>(?-i:a)|(?:^|(?<=[.!?] ))A) (?-i:{_VOWEL_SOUND})",
        "an",
        "You asked for {a|an} example of it.",
        "A European shop, a one-page note, a unit and a useful hour.",
    ),
    SlipRule(
        rf"(?<![-'.&/])\b(?P<x>an) (?-i:{_CONSONANT_SOUND})",
        "a",
        "It was {an|a} useful talk.",
        "An hour, an honest word, an MBA, an unusual unimportant thing.",
    ),
    SlipRule(
        r"\b(?P<x>the (?:my|your|our|their|his|her))\b(?! own\b)",
        lambda wrong: wrong.split()[1],
        "I enjoyed {the your|your} tour.",
        "I enjoyed the tour of your yard.",
    ),
    SlipRule(
        r"\b(?P<x>(?:an?|the) (?-i:an?|the))\b(?! (?:levels?|list|team|la|c\b))",
        lambda wrong: wrong.split()[1],
        "It was {a the|the} best part.",
        "It was the best part of a day.",
    ),
)

PREPOSITIONS = (
    SlipRule(
        r"\b(?P<x>in) (?:the )?weekends?\b",
        "at",
        "I worked {in|at} weekends.",
        "I worked at weekends.",
    ),
    SlipRule(
        r"\binterested (?P<x>on|about|for|into|at|of|with)\b",
        "in",
        "I am interested {on|in} the post.",
        "I am interested in the post.",
    ),
    SlipRule(
        r"\b(?P<x>(?P<y>discuss|discussed|discussing|emphasise|emphasize|emphasised"
        r"|emphasized) (?:about|on))"
        r"\b(?! (?:Monday|Tuesday|Wednesday|Thursday|Friday|the (?:phone|day|first)))",
        r"\g<y>",
        "We {discussed about|discussed} the kiln.",
        "We discussed it on Monday and talked about it.",
    ),
    SlipRule(
        r"\b(?P<x>(?P<y>explain|explained|describe|described|suggest|suggested|mention|mentioned)"
        r" (?P<z>me|us))\b(?! (?:to|as|in|being|by|for))",
        r"\g<y> to \g<z>",
        "You {explained me|explained to me} how it works.",
        "You explained to me how it works.",
    ),
    SlipRule(
        r"\b(?P<x>said (?P<z>me|us|him|her))\b",
        r"told \g<z>",
        "You {said me|told me} that it is calm.",
        "You said it to me, and told me why.",
    ),
    SlipRule(
        r"\bresponsible (?P<x>of|about)\b",
        "for",
        "I was responsible {of|for} the cash desk.",
        "The responsibility for the desk is mine.",
    ),
    SlipRule(
        r"\bdepend(?:s|ed|ing)? (?P<x>of|from)\b", "on", "It depends {of|on} me.", "It depends."
    ),
    SlipRule(
        r"\b(?:good|bad) (?P<x>in) \w+ing\b",
        "at",
        "I am good {in|at} listening.",
        "It was good in parts.",
    ),
    SlipRule(r"\bcapable (?P<x>to)\b", "of", "I am capable {to|of} it.", "I am able to do it."),
    SlipRule(
        r"\b(?P<x>in) the other hand\b", "on", "{In|On} the other hand, no.", "In other hands."
    ),
    SlipRule(r"\b(?P<x>despite of)\b", "despite", "{Despite of|Despite} it.", "In spite of it."),
    SlipRule(
        r"\b(?P<x>according) (?:me|you|him|them)\b",
        "according to",
        "{According|According to} you.",
        "According to you.",
    ),
    SlipRule(
        r"\bappl(?:y|ied|ying) (?P<x>to) (?:the|this|your|a) (?:\w+ )?(?:post|position|role"
        r"|job|vacancy)\b",
        "for",
        "I applied {to|for} the role in May.",
        "I applied to your firm for the role.",
    ),
    SlipRule(
        r"\bparticipat(?:e|es|ed|ing) (?P<x>to|at|on)\b",
        "in",
        "I participated {to|in} the trial.",
        "I participated in it at work.",
    ),
    SlipRule(
        r"\bcongratulat(?:e|ions) (?:you )?(?P<x>for) (?:the|your)\b",
        "on",
        "Congratulations {for|on} the prize.",
        "Congratulations on the prize.",
    ),
    SlipRule(
        r"\b(?P<x>(?P<y>listen|listened|listening) (?P<z>you|me|him|her|them|people|customers"
        r"|music))\b",
        r"\g<y> to \g<z>",
        "I like to {listen people|listen to people}.",
        "I like to listen to people.",
    ),
    SlipRule(
        rf"(?<!\bcame )\b(?P<x>in|at) {_DAYS}\b",
        "on",
        "We met {in|on} Tuesday.",
        "We met on Tuesday.",
    ),
    SlipRule(
        r"\b(?P<x>let (?P<y>me|us) to)\b",
        r"let \g<y>",
        "Please {let me to|let me} know.",
        "Please let me know.",
    ),
    SlipRule(
        r"\b(?P<x>cope up with)\b",
        "cope with",
        "I can {cope up with|cope with} noise.",
        "I can cope with noise.",
    ),
    SlipRule(
        r"\bmarried (?P<x>with) (?:an?|the|my|somebody|someone)\b",
        "to",
        "I am married {with|to} a baker.",
        "I am married with two children.",
    ),
    SlipRule(
        r"\bdifferen(?:t|ce) (?P<x>of) (?:the|my|what|our)\b",
        "from",
        "It is different {of|from} what I knew.",
        "It is different from what I knew.",
    ),
    SlipRule(
        r"\barriv(?:e|ed|ing) (?P<x>to)\b",
        "at",
        "I arrived {to|at} the gate early.",
        "I arrived at the gate.",
    ),
    SlipRule(r"\b(?P<x>thanks) you\b", "thank", "{Thanks|Thank} you for it.", "Thanks to you."),
    SlipRule(
        r"\b(?P<x>since) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|many|several|some)"
        r" (?:years|months|weeks|days|hours)\b(?! (?:ago|before|earlier))",
        "for",
        "I have worked there {since|for} six years.",
        "Since six months ago much has changed.",
    ),
)

DOUBLE = (
    SlipRule(
        rf"\b(?P<x>more (?P<y>{_MORE}))\b(?! (?:and|or)\b)",
        r"\g<y>",
        "It is {more faster|faster} now.",
        "It is much faster now, with more.",
    ),
    SlipRule(
        rf"\b(?P<x>most (?P<y>{_MOST}))\b",
        r"\g<y>",
        "It was the {most kindest|kindest} word.",
        "It was the most of it, and the kindest.",
    ),
    SlipRule(
        r"\b(?P<x>for all intensive purposes)\b",
        "for all intents and purposes",
        "It is, {for all intensive purposes|for all intents and purposes}, done.",
        "It is done.",
    ),
)
