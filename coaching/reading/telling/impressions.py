"""Finds what went well, and what gave the person an odd feeling about the employer."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.telling.subjects import Doer
from coaching.reading.word_line import ADVERBS

_ADVERB: Final = f"(?:(?:{ADVERBS}|visibly|proper|genuinely|dead|pretty much) ){{0,3}}"
_PRAISE: Final = (
    "good|great|nice|excellent|perfect|exactly|spot on|brilliant|impressive|impressed|well done|"
    "wonderful|amazing|fantastic|wow|strong|lovely|very well|correct|awesome|superb|ok good|nicely"
)
_MINE: Final = re.compile(
    rf"(?<= )(?:{_ADVERB}(?:nailed|smashed|aced|crushed|killed|rocked|knocked)"
    r"|went (?:down|over|across) (?:\w+ ){0,2}(?:well|great|nicely|a treat|a storm|brilliantly"
    r"|fine)"
    r"|went (?:\w+ )?(?:well|great|brilliantly|smoothly|amazingly|perfectly|nicely)"
    r"|(?:landed|resonated|clicked|struck a chord|hit home|paid off|came across well)(?: well)?"
    rf"|(?:was|were|is|felt|sounded) {_ADVERB}(?:a )?(?:{_PRAISE}|the strongest|the best|my best"
    r"|on point|well received|convincing|a hit|a winner|excellent|solid)"
    r"|proud of|interviewed (?:\w+ )?well|did (?:really |very |quite )?well|hit it off|got a laugh"
    r"|on a roll|strong point|strongest (?:bit|part|of)|best (?:bit|part|answer|moment)"
    r"|got to (?:show|walk|tell|talk|demo|present|explain|use)|managed to (?:show|mention|get|tell"
    r"|explain|land)|kam (?:\w+ )?(?:gut|super) an|kam an|lief (?:\w+ )?(?:gut|super)|gut gelaufen"
    r"|gut angekommen|foi (?:muito |super )?bem|ficou (?:muito )?boa|sali[oó] (?:muy )?bien"
    r"|me fue (?:muy )?bien|bien passe|a plu|great answer|good answer)(?= )"
)
_THEIRS: Final = re.compile(
    rf"(?<= )(?:{_ADVERB}(?:liked|loved|loves|likes|enjoyed|appreciated|rated)"
    rf"|(?:was|were|seemed|looked|look|looks|sounded) {_ADVERB}(?:impressed|keen|pleased|into|taken"
    r"|happy|delighted|excited|sold|convinced|thrilled|surprised|interested)"
    r"|nodded|nodding|(?:agreed|agreeing) (?:a lot|completely|strongly|with me|totally)|wrote"
    r" (?:it|that|this|everything|something)(?: all)? down|took notes?|took a note"
    r"|lit up"
    r"|eyes lit|perked up|smiled|beamed|made a note|gave me a thumbs"
    rf"|(?:said|says|was like|told me|goes) (?:that |it |was |its |thats |oh |ok |okay |, |that"
    rf" was "
    rf"|it was |very |really |super |so ){{0,3}}(?:{_PRAISE})"
    r"|gostou|gostaram|adorou|adoraram|encanto|gusto|gustado|begeistert|beeindruckt|gefiel"
    r"|fand (?:das |es )?(?:\w+ )?(?:gut|super|toll|klasse|spannend)|a aime|a adore|ravie?)(?= )"
)
_OVERALL: Final = re.compile(
    r"(?:(?:i )?(?:think|guess|feel|felt|reckon|hope) )?(?:(?:it|all|everything|things|overall|chat"
    r"|interview|the (?:whole )?(?:interview|chat|call|thing|rest|talk|day)|that|tudo|todo|das"
    r"|es|alles"
    r"|generally|so that)) (?:\w+ ){0,2}(?:went|was|is|lief|war|foi) "
)
_ABOUT_PLACE: Final = re.compile(
    r"\b(?:coffee|tea|office|view|building|weather|lunch|food|biscuits|train|parking|room|canteen"
    r"|location|pay|salary|money|benefits|offer|people|panel|team|chat|she|he|they|guy|lady)\b"
)
_NOT_GOOD: Final = re.compile(
    r"\b(?:not|wasnt|isnt|didnt|dont|never|no|nothing|hardly|nicht|nao)\b"
)
_UNLAWFUL: Final = re.compile(
    r"\b(?:having kids|have kids|having children|have children|any kids|any children|want kids"
    r"|plan(?:ning)? (?:a |on )?(?:family|kids|children|to have)|pregnan\w*|married|marital|husband"
    r"|wife|boyfriend|girlfriend|religio\w*|church|which caste|my caste|how old (?:i am|are you"
    r"|i was)"
    r"|my age|start(?:ing)? a family|childcare|kinderwunsch|schwanger|kinder (?:will|plane|habe)"
    r"|verheiratet|filhos|casada|casado|hijos|embarazada|des enfants|enceinte|sexual orientation"
    r"|my nationality|disabilit\w*|union member)\b"
)
_ODD: Final = re.compile(
    rf"(?<= )(?:(?:bugged|bothered|bugs|bothers|worried|put|annoyed|irritated|unsettled|shocked)"
    rf" me(?: off)?"
    r"|red flags?|alarm bells?|didnt sit right|rubbed me|left a bad taste|gave me (?:a )?(?:bad"
    r"|weird"
    r"|odd|strange|funny)|bad (?:vibe|vibes|sign|feeling)|weird vibe|off putting|mulmig|komisch"
    rf"|(?:was|were|is|felt|feels|seemed|seems|sounded|came across) {_ADVERB}(?:off|weird|odd"
    rf"|creepy"
    r"|sketchy|shady|fishy|toxic|rude|bitter|dodgy|unprofessional|chaotic|disrespectful"
    r"|condescending"
    r"|patronising|patronizing|hostile|aggressive|sexist|strange|disorganised|disorganized"
    r"|arrogant)"
    r"|weekends? (?:\w+ ){0,3}(?:normal|usual|expected|standard|common|part of)|(?:normal|usual"
    r"|expected"
    r"|common|standard|have|need|used) to (?:work|be online|be on call|be available|stay) (?:\w+"
    r" ){0,3}"
    r"(?:weekends?|evenings?|nights?|late|sundays?|saturdays?|holidays?)"
    r"|(?:usually|often|always|basically|all) (?:stay|stays|work|works|working) (?:\w+"
    r" ){0,2}(?:till|until"
    r"|late|weekends|nights|past)|unpaid (?:overtime|trial|work|hours)|no overtime pay|(?:high"
    r"|crazy|huge|massive) turnover"
    r"|(?:everyone|people|half the team|whole team|they all) (?:\w+ )?(?:left|leaves|leaving"
    r"|quit|quits"
    r"|burnt? out)|keeps? (?:leaving|quitting)|(?:third|fourth|second|2nd|3rd|fifth|4th)"
    r" (?:person|one|hire)"
    r" in (?:this|that|the) (?:role|job|seat)|(?:second|third|2nd|3rd|fourth) time (?:this|it"
    r"|that|they|she"
    r"|he) (?:happens|happened|has|have|did|do|cancel\w*|move\w*)|(?:showed|turned|rocked|came"
    r"|joined|logged"
    r"|arrived|was|were) (?:up |in |on )?(?:\w+ ){0,5}late(?! stage)|didnt (?:even"
    r" )?(?:apologi[sz]e|say sorry"
    r"|introduce|look at|read my|know who)|(?:kept|keeps) (?:interrupting|looking at (?:his|her"
    r"|their)"
    r" phone|checking (?:his|her|their) phone)|interrupted me|shouted|yelled|badmouth\w*|bad"
    r" mouth\w*"
    r"|slagg\w* off|talked down|like (?:a|one big) family|no work life balance|wear many hats)(?= )"
)
_PREFACE: Final = re.compile(
    r"(?:one|only|the only|the one|another|other|main|a|thing is|what) (?:\w+ ){0,4}(?:bugged"
    r"|bothered"
    r"|worried|put|annoyed|flag|irritated|shocked|unsettled|odd|weird|off) ?(?:me|for me|was|is"
    r"|though"
    r"|off|a bit|,|:| )*$"
)


def find_success(view: ClauseView) -> FoundNote | None:
    """Returns the clause that says that something went down well."""
    note = FoundNote(NoteKind.WENT_WELL, view.first, view.last)
    text = " " + view.text
    if _OVERALL.match(view.text) and not re.search(r"that (?:one|was|went)", text):
        return None
    if (found := view.search(_THEIRS)) and found[0] - view.first <= 6:
        return note if _is_theirs(view, found[0]) and not _is_denied(view, found[0]) else None
    if (found := view.search(_MINE)) and found[0] - view.first <= 12:
        before = view.line.between(view.first, found[0])
        about = view.text if re.match(r"(?:was|were|is) ", view.line.between(*found)) else before
        if re.match(r"(?:was|were|is|felt|sounded) ", view.line.between(*found)) and _is_person(
            view, found[0]
        ):
            return None
        fine = not _ABOUT_PLACE.search(about) or re.match(r"(?:he|she|they) said ", before)
        return note if fine and not _is_denied(view, found[1]) else None
    return None


def _is_person(view: ClauseView, cue: int) -> bool:
    """Tells whether somebody was good, and not what was said."""
    subject = view.speakers.subject(view.first, cue)
    return subject.doer in (Doer.THEM, Doer.WE, Doer.ME)


def _is_theirs(view: ClauseView, cue: int) -> bool:
    subject = view.speakers.subject(view.first, cue)
    return subject.doer in (Doer.THEM, Doer.LEFT_OUT)


def _is_denied(view: ClauseView, until: int) -> bool:
    return bool(_NOT_GOOD.search(view.line.between(view.first, until)))


def is_reaction(view: ClauseView) -> bool:
    """Tells whether the clause only says how something was taken: "she liked that"."""
    words = view.text.split()
    points_back = {"that", "it", "this", "one"} & set(words)
    return len(words) <= 8 and bool(
        points_back or re.match(r"(?:went|kam|landed|lief|she|he|they|said|very|really)", words[0])
    )


def find_red_flag(view: ClauseView) -> FoundNote | None:
    """Returns what felt wrong, or what may not be asked."""
    if _PREFACE.match(view.text):
        return FoundNote(NoteKind.RED_FLAG, view.last, view.last)
    found = view.search(_ODD)
    if found is None or _is_about_me(view, found[0]):
        return None
    return FoundNote(NoteKind.RED_FLAG, view.first, view.last)


def _is_about_me(view: ClauseView, cue: int) -> bool:
    """Tells "I was late" from "he was late", and the train from people."""
    before = view.line.between(view.first, cue)
    if re.search(
        r"\b(?:bus|train|tram|taxi|cab|uber|flight|metro|weather|lift|wifi|internet)\b", before
    ):
        return True
    return view.speakers.subject(view.first, cue).doer in (Doer.ME, Doer.WE)


def is_unlawful(text: str) -> bool:
    """Tells whether an employer may hardly ask this."""
    return bool(_UNLAWFUL.search(text))
