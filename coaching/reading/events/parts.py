"""Parts of which what happened is told: who does it, what is done, to which interview or
offer."""

from collections.abc import Mapping
from typing import Final

BEGINNINGS: Final = (
    *("|", ",", ";", ":", "-", "–", "—", "/", "(", "and", "but", "or", "so", "because", "today"),
    *("yesterday", "ok", "okay", "yes", "great", "good", "news"),
)
"""Before what begins a clause, also where nobody is named who does it."""
PARTS: Final[Mapping[str, str]] = {
    "day": "(DAY|WHEN|SPAN|HOUR)",
    "who": """(FIRM|PERSON|they|he|she|hr|employer|company|recruiter|manager|boss|agency|team
        |panel
        |interviewer|interviewers|client|school|hospital|council|firm|guy|lady|man|woman
            |headhunter
        |receptionist|people|ROLE|consultant|university|shop|department)""",
    "they": """<who> [people|guys|folks|lot|hr|team|side|of FIRM|from FIRM|at FIRM|in FIRM|there
        |FIRM|PERSON|office|recruiter|manager|recruiting|hiring|themselves]*""",
    "aux": """[have|has|had|is|are|was|were|be|been|being|did|do|does|got|to|and|called|rang|wrote
        |phoned|emailed|texted|decided|going|came|back|ended|up|want|wants|wanted|need|needs
            |needed
        |asked|happened|chose|managed|agreed|said|now|went|ahead]*""",
    "modal": """[have|has|had|is|are|was|were|be|been|being|did|do|does|will|would|can|could|shall
        |able|in position|to|going|decided|want|wants|wanted|now|chosen|chose|taken|longer|any
        |planning|looking|ready|prepared|willing|intending]*""",
    "not": "<modal> (not|no longer|unable|failed|fail|fails|refused|refuse|declined to) <modal>",
    "did": """[have|has|had|did|do|am|and|(decided|going|chose|chosen|agreed) to|went|ahead|now
        |today|DAY|even|happily]*""",
    "be": "(am|is|are|was|were|be|been|being|got|get|gets|getting)",
    "passive": """[have|has|had|will|would|to|now|going|did|do]* <be> [have|being|been|now|all
        |be]*""",
    "to": "[FIRM|PERSON|them|him|her|hr|to|recruiter|know|that|people|team|say]*",
    "of": """[with|at|for|on|in|from|of|by|about|via|over|FIRM|PERSON|DAY|WHEN|HOUR|SPAN|ROLE|them
        |him|her|next|this|last|morning|afternoon]*""",
    "before": """[my|our|your|their|this|that|these|his|her|FIRM|PERSON|DAY|WHEN|HOUR|SPAN|ROLE
        |first|second|third|fourth|final|last|next|2nd|3rd|other|planned|whole|onsite|site|video
        |phone|zoom|teams|job|trial|upcoming|scheduled|entire|hr|technical|panel|intro|screening
            |in
        |person|assessment|todays|tomorrows|s|round|one]*""",
    "talknoun": """(interview|interviews|call|calls|chat|talk|talks|meeting|round|rounds|screen
        |screening|slot|appointment|conversation|zoom|visit|session|thing|trial|shift|test|panel
        |onsite|assessment|catchup|date|demo|tour|viewing|coffee|one|interviewing|day|stage)""",
    "interview": """<before> (interview|interviews|call|chat|talk|meeting|round|screen|screening
        |slot
        |appointment|conversation|zoom|visit|session|trial|onsite|panel|demo|viewing|assessment
            day
        |assessment centre|trial shift|trial day|half day|coffee|catchup|intro|tour|audition)""",
    "talk": "(<before> <talknoun> <of>|it|that|everything|things|this|FIRM|<day> !(off))",
    "thetalk": """(<before> <talknoun>|FIRM|it|me|us|things|everything|DAY|WHEN|HOUR|SPAN|that
        |you)""",
    "job": """[my|our|your|their|this|that|FIRM|ROLE|whole|open|same|new|dream]*
        (job|role|position|post|gig|vacancy|spot|seat|opening|contract|ROLE|placement|place
        |internship|posting) !(interview|interviews|offer|advert|ad|centre|center|description
            |talk)""",
    "app": "my (application|candidacy|candidature|cv|app|applications)",
    "otherkind": """(other|another|different|internal|external|stronger|better|more experienced
        |experienced|suitable|qualified|second|younger|cheaper|closer|local|own|preferred|from
        |inside|in house|outside|some|most)""",
    "other": """(<otherkind> [<otherkind>]* (candidate|candidates|applicant|applicants|person
        |people|guy
        |girl|bloke|woman|man|lady|lad|lass|chap|fella|dude|boy|kid|hire|fit|profile|colleague|one)
        |somebody|others|another|insider|elsewhere|internally|externally|internal|within
        |other guy|next candidate)""",
    "done": "[have|has|had|did|now|went and|is|are|was|were|been|be]*",
    "offer": """[my|our|your|their|this|that|FIRM|ROLE|first|formal|written|verbal|great|good|job
        |new|fantastic|actual|firm|proper|conditional|second|lovely|improved|better|revised|final
        |full|time|email|SUM|s|another]* (offer|offers)""",
    "theirs": "(FIRM|PERSON|them|it|him|her|<offer>|<job>|they)",
    "must": """[have|has|am|also|still|do|got|be|think|that]* (have to|need to|must|got to|should
        |supposed to|expected to|asked to|promised to|agreed to|need|going to|want to|will
            |would)""",
    "doing": """(record|prepare|complete|write|do|build|make|finish|submit|solve|deliver|present
        |hand
        in|turn in|create|draft|put together|film|design|fill in|fill out|translate|work on|code
        |come up with|produce|upload|return|send back|send in|hand over|give)""",
    "taskkind": """(take|home|takehome|coding|code|technical|test|written|case|small|short|little
        |quick|big|unpaid|mini|sample|work|writing|design|sales|lesson|business|marketing|online
            |my
        |their|this|some|minute|SUM|two|one|three|hour|page|30-60-90|30|60|90|-|day|s|logic|skills
        |aptitude|sql|excel|mock|demo|another|final|second|first|pitch|trial|practical|project
            |data
        |product|strategy|personality|psychometric)""",
    "task": """[<taskkind>|<taskkind> <taskkind>]* (test|task|case|case study|codility|codility
        link|hackerrank|testgorilla|test link|link|coding link|assignment|exercise
        |challenge|homework|presentation|plan|video|essay|sample|samples|questionnaire|assessment
            |quiz|mockup
        |pitch|spreadsheet|project|report|writeup|article|prototype|deck|slides|analysis|proposal
        |takehome|take home|brief|portfolio|puzzle|problem|lesson|translation)
        !(of me|went|was good|interview|call)""",
    "promising": """[have|has|said|says|told me|promised|going|is|are|was|to|will|would|they|he
        |she
        |shall|i|that|of|be|agreed|planning|wants|want|intends|meant|supposed|should|'d]*
        (will|would|to|shall|should|is|are|going to|be|gonna)""",
    "asking": """[please|can you|could you|would you|will you|you can|you may|you could|go ahead
        and|i want to|i would like to|i would like you to|i want you to|i need to|i need you to
        |want to|would like to|let us|may you|kindly|maybe|better|hey|hi|coach|bot|ok|okay|and
        |but|no|yes|time to|need to|do|also]*""",
    "nobody": """(nobody|none of them|not soul|not single person|no interviewer|no recruiter
        |neither of them|no body|no panel)""",
    "work": """(boss|bosses|manager|managers|supervisor|lead|team lead|head|director|colleague
        |colleagues|professor|prof|tutor|teacher|mentor|employer|line manager|coworker)""",
    "onceboss": """my [other|two|three|all]* (old|former|ex|previous|last|first|current)
        [old|former|line|team]* <work>""",
    "voucher": """(PERSON|<onceboss>|my <work>|[my|both|all|two|three|of|other]* (referee|referees
        |reference|references|refs|ref) !(number|check|checks|no))""",
    "lately": """[have|has|had|did|was|were|now|today|DAY|WHEN|yesterday|this morning|last night
        |and|been|apparently|them]*""",
    "tells": """[says|said|tells me|told me|texted me|messaged me|emailed me|mentioned|reckons
        |let me know|wrote|called to say|rang to say|texted|me|that|to say]*""",
    "calls": """(called|rang|phoned|telephoned|emailed|contacted|messaged|texted|pinged|approached
        |questioned|asked|reached|rung up|rang up|called up|reached out to|written to|wrote to
        |spoke to|spoke with|spoken to|spoken with|talked to|talked with|chatted to|chatted with
        |got hold of|checked with|heard from|been in touch with|got in touch with|in touch with
        |(had|got on|been on) [quick|long|short|good|phone]* (call|chat|word|phone) (with|to))""",
    "papers": """[my|their|FIRM|employment|signed|job|work]* (contract|offer|paperwork|papers
        |letter
        |agreement|documents|contracts) [letter|of employment]""",
}
"""Each may hold further parts; the names in capitals are the signs of a PlainLine."""
