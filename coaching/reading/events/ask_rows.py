"""The ways in which people ask the coach something, by what it is about."""

from typing import Final

from coaching.reading.events.help_rows import HELP
from coaching.reading.events.rows import compile_rows
from coaching.reading.wishes import AskAbout
from coaching.reading.words.phrase_table import PhraseTable

ASKS: Final[tuple[tuple[AskAbout, PhraseTable], ...]] = (
    (
        AskAbout.PRIVACY,
        compile_rows(
            """
            (what|how much|which data) [all|else|data|info|things|stuff|kind of|sort of]* (do|does
                |did|have|is|are|will) (you|this bot|this|it|bot|app)
                [actually|all|even|keep|got]* (know|store|keep|save|hold|record|remember|collect
                |stored|saved|kept|see|have|got|do)
                [about|on|of|with|down|from]* (me|my|us)
            (can|could|do|did|are) you [still|even|also]* (see|read|reading|hear|access) [all|of]*
                (my|this|these
                |what|our|me)
            (can|could|will|would|does) [my|any|other|future]* (boss|employer|employers|manager
                |company
                |colleague|colleagues|recruiter|recruiters|wife|husband|partner|FIRM) [also|ever]*
                (see|read|access|find|know about|look at)
            (who|who is) [is]* (behind|runs|owns|operates|hosts|running) (this|you|it|bot) [bot|app
                |thing]*
            what [happens|happened|becomes|do you do]* (to|with|of) (my|this|that|everything|all)
                [my|data|notes|messages|stuff|info|things|i|tell you|say|write]*
                (data|notes|messages|stuff|info|tell you|say|write)
            """
        ),
    ),
    (
        AskAbout.STATUS,
        compile_rows(
            """
            <begin> [and|so|sorry|wait|ok|remind me|hang on]* (when|what time|what day|which day
                |where) (is|was|are) [my|the|that|next]* (it|interview|call|one|round|interviews
                |FIRM) [again|on|at|next|exactly|please]*
            what is (my|the) (plan|schedule|agenda|list|day|week) [for|like|of|on|today|this|week
                |DAY
                |tomorrow]*
            (did|have) you [all|even|get to|manage to]* (save|saved|get|got|keep|kept|note|noted|log
                |logged|record|recorded|hear|heard|catch|caught|add|added|write down|receive
                |received|remember|put down) [all|down|of]* (it|that|this|what|my|everything|those
                |these|me|last|all)
            BEGIN you got (it|that|all|this|everything)
            (did|has|is|was|have) [my|that|this|it|last|what i]* [message|messages|note|notes|voice
                |sent|said|it|that|file|everything]* (come through|came through|go through|get
                through|got through|arrive|arrived|saved|noted|logged|recorded|stored|kept|get saved
                |register|reach you|work)
            (which ones|which people|who|whom) [do|have|did|should|must|still|i|not|else]* [to|need
                |all|left|still|not]*
                (thanked|thank|written|write to|owe)
            (when|what time|where|what day|which day) (is|are|was|will|does) [my|next|FIRM|PERSON
                |<day>|s|other]* (<interview>|FIRM|PERSON) !(going to (call|decide|write)|decide)
            (is|are) [my|our|FIRM|s|<day>]* <interview> [FIRM|with|at|on|PERSON|<day>]* (still|on|at
                |moved|now)
            what is (happening|going on|up|new|latest|state|status|news) [with|on|at|of|about]*
                (FIRM|PERSON|<interview>|<job>)
            (am|was|have) i [not|about|all]* (forgetting|forgotten|missing|forget|done) [about|out
                |on]*
                [anything|something|somebody]
            (anything|something) [else|new|urgent|left|more]* (for me|on for|i should know|to know
                |i need|today|on today|this week|i missed|up today)
            BEGIN (to do|todo|what now|whats up next|next) END
            """
        ),
    ),
    (AskAbout.HELP, HELP),
    (
        AskAbout.OFFER,
        compile_rows(
            """
            (do|must|should) i [have|need|to|really]* (accept|sign|say yes|answer|decide|reply)
                [it|them|on]* (straight away|straight|right away|away|at once|immediately|now|on
                spot
                |there and|today|same day)
            what [is|are|would be]* [good|best|nice|polite|right|kind|decent]* (way|ways) to (say no
                |turn down|decline|refuse|reject|accept) [to]* [this|their|job]* (<offer>|job)
            (should|shall|can|could|may|do|would|must|is it|how|when|what) [do|should|can|would|i
                |we|it|to|wise|ok|okay|be|best]*
                (accept|take|negotiate|counter|decline|sign|haggle|ask for more|ask FIRM for more
                    |turn down|say yes|say no|push back|push for) ~
                [<offer>|FIRM|<job>|money|salary|it|more|them|SUM|pay|higher|package|FIRM <offer>
                    |for]
            (is|was|does|would) (this|that|it|SUM|<offer>) [SUM|for|<offer>]* (fair|good|decent
                |enough|low|lowball|reasonable|worth it|competitive) [offer|salary|pay|deal|money
                |for]*
            (which|what) [of|two|one|should|i|do]* (offer|offers|job|one) [should|shall|do|to|i
                |would|is|better]* (take|accept|choose|pick|better|go)
            [before|prior to] (signing|i sign|accepting|i accept|saying yes|i say yes)
            (do|should|can|must|may|could) i [have|need|to|also]* (answer|wait|reply|decide|stall
                |think|take [my|some] time|ask for time) [right|away|now|at once|with|on|about|a|bit
                |straight|over|before|or|until]* <offer>
            [negotiate|negotiating|negotiation] (tips|advice|help) [for|on|with]* (<offer>|salary
                |negotiating|negotiation)
            how [do|can|should|would|could|much|more|i|to]* (negotiate|counter|ask [for|FIRM
                |them]* more|raise salary|ask for time|ask for extension|buy time|stall)
            """
        ),
    ),
    (
        AskAbout.PRIVACY,
        compile_rows(
            """
            (who|anybody|somebody|can anybody|does anybody|do others|is anybody|can others|will
                anybody|can employers|can they|does FIRM|can FIRM|will FIRM)
                [else|can|could|will|does|is|able to|gets to|get to|ever|be|going]* (read|reads
                    |see|sees|look|looks|access|accesses|reading|find|know|store|stores)
                [at]* [this|that|what|my|these|it|messages|notes|here|i|stuff|data|chat
                    |conversation]*
            (where|how long|how) [do|does|is|are|will|you]* [my|this|all|data|everything|notes
                |messages|chat|stuff|info|it]* [is|are|be|you]* (stored|kept|saved|held|keep
                |store|go|end up|hosted)
            (is|are) [this|that|my|it|info|information|details|secrets|what|data|everything|chat
                |notes|i|say|write|type|tell|you
                |here|messages|stuff]* [kept|all|100|fully|totally|even|ever|being]* (private
                |safe|secure|confidential|encrypted|shared
                |anonymous|public|stored)
            (do|does|will|would) (you|this|bot|it) [ever|also|all]* (share|show|pass|give|send
                |sell|store|keep
                |save|leak|tell|record
                |track|forward|use) [my|any|what|all|this|that|of|anybody|FIRM|data|messages|to
                |with]*
            """
        ),
    ),
    (
        AskAbout.EXPORT,
        compile_rows(
            """
            (can|could|may|how|is|want|would like|i) [i|do|can|you|to|it|there|way|possible
                |please|we|for|me|like]* (export|download|get copy|have copy|save|back up|print
                |extract|pull)
                [copy|all|of|my|this|everything|data|notes|it|out|as|file|chat]*
            (get|have|save|send me|give me|see) [all|everything|it|this|my|data|notes|stuff|of]*
                (as|in|to|into) [one|single|some]* (file|pdf|csv|excel|word doc|document|spreadsheet
                |json)
            (give|send) me [copy|all|of|my|everything|you have|on me|data|notes|file|pdf|csv]*
                (data|file|export|copy|csv|pdf|everything you have)
            """
        ),
    ),
    (
        AskAbout.CHECK_IN,
        compile_rows(
            """
            (should|shall|can|could|may|when|how|is it|would it|do|must|too|ok|okay|what) [i|we
                |be|it|long|soon|early|late|ok|okay|rude|pushy|weird|bad|wrong|too|to|do|should
                |can|before|wait|for|until|is]*
                (nudge|chase|follow up|check in|ping|poke|write again|email again|call again|ask
                    again|ring again|email them|write to them|ask for update|ask for news|get in
                    touch|email FIRM|call FIRM|ring FIRM|wait|message them|reach out|hear back
                    |contact them|contact FIRM|ask them|ask FIRM)
                [PERSON|FIRM|them|him|her|now|again|up|yet]*
            (can|may|should|could|do|shall|must|would) i [just|now|already|then]* (ring|call|email
                |phone|write|message|contact|text|ask|remind) (PERSON|FIRM|them|him|her|back) [now]*
                (again|for news|for update|or wait|or leave|about it|yet|already|to ask|to see)
            (gone|so|very|went|been) (quiet|silent|dark) ~ [what|should|do|now|i]*
            (still|have|has|why|when|not|no) [i|they|he|she|FIRM|PERSON|did|do|will|would|has
                |have|is|it]* (not heard|no reply|no answer|no word|no news|silent|so quiet
                |ghosting|taking so long) ~ [should|what|now|do]*
            """
        ),
    ),
    (
        AskAbout.THANK_YOU,
        compile_rows(
            """
            (should|shall|do|can|when|how|what|is it|must|may) [i|to|be|we|it|do|need|should|have
                |too|late|soon|ok|still|even]* (thank|write thank|send thank|send note|write note
                |say thank|write in thank|send card) [you|PERSON|them|him|her|note|email|to]*
            (what|how) (should|do|can|shall|could) i (write|put|word it|phrase it|begin it|start it)
                [to PERSON|to her|to him|to them]* !(here|to you)
            [help|how|can|you|me|to]* (write|draft|word|phrase|compose) [me|my|thank|good|nice]*
                (thank you|thanks|thank-you|note) [note|email|letter|to|PERSON]*
            """
        ),
    ),
    (
        AskAbout.REFERENCES,
        compile_rows(
            """
            (who|whom|how|which|when|should|what|can|do) [should|do|can|i|to|could|would|is|best
                |people|one|many|as|my|give|put|down|name|use|ask]* (referee|referees|reference
                |references)
            """
        ),
    ),
    (
        AskAbout.MOVE,
        compile_rows(
            """
            (can|could|may|should|shall|how do|how can|is it ok to|is it okay to) [i|we|to|ask|them
                |still|please|maybe|just]*
                (move|reschedule|change|push|shift|postpone|rearrange)
                [the|my|that|this]* (it|interview|call|appointment|meeting|round|FIRM|DAY)
                !(reminder|reminders|ping|pings)
                [to|from|back|for|until|till|later|another|DAY|HOUR|WHEN|day|time]*
            """
        ),
    ),
    (
        AskAbout.BEFORE,
        compile_rows(
            """
            (what|which|how|when|where|do|should|must|anything) [should|do|must|can|to|i|else|need
                |have|documents|papers|things|clothes|early|much|is|there|time]*
                (bring|take with me|wear|dress|have with me|pack|know before|remember before|arrive
                |be there|get there|prepare for|do before|look up before)
                [for|to|on|the|interview|DAY|FIRM|PERSON|it|by|with|me|there|tomorrow]*
            (what|show|send|give|where|see|read) [is|me|us|the|my|that|can|i]*
                (checklist|check list) [again|now|please|for|FIRM|interview]*
            (remind|ping|tell|nudge) me [again|please|pls|of|about|the|my|interview|an|one|two|hour
                |hours|few|half|day|it|FIRM]* (before|beforehand|evening before|day before
                |night before|hour before|morning of)
            """
        ),
    ),
    (
        AskAbout.PRACTICE,
        compile_rows(
            """
            (can|could|let|help|how|want|would like|i|please|what) [we|you|me|us|do|can|should|i
                |to|like|want|let|please|some|for|questions|will they|might they|with|best]*
                (practise|practice|rehearse|mock|train|prepare|prep|drill|quiz|ask me questions
                |role play|roleplay|run through)
                [for|my|FIRM|PERSON|interview|me|questions|with|on|some|DAY|it]*
            <begin> <asking> (quiz|test|drill|grill|mock interview|practise with|practice with) me
            (give|ask) me [some|few|practice|mock|typical|an|more]* (questions|question|mock
                interview|quiz)
            """
        ),
    ),
    (
        AskAbout.SETTINGS,
        compile_rows(
            """
            (can|how|change|want|set|where|need|i|update|could) [i|you|do|to|can|please|want|my
                |we|set|would|like]* (change|set|update|switch|turn|adjust|edit) [off|on|my|these
                |when|you|quiet|waking]*
                (timezone|time zone|time|zone|language|settings|name|hours|reminders
                    |notifications|city|country)
            BEGIN settings
            <begin> <asking> (change|set|update|switch|adjust) (my|your) (timezone|time zone
                |language|name
                |hours|reminders|notifications|city|country|quiet hours)
            """
        ),
    ),
    (
        AskAbout.STATUS,
        compile_rows(
            """
            (what|anything|something|whatever|which|is there anything|do i have anything|have i
                got anything|are there things) [else|is|are|do|have|should|must|can|could|i|my|we
                |got|on|steps|still|now|am|supposed|need|to|there|things|that|all|of|up|should
                |jobs|tasks]*
                (next|do now|do next|to do|left|open|pending|outstanding|due|on my plate|my list
                    |on my list|on today|waiting|missing|coming up|next move|next step|next steps
                    |remaining|do today|do first
                |owe|on my side|urgent|forgotten|forgetting|on deck|do tomorrow|do for FIRM|do
                    about FIRM|up next|to finish|need to do|have to do|on agenda|agenda)
            (where|how) (am|are|is|do|does) [i|we|things|my|everything|it|all|FIRM|search
                |applications|with]* (stand|standing|at|with FIRM|with them|looking|going|up to)
                [with|on|at]*
            (give|show|send|tell|list|remind) [me|us]* [an|my|quick|all|of|what|is|short|full
                |current|everything]* (overview|summary|status|update|rundown|recap|list|todo
                |todos|tasks|to-dos|open|everything|pipeline|agenda|schedule|outstanding|pending
                |jobs|interviews|people|everybody|contacts|applications|progress|what i have
                |where i am|where things are
                |next)
            (who|whom) [do|have|did|should|must|still|i|not|else|to|need]* (thanked|thank|written
                |write|owe|need to|contact|chase|answer|reply|get back)
            (my|status|overview|summary|todo|agenda|schedule|progress) (list|todo|status|overview
                |please|agenda|week|so far|of)
            (how many|which|what) [jobs|applications|interviews|companies|of|my|are|do|i|have
                |still|steps|things|deadlines]* (open|running|left|going|active|still|have i|do i
                have|coming up|ahead|alive)
            (when|what time|where|what day) is my [next|FIRM|first|second]* <interview>
            """
        ),
    ),
)
"""What a question to the coach is about; the first one that fits counts."""
