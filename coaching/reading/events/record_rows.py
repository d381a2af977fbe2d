"""The ways in which people ask what they told: whom they thanked, what was said, how long it is."""

from typing import Final

from coaching.reading.events.rows import compile_rows
from coaching.reading.wishes import AskAbout
from coaching.reading.words.phrase_table import PhraseTable

_LEAD: Final = (
    "BEGIN [hey|hi|coach|ok|okay|and|but|wait|quick|question|remind me|tell me|show me|can you"
    "|could you|do you know|do you remember|i forgot|i forget|i can not remember|no idea|not sure"
    "|i wonder|,|:|of|whether|if|again|hm]*"
)
_THEY: Final = "(they|he|she|PERSON|FIRM|anybody|somebody)"
_WHOM: Final = "[PERSON|FIRM|them|him|her|everybody|anybody|people|to|all|my|their|off|out|at]*"
_SMALL: Final = (
    "[is|are|was|were|be|been|do|did|does|have|has|had|i|we|still|not|need|needs|to|yet|left|more"
    "|people|there|all|of|them|get|gets|got|missing|open|want|wants|must|FIRM|at|from|in|it|that"
    "|they|last|ever|first|now|since|exactly|else|my|own|waiting|am|will|remember|manage|s|me]*"
)
_MANY: Final = f"{_SMALL} {_SMALL} {_SMALL}"
_THANKS: Final = (
    "(thank you|thank yous|thank-you|thank-yous|thankyou|thankyous|thanks|thank|thanking) [note"
    "|notes|letter|letters|email|emails|message|messages|card|cards]*"
)
_WRITE: Final = (
    "(@write|@email|@message|@contact|@chase|@nudge|@text|@ping|@reply|follow up|followed up"
    "|check in|checked in|reach out|reached out|get in touch|got in touch|been in touch|get back to"
    "|got back to)"
)
_LETTER: Final = (
    "[check in|follow up|feedback|linkedin|reply|referee|briefing]* (letter|letters|note|notes"
    "|email|emails|check in|follow up|invite|invites|invitation|reply|message|request|briefing)"
)
_SAY: Final = (
    "(@say|@tell|@mention|@talk|@speak|@discuss|@answer|@ask|@note|write down|wrote down"
    "|written down|@cover|@explain|@think|@like|bring up|brought up|@reply|@learn|@hear|@worry"
    "|@doubt)"
)
_DECIDE: Final = (
    "(@decide|decision|get back|come back|let me know|tell me|hear|know|find out|@answer|@call"
    "|@reply|ring|write|email|want to decide|make up their mind)"
)
_MEANT: Final = "[meant to|supposed to|due to|going to|want to|wanted to|expected to|expect to]*"
_PART: Final = (
    "(recruiter|hiring manager|interviewer|interviewers|coordinator|panel|contact|contacts|boss"
    "|team lead|people|hr person)"
)
_DETAIL: Final = (
    "(title|email|address|email address|phone|phone number|number|surname|last name|name|names|role"
    "|job|part|linkedin|contact details|details)"
)
RECORD_ASKS: Final[tuple[tuple[AskAbout, PhraseTable], ...]] = (
    (
        AskAbout.THANKED,
        compile_rows(
            f"""
            {_LEAD} (did|have|had|when did|when have|was it that) [not]* i {_SMALL}
                (@thank|forgotten to thank)
            {_LEAD} (did|have|had|when did|when have) [not]* i {_SMALL} (@send|@write|@email|@do)
                {_WHOM} {_THANKS}
            {_LEAD} (who|whom|anybody|which people|which of|how many) {_MANY} [send|write|email]*
                {_THANKS}
            {_LEAD} (who|whom) {_MANY} thanked
            {_LEAD} [is there|are there]* (anybody|somebody) {_MANY} (thank|thanked|{_THANKS})
            {_LEAD} (what|which|any|are there any|how many) {_THANKS} {_SMALL}
                (left|open|missing|due|outstanding|remaining|pending|to do|to write|to send|there)
            {_LEAD} (is|are|was|were|has|have) [everybody|PERSON|all|they|of|them|at|FIRM|been]*
                thanked
            {_LEAD} (did|have|has|are|is) [all|my|the|PERSON]* {_THANKS} {_SMALL}
                (go out|gone out|sent|done|written|out|gone)
            """
        ),
    ),
    (
        AskAbout.WRITTEN,
        compile_rows(
            f"""
            {_LEAD} (when|what day|how long ago|how often|how many times) {_SMALL} i {_SMALL}
                ({_WRITE}|@send)
            {_LEAD} how long {_MANY} i {_SMALL} {_WRITE}
            {_LEAD} (when|how long ago) (is|was) my last (email|message|letter|note|check in|nudge
                |follow up|contact)
            {_LEAD} (did|have) [not]* i {_SMALL} {_WRITE} {_WHOM} !(down)
            {_LEAD} (did|have) [not]* i {_SMALL} @answer (PERSON|FIRM|them|him|her)
            {_LEAD} (did|have) [not]* i {_SMALL} (@send|@do) {_WHOM} {_LETTER}
            {_LEAD} (did|have) [not]* i {_SMALL} (@add|@connect|@invite) [with]* PERSON
            {_LEAD} what (did|have) i {_SMALL} (@send|@write|@email) [to]*
                (PERSON|FIRM|them|him|her)
            {_LEAD} (did|have|has) [all|my|the|PERSON]* {_LETTER} {_SMALL}
                (go out|gone out|sent|out|gone)
            """
        ),
    ),
    (
        AskAbout.PROMISED,
        compile_rows(
            f"""
            {_LEAD} (what|anything|something|which things|did|have|whom|who|when) {_MANY}
                [{_THEY}|anything|something|promises]* {_SMALL} (@promise|@commit|promises to keep
                |agree to do|agreed to do|@offer to|i would do|promises)
            {_LEAD} what (did|have) i {_SMALL} (say|said|tell|told|agree|agreed) [PERSON|them|him
                |her|FIRM]* [that]* i would
            {_LEAD} (what|which) (are|is) (my|their|our) [open]* (promises|promise|commitments)
            """
        ),
    ),
    (
        AskAbout.WAITED,
        compile_rows(
            f"""
            {_LEAD} (how long|since when|how many days|how many weeks) {_MANY}
                [{_THEY}]* {_SMALL} (@wait|@hear|heard|quiet|silent|since|ago)
            {_LEAD} how long {_MANY} {_THEY} {_SMALL} (quiet|silent|@say|said|take|taking|need)
            {_LEAD} (when|how long ago) (did|have|has) (i|{_THEY}) [last]* (@hear|@write|@call
                |@reply|@answer|get in touch|@contact|@email|get back|got back)
            {_LEAD} (when|by when|till when|until when|what day|which day|how soon)
                (do|does|will|did|is|are|would|should) ({_THEY}|it) {_SMALL} {_MEANT} {_DECIDE}
            {_LEAD} (when|by when|what day|how soon) (do|will|should|can|am|would) (i|we) {_SMALL}
                {_MEANT} (hear|know|find out|get answer|have answer|get decision|expect)
            {_LEAD} (did|has|have) {_THEY} {_SMALL} (@reply|@answer|@decide|@respond|get back
                |got back|been in touch|come back|came back|@call|@ring|@write|@email|@contact)
                !(off|it off|my|me off|for)
            {_LEAD} (when|by when|what day) (is|was) [the|their|FIRM|s]* (decision|answer due
                |decision due|decision date)
            {_LEAD} (what is|what was) [the|their|FIRM|s]* (decision date|decision day
                |deadline for decision)
            {_LEAD} (did|have|has) {_THEY} {_SMALL} (@say|@tell|@name|@give) {_SMALL} (when|by when
                |day|date)
            """
        ),
    ),
    (
        AskAbout.MET,
        compile_rows(
            f"""
            {_LEAD} (who|whom) {_MANY} (@meet|@see|talk to|talked to|talk with|talked with|spoke to
                |speak to|speak with|spoke with|@interview|talking to|set up|on panel|in panel
                |in room|in call|on call|was there|know) !(to|in next)
            {_LEAD} (who|whom) (was|were|is|are) {_SMALL} (in|on|at|from|there|panel) [the|FIRM|
                interview|panel|call|round|room|DAY]*
            {_LEAD} (who|what) (is|was) [my|PERSON|the]* {_PART} [s|is]* [at|FIRM|again]*
            {_LEAD} who (is|was) PERSON
            {_LEAD} (who|what|give me|send me) [is|was|are|were]* PERSON [s]* {_DETAIL}
            {_LEAD} what (is|was|are|were) [the|their|her|his|my]* [{_PART}]* [is|s]* {_DETAIL}
                [of]* [PERSON|{_PART}|people]*
            {_LEAD} (do|did) (i|you) {_SMALL} (have|get|know|note|keep) {_SMALL} PERSON {_DETAIL}
            """
        ),
    ),
    (
        AskAbout.NOTED,
        compile_rows(
            f"""
            {_LEAD} (what|which|anything) [things|questions|else|all]* (did|have|had|has)
                (i|we|{_THEY}) {_SMALL} {_SAY}
            {_LEAD} (what|how much) (did|has|have) {_THEY} {_SMALL} (@offer|@propose)
            {_LEAD} (what|how much) (is|was) [the|my|their]* (salary|pay|offer|package|bonus|rate)
                [at|from|with|of|FIRM|PERSON|again]* !(_|:|,)
            {_LEAD} what went [badly|wrong] [at|with|FIRM|there|interview|last|time]* !(_|:|,|-)
            {_LEAD} what (did|have) i {_SMALL} (@forget|leave unsaid|left unsaid|leave out|left out)
            {_LEAD} (read|show|give|send) [me|back]* [all]* my notes
            {_LEAD} what (i|we|{_THEY}) {_SMALL} {_SAY}
            {_LEAD} what [exactly]* (was|were|is|are) [{_THEY}|his|her|their|my]* [s]* (worried
                |concerned|unsure|doubt|doubts|worry|worries|concern|concerns|question|questions
                |interested|answer|answers|critical|sceptical|skeptical)
            {_LEAD} how (did|have) i {_SMALL} (@answer|@reply|@explain|@put|@say)
            {_LEAD} (what|which notes|anything|what notes) (do|have|did) (you|i|we)
                [still|got|have|actually]* (have|got|know|note|noted|keep|kept|written|saved) [down
                |noted|saved|written|notes]* (on|about|for|from|of) !(me|my|us)
            {_LEAD} (what is|what was|what do i have) [there]* (on record|in my notes|in your notes
                |in notes)
            {_LEAD} [give|read|find|send|show|what are|where are]* [me]* (my|all|all my|our) notes
                [again|back]* (on|about|for|from|with|of)
            {_LEAD} (did|have|has) (i|we|{_THEY}) {_SMALL} {_SAY} [to|with]* (them|him|her|PERSON
                |FIRM|anything|something|about)
            {_LEAD} (did|has) {_THEY} {_SMALL} (@mention|@ask|bring up)
            """
        ),
    ),
)
"""What a question about the record asks for; the first one that fits counts."""
