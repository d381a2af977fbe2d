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
_PRINCIPAL = any_of(
    "engineer designer consultant architect scientist investigator developer analyst researcher"
)
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

RARE = (
    SlipRule(
        r"\b(?:is|was|are|were) (?P<x>quite)(?=[,.!?])",
        "quiet",
        "The night shift is {quite|quiet}, and I like that.",
        "It is quite good.",
    ),
    SlipRule(
        r"\bin the (?P<x>passed)\b",
        "past",
        "In the {passed|past} I did both.",
        "I passed the test.",
    ),
    SlipRule(
        r"\b(?:be|am|is|are|was|were|very|so|been|grown) (?P<x>found) of\b",
        "fond",
        "I am {found|fond} of it.",
        "I found it, and it was found.",
    ),
    SlipRule(
        r"\b(?P<x>bare) (?:with|in mind)\b", "bear", "Please {bare|bear} with me.", "Bare walls."
    ),
    SlipRule(
        r"\b(?:that|would|will|could|can|which|to|nicely|well|strengths|skills) (?P<x>compliment)"
        r"(?= (?:each other|what|the skills|your (?:team|existing|current|skills)|those|yours))",
        "complement",
        "I think my skills would {compliment|complement} what you have.",
        "I took your words as a compliment.",
    ),
    SlipRule(
        r"\b(?:kind|nice|lovely|your|for the|great|big) (?P<x>complements?)(?=[.,!?]| (?:on"
        r"|about)\b)",
        lambda wrong: wrong.lower().replace("complement", "compliment"),
        "Thank you for your kind {complement|compliment} about the menu.",
        "A full complement of staff, and skills that complement ours.",
    ),
    SlipRule(
        r"\b(?:in|on) (?P<x>principal)(?=[.,;!?]|$| (?:I|we|yes|and|you)\b)",
        "principle",
        "In {principal|principle} I could start at once.",
        "I wrote to the principal, and he agreed.",
    ),
    SlipRule(
        r"\b(?:guiding|basic|core|design|first|key|working) (?P<x>principals?)\b",
        lambda wrong: wrong.lower().replace("principal", "principle"),
        "I liked your design {principals|principles}.",
        "The school's principals met.",
    ),
    SlipRule(
        rf"\b(?P<x>principle) {_PRINCIPAL}\b",
        "principal",
        "I met your {principle|principal} engineer.",
        "The principle engineers live by is plain.",
    ),
    SlipRule(
        r"\b(?:hiring|line|project|store|product|my|your|the|shop|ward|area"
        r"|office) (?P<x>mangers?)\b",
        lambda wrong: wrong.lower().replace("manger", "manager"),
        "I wrote to your hiring {manger|manager}.",
        "A dog in a manger.",
    ),
    SlipRule(
        r"\b(?:hear|heard|hearing|learn|learned|learnt|back|came|coming|away|different|apart"
        r"|received|help) (?P<x>form)\b(?! (?:of|and)\b)",
        "from",
        "I hope to hear {form|from} you soon.",
        "I sent back the form, and people form a queue.",
    ),
    SlipRule(
        r"\b(?P<x>pubic) (?:relations|sector|service|services|policy|health|school|schools|library"
        r"|transport|speaking|affairs|sector)\b",
        "public",
        "I have worked in the {pubic|public} sector.",
        "The public sector is large.",
    ),
    SlipRule(
        r"\b(?:to|can|will|could|would|we) (?P<x>asses)\b",
        "assess",
        "I learned to {asses|assess} risk early.",
        "He kept asses and mules.",
    ),
    SlipRule(
        r"\b(?P<x>trail) (?:shift|period|day|week|session|class|lesson|month)s?\b",
        "trial",
        "I would be glad to come for a {trail|trial} shift.",
        "I run on the trail by the river.",
    ),
    SlipRule(
        r"\b(?P<x>costumers?)\b(?:(?<=your costumers)|(?<=our costumers)|(?<=the costumers)"
        r"|(?<=with costumers)|(?<=my costumers)|(?<=of costumers)"
        r"|(?= (?:service|support|success|care|base)\b))",
        lambda wrong: wrong.lower().replace("costumer", "customer"),
        "I like how you treat your {costumers|customers}.",
        "She was a costumer at the theatre.",
    ),
    SlipRule(
        r"\b(?:happily|gladly|would|will|can|please|to) (?P<x>except) (?:the|your|this|that"
        r"|it|any)\b",
        "accept",
        "I would gladly {except|accept} your offer.",
        "I can do any day except the first.",
    ),
    SlipRule(
        r"\b(?:team|staff|crew|low|high|boost|boosted|raise|raised|lift|lifted|good) (?P<x>moral)"
        r"(?=[.,!?]|$| (?:was|is|and|in|after|went|up|of)\b)",
        "morale",
        "It was good for team {moral|morale}.",
        "The moral of it is plain.",
    ),
    SlipRule(
        r"\b(?:have|has|had|having|'ve|was|were|been) (?:also |once )?(?P<x>lead)"
        r" (?:an?|two|three|four|our|this|many|by|to (?:the|an?|some|more)|teams?|groups?"
        r"|projects?)\b",
        "led",
        "I have {lead|led} a team of nine.",
        "I lead a team, and we had lead pipes.",
    ),
    SlipRule(
        r"\b(?:last (?:year|month|week|spring|summer|autumn|fall|winter)|in (?:19|20)\d\d|yesterday"
        r"|previously|years ago),? I (?P<x>lead)\b",
        "led",
        "Last year I {lead|led} the move.",
        "This year I lead the move.",
    ),
    SlipRule(r"\bpayed\b", "paid", "It {payed|paid} off.", "It paid off."),
    SlipRule(
        r"\b(?:did|did not|didn't|would|will|can|to) (?P<x>chose)\b",
        "choose",
        "We did not {chose|choose} the easy way.",
        "We chose the easy way.",
    ),
    SlipRule(
        r"\b(?:for|about|in|from) (?:the|this|that|your) (?P<x>roll)\b(?! ?-?(?:out|over|up"
        r"|of|call))",
        "role",
        "Thank you for considering me for this {roll|role}.",
        "Thank you for the roll of tape and the roll-out plan.",
    ),
    SlipRule(
        r"\bbetween you and (?P<x>I)\b",
        "me",
        "Between you and {I|me}, I was nervous.",
        "You and I could meet.",
    ),
)
