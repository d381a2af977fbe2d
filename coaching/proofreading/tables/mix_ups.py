"""Words that look alike and are taken for each other: then and than, quiet and quite, and more."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of

_COMPARED = any_of(
    "better worse bigger smaller larger faster slower longer shorter earlier sooner easier harder"
    " higher lower older younger cheaper closer wider more less rather other stronger simpler"
    " broader fewer busier calmer warmer smoother quicker kinder greater"
)
_TOO_MUCH = any_of(
    "late early soon much many big tight easy busy expensive cheap heavy strict complicated"
    " difficult optimistic formal loud big far few little small hot noisy steep ambitious long hard"
    " short high low good bad"
)
_INFINITIVE = any_of("be have hear meet speak learn join talk discuss begin")
_UNITS = any_of("year years month months week weeks day days decade quarter summer winter season")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple|several)"

THAN_TOO = (
    SlipRule(
        rf"\b(?:{_COMPARED}|(?:more|less) \w+) (?P<x>then)\b(?=\s\w)(?! (?:we|I|you|they) would)",
        "than",
        "The hall is bigger {then|than} ours.",
        "It got better, then worse, and I left sooner.",
    ),
    SlipRule(
        r"\brather (?:\w+ ){1,3}(?P<x>then) (?=\w)",
        "than",
        "I would rather ask twice {then|than} guess.",
        "I would rather ask, then decide.",
    ),
    SlipRule(
        r"\b(?:take|takes|taking|took|cost|costs|asks?|asked|asking|know|spend|spent|waited|work"
        r"|worked|made|said|talked|need|have|had|paid) (?:up )?(?P<x>to) (?:much|many|long"
        r"|little|few)"
        r"\b(?! (?:people|customers|users))",
        "too",
        "I took up {to|too} much of your time.",
        "I talked to many people.",
    ),
    SlipRule(
        r"\b(?:an?|the|my|your|our) \w+ (?P<x>to)(?=[.!](?:\s|$))",
        "too",
        "My brother has a bakery {to|too}.",
        "It is what I look forward to.",
    ),
    SlipRule(
        r"\b(?:back|since|until|till|by|and|just|every now and) (?P<x>than)(?=[,.!?]|$| (?:we"
        r"|I|it|they"
        r"|you|the|to)\b)",
        "then",
        "We were a team of three back {than|then}.",
        "It is more a habit than a rule.",
    ),
    SlipRule(
        rf"\b(?:not|is|was|are|were|be|been|felt|feels|got|seems?|seemed|far|it's|that's|bit|way)"
        rf" (?P<x>to) {_TOO_MUCH}\b(?!-| (?:\w+ )?(?:customers|clients|quality|standards?"
        rf"|volumes?))",
        "too",
        "The plan is not {to|too} tight for us.",
        "I went to many shops, and my goal is to open early.",
    ),
    SlipRule(
        rf"(?<!\bI )(?<!\bwe )(?<!\byou )(?<!\bthey )(?<!, )\b(?P<x>too) {_INFINITIVE}\b",
        "to",
        "I would like {too|to} hear more.",
        "I too have worked nights, and we too speak Polish.",
    ),
)

MEANING = (
    SlipRule(
        r"\b(?:to|not|n't|would|will|could|might|can|cannot|never|we|they) (?P<x>loose)"
        r" (?:the|an?|my|your|our|their|any|track|sight|time|money|customers|people|touch|interest"
        r"|patience|heart|hope|data|it)\b",
        "lose",
        "We did not want to {loose|lose} a single guest.",
        "We made a loose plan and kept loose leaf tea.",
    ),
    SlipRule(r"\bloosing\b", "losing", "We were {loosing|losing} a day a week.", "A loose end."),
    SlipRule(
        r"\b(?:will|would|can|could|may|might|did|does|do|not|n't|should) (?P<x>effect)"
        r"(?! (?:an? |the |this |that |any |real |lasting )?change)",
        "affect",
        "You asked how it will {effect|affect} the night crew.",
        "I hope to effect a change, and the effect is small.",
    ),
    SlipRule(
        r"\b(?:an|any|no|positive|negative|great|good|side|little|real|some|big|its|lasting|had the"
        r"|have the|same) (?P<x>affects?)\b",
        lambda wrong: wrong.lower().replace("affect", "effect"),
        "It had a good {affect|effect} on the team.",
        "It affects nobody, and no one is affected.",
    ),
    SlipRule(
        r"\b(?:your|my|some|any|his|her|their|our|good|great|of|kind|helpful|useful|an?|the best"
        r"|the|this|more) (?P<x>advise)\b",
        "advice",
        "Thank you for your {advise|advice} on the test.",
        "I advise clients, and you may advise me.",
    ),
    SlipRule(
        r"\b(?:would|could|can|will|please|should|to|might) (?P<x>advice)"
        r" (?:you|me|us|that|them|him|her|clients|customers|patients|families)\b",
        "advise",
        "I used to {advice|advise} families on benefits.",
        "I listened to advice, and your advice helped.",
    ),
    SlipRule(
        r"\b(?P<x>quiet) (?:an?\b|(?:good|well|often|sure|right|clear|different"
        r"|interesting|helpful|useful|similar|happy|honest|difficult|impressed|surprised|surprising"
        r"|some|new to|a few)\b)",
        "quite",
        "It was {quiet|quite} a surprise, in a good way.",
        "It was quiet enough, and a quiet office suits me.",
    ),
    SlipRule(
        r"\b(?:an?|the|very|so|your|that|more) (?P<x>quite)"
        r" (?:place|room|street|office|corner|moment|hour|town|week|ward|desk|night|day|evening"
        r"|space|voice|team|time)\b",
        "quiet",
        "I work best in a {quite|quiet} room.",
        "It was quite a day and quite some time ago.",
    ),
    SlipRule(
        r"\b(?:wonder|wondered|wondering|know|knew|unsure|sure|ask|asked|asking|see|decide|decided"
        r"|tell|say|on|about|of|question|clear|check|me) (?P<x>weather)"
        r" (?:I|we|you|they|he|she|it|or|to|there|this|that|my|your|our|a|an)\b",
        "whether",
        "You asked {weather|whether} I would move.",
        "We talked about weather and about the weather forecast.",
    ),
    SlipRule(
        r"\bthe (?P<x>whether)\b(?! (?:or|question))",
        "weather",
        "The {whether|weather} was kind to the market.",
        "I know whether the van is free.",
    ),
    SlipRule(
        rf"\b(?:the|these|this|over|for|in) (?P<x>passed) (?:{_NUMBER} )?{_UNITS}\b",
        "past",
        "For the {passed|past} three years I have run the desk.",
        "The test passed, and three years passed.",
    ),
    SlipRule(
        r"\b(?:my|your|his|her|in|from) (?P<x>passed) (?:experiences?|jobs?|roles?|work"
        r"|employers?)\b",
        "past",
        "In my {passed|past} role I did both.",
        "I passed your test at work.",
    ),
    SlipRule(
        r"\b(?:walked|went|drove|half|ran|came) (?P<x>passed)\b",
        "past",
        "I walked {passed|past} your shop on the way home.",
        "Half of them passed.",
    ),
)
