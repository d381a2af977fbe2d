"""Words that do not agree in number with the words they belong to."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of, look_up

_TO_PLURAL = {
    "was": "were", "is": "are", "has": "have", "does": "do", "wasn't": "weren't",
    "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_TO_SINGULAR = {plural: singular for singular, plural in _TO_PLURAL.items()}
_SEVERAL = any_of("two three four five six seven eight nine ten both many several these those few")
_NO_SUM = (
    r"(?!(?:years|months|weeks|days|hours|minutes|seconds|pounds|dollars|euros|miles|times|points"
    r"|kilos|metres|degrees|thirds|series|news|us|this|pence|percent)\b)"
)
_THINGS = any_of(
    "ideas questions things people points years skills results tasks projects details plans numbers"
    " tools answers notes changes problems topics teams shifts customers values"
)
_THING = any_of("kind type sort idea question information advice work job role point task project")
_COUNTED = any_of(
    "people questions things ideas customers colleagues projects years days tasks teams skills"
    " tools languages answers details"
)
_EVERY_ONE = any_of(
    "days weeks months years customers guests patients orders shifts mornings projects teams"
)
_UNCOUNTED = any_of("advice feedback information equipment furniture homework progress luggage")
_UNCOUNTED_S = {
    "informations": "information", "advices": "advice", "feedbacks": "feedback",
    "equipments": "equipment", "furnitures": "furniture", "knowledges": "knowledge",
    "softwares": "software", "homeworks": "homework", "staffs": "staff",
    "experiences in": "experience in", "trainings": "training", "evidences": "evidence",
}  # fmt: skip
_AFTER_NOUN = (
    r"(?=[.,;!?]|$| (?:on|about|from|for|that|to|which|and|of|in|with|as|at|when|before)\b)"
)
_SUBJECT_BEFORE = (
    r"(?<!\bof )(?<!\bwith )(?<!\bfor )(?<!\bto )(?<!\bbehind )(?<!\babout )(?<!\bbetween )"
    r"(?<!\bat )(?<!\bfrom )(?<!\bby )(?<!\bon )(?<!\blike )(?<!\band )(?<!\btell )(?<!\btold )"
)
_OWN_CLAUSE = (
    r"(?:^|(?<=[.!?,;:] )|(?<=\n)|\b(?:and|but|that|because|if|when|so|since|as|where|while|how|who"
    r"|why|or|what) )"
)
_HELPER_BEFORE = (
    r"(?<!\bdid )(?<!\bdoes )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bshould )(?<!\bcan )"
    r"(?<!\blet )(?<!\bmake )(?<!\bmade )(?<!\bhelp )(?<!\bhelped )(?<!\bsee )(?<!\bsaw )"
    r"(?<!\bif )(?<!\bas )(?<!\bwish )(?<!\bthat )(?<!\bmay )(?<!\bmight )(?<!\bn't )(?<!\band )"
    r"(?<!\bhad )(?<!\bhave )(?<!\bhas )(?<!\bof )(?<!\bwith )(?<!\bto )(?<!\bfor )(?<!\bhear )"
    r"(?<!\babout )"
    r"(?<!\bfrom )(?<!\bby )(?<!\bbetween )(?<!\blike )"
)

AGREEMENT = (
    SlipRule(
        rf"{_SUBJECT_BEFORE}\b(?:my|your|our) (?:experience|work|job|course|degree|training"
        r"|interest|background|role|boss|manager|teacher|question|answer) (?P<x>have|are|were)\b"
        r"(?! (?:you|they|we|i)\b)",
        look_up(_TO_SINGULAR),
        "My experience {have|has} taught me that.",
        "My experience has, and what I know of my work are two things.",
    ),
    SlipRule(
        rf"{_SUBJECT_BEFORE}(?<!\bamong )\b(?:my|your|our|their) (?!(?:news|series|species"
        rf"|means|lens"
        r"|gas|bias|canvas|atlas|maths|headquarters|premises|christmas|\w+ics)\b)\w+[a-rtv-z]s"
        r"(?<!is) (?P<x>is|was|has)\b",
        look_up(_TO_PLURAL),
        "My references {is|are} ready to speak.",
        "Among my references is Dana, and your business is growing.",
    ),
    SlipRule(
        r"\bthe (?:list|quality|tone|size|pace|purpose|cost|speed|length|choice|state) of \w+s"
        r" (?P<x>were|are|have)\b",
        look_up(_TO_SINGULAR),
        "The list of parts {were|was} long.",
        "The parts on the list were many.",
    ),
    SlipRule(
        rf"(?<!\bof )(?<!\bof the )(?<!\bof my )(?<!\bof your )(?<!\bbetween )"
        rf"(?<!\bsame )\b{_SEVERAL} (?:other |new |young )?"
        rf"{_NO_SUM}\w+s (?P<x>was|is|has|does|wasn't|isn't|hasn't|doesn't)\b",
        look_up(_TO_PLURAL),
        "The two trainees {was|were} kind to me.",
        "One of the two was there, and two years is long.",
    ),
    SlipRule(
        rf"{_SUBJECT_BEFORE}\b(?:the|your|their|these|those|many|some|all) people"
        r" (?P<x>was|is|has|does|wasn't|isn't|hasn't|doesn't)\b",
        look_up(_TO_PLURAL),
        "The people {was|were} kind.",
        "Work with the people is fun, and the people were kind.",
    ),
    SlipRule(
        rf"{_OWN_CLAUSE}(?:we|they|you) (?P<x>was|is|has|does|wasn't|isn't|hasn't|doesn't)\b",
        look_up(_TO_PLURAL),
        "We {was|were} shown the yard.",
        "One of you is right, and the recipe I promised you is here.",
    ),
    SlipRule(
        rf"{_SUBJECT_BEFORE}(?<!ing )\b(?:the|your|those|these) (?!news|series|species|means)"
        r"\w+[a-rtv-z]s (?:that )?(?:you|we|they|I|he|she) \w+(?: (?:me|us|about|of|with|for"
        r"|on|at))?"
        r" (?P<x>was|is|has)\b(?! (?:what|why|how|that))",
        look_up(_TO_PLURAL),
        "The questions you asked {was|were} fair.",
        "The class you gave was good, and so were the tests you set.",
    ),
    SlipRule(
        r"(?<!\band )\bI (?P<x>has|is|are|does|hasn't|doesn't|goes|works|wants|likes|thinks"
        r"|knows)\b",
        look_up(
            {
                "has": "have",
                "is": "am",
                "are": "am",
                "does": "do",
                "hasn't": "haven't",
                "doesn't": "don't",
                "goes": "go",
                "works": "work",
                "wants": "want",
                "likes": "like",
                "thinks": "think",
                "knows": "know",
            }
        ),
        "I {has|have} a car.",
        "You and I are early, and I have a car.",
    ),
    SlipRule(
        rf"{_HELPER_BEFORE}\b(?:he|she|it) (?P<x>have|are|were|do|don't|haven't|aren't)\b",
        look_up({**_TO_SINGULAR, "aren't": "isn't"}),
        "She {have|has} a kind way.",
        "If it were so, did she have one?",
    ),
    SlipRule(
        r"\bthere (?P<x>is|was|has been|'s) (?:many|several|two|three|four|five|six|ten|a few"
        r"|lots of \w+s|a lot of (?:people|things|questions|ideas))\b",
        look_up({"is": "are", "was": "were", "has been": "have been", "'s": " are"}),
        "There {is|are} two things I would add.",
        "There is a two-day course and one of many.",
    ),
    SlipRule(
        rf"\b(?P<x>this) {_THINGS}\b(?! (?:is|was)\b)",
        "these",
        "I like {this|these} ideas.",
        "This idea is good, and these ideas are too.",
    ),
    SlipRule(
        rf"\b(?P<x>these|those) (?:{_THING})\b(?! of \w+s\b)(?! \w+s\b)",
        look_up({"these": "this", "those": "that"}),
        "I am ready for {these|this} role.",
        "These job adverts and these roles are plain.",
    ),
    SlipRule(
        rf"{_HELPER_BEFORE}\b(?:everyone|everybody|someone|somebody|nobody|no one|everything"
        rf"|nothing"
        r"|each of (?:you|us|them|the \w+)) (?P<x>have|are|were|don't)\b",
        look_up(_TO_SINGULAR),
        "Everybody {were|was} kind to me.",
        "Everybody was kind, and all of us were glad.",
    ),
    SlipRule(
        rf"\b(?P<x>{any_of(_UNCOUNTED_S)})\b",
        lambda wrong: _UNCOUNTED_S[wrong.lower()],
        "You gave me such {informations|information}.",
        "You gave me information, and the staff's room.",
    ),
    SlipRule(
        rf"\b(?P<x>an?) (?:very |really |so )?(?:great |good |useful |helpful |honest |kind "
        rf"|valuable )?"
        rf"{_UNCOUNTED}{_AFTER_NOUN}",
        "some",
        "You gave me {a|some} good advice on pay.",
        "I sat at an information desk and wrote a feedback form.",
    ),
    SlipRule(
        rf"\b(?P<x>much) {_COUNTED}\b",
        "many",
        "I did not ask {much|many} questions.",
        "I did not ask much, and many people came.",
    ),
    SlipRule(
        rf"\b(?P<x>many) (?:information|advice|feedback|knowledge|money|equipment|progress|patience"
        rf"|fun|help){_AFTER_NOUN}",
        "much",
        "I did not need {many|much} help.",
        "I saw many help desks.",
    ),
    SlipRule(
        rf"\bevery (?P<x>{_EVERY_ONE})\b(?!')",
        lambda wrong: wrong[:-1],
        "I knew every {customers|customer} by name.",
        "Every customer's name, every few days.",
    ),
    SlipRule(
        r"\b(?:kind|best|warm|warmest|kindest|with|many) (?P<x>regard)\b(?=[,.!]|$)",
        "regards",
        "Kind {regard|regards},",
        "With regard to pay, kind regards,",
    ),
    SlipRule(
        r"(?:^|\n)(?P<x>your|your's|you're) (?:sincerely|faithfully|truly)\b",
        "yours",
        "{Your|Yours} sincerely, Sam",
        "Yours sincerely, Sam",
    ),
)
