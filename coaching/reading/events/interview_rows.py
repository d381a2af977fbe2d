"""The ways in which people tell that an interview is off, has another time, or that nobody
came."""

from typing import Final

from coaching.reading.events.rows import compile_rows

CANCELLED: Final = compile_rows(
    """
    <they> <aux> (@cancel|@call_off|@pull_out|@back_out|@cry_off|@bail) !(<app>)
    <they> <aux> @call <thetalk> off
    <they> <aux> (@scrap|@axe|@nix|@scratch|@bin|@pull|@drop|@kill|@withdraw|@shelve|@ditch)
        (<thetalk> !(out|down)|plug !(on me)|<job>)
    <they> <aux> (@freeze|@pause|@stop|@halt|@suspend|@cut|@eliminate|@close|@abolish|@cancel)
        [my|their|all|this|that]* (<job>|hiring|recruitment|recruiting|search|process)
    <they> <not> (need|want|needs|wants|require|seeing|see) me [to|for|in|on]*
        (come|there|turn|attend|in|DAY|WHEN|interview|any more|anymore)
    <they> (no longer|not) (want|need) to (see|meet|interview) me
    <talk> <passive> (cancelled|scrapped|axed|called off|binned|off|dead|pulled|dropped|withdrawn
        |void|no more|no longer (on|happening|needed|going ahead|taking place))
    <talk> <not> (happening|on|going ahead|taking place|needed|happen|go ahead|take place|required
        |going to happen|going to be)
    <talk> (fell|fallen|falls|has fallen|have fallen) through
    <they> <not> (interviewing|hiring|recruiting|filling)
        [for|<job>|people|candidates|now]* (any more|anymore|any longer|after all|now)
    no (interview|call|meeting|chat|screen) [at|with|on|for|FIRM|PERSON|DAY|WHEN]* after all
    (<day>|<day> one|<day> thing) [with|at|FIRM|PERSON|is|has been|was|been|now]*
        (off|cancelled|called off|scrapped|binned|not happening)
    <job> <of> <passive> (frozen|cancelled|scrapped|withdrawn|cut|pulled|axed|on hold|on ice
        |paused|dead|closed|shelved|deleted|off)
    <job> <of> [does|did|is]* (no longer|not) (exist|exists|available|there|open|funded)
    (hiring|recruitment) (freeze|stop|pause)
    (hiring|recruitment|recruiting) <passive> (frozen|stopped|paused|on hold)
    """
)
NO_SHOW: Final = compile_rows(
    """
    <nobody> [from|at|on|in|else|there|of|FIRM|PERSON|them|hr|side]* <aux>
        (@come.ed|@show.ed|@join.ed|@turn_up.ed|@appear.ed|@connect.ed|@pick_up.ed|@answer.ed
        |@ring.ed|@call.ed|@phone.ed|@dial.ed|@log.ed|let me in|@open.ed|@greet.ed|@arrive.ed
        |@meet.ed me|@expect.ed|@know.ed) !(back|yet|PERSON|FIRM|him|her|them)
    <nobody> [from|at|on|in|else|there|of|FIRM|PERSON|them|hr|side]*
        (was|were|is|has been|been) (there|on it|on call|on line|on|around|in|waiting|available
        |present|here|online|to be seen)
    <they> [have|has|had|did|even]* not [have|even|come to|actually|manage to]* (@show|@join
        |@turn_up|@appear|@dial|@log|@connect|@come !(back|across|up|through|over)|@arrive
        |@pick_up) [up|in|on]
    <they> <aux> (fail|failed|fails) to (show|appear|join|turn|dial|connect|call|come|ring|attend)
    <they> <aux> @forget [about|to]* (<thetalk>|call|join|ring|dial)
    <they> <aux> (was|were|been)* (no show|noshow|no-show)
    <they> <aux> @leave (me|us) (hanging|waiting|sitting|standing|stranded)
    <they> <aux> (@stand (me|us) up|@ghost (me on|me for|<talk>)|@no_show|noshowed|no showed)
    <they> <did> not (call|ring|phone) (me)* [at|when|as|on]* (HOUR|planned|agreed|promised
        |scheduled
        |arranged|all)
    <me> <aux> (sitting|sat|alone|left|waiting|stood) [sitting|there|all|completely|on|my|own|in]*
        (alone|on my own|by myself|hanging)
    <me> [was|sat|there|am|been]* (stood up) [by]
    @wait ~ (for nothing|in vain|no sign|nobody|not soul)
    no (sign|trace|word) of (FIRM|PERSON|them|anybody|interviewer|him|her|interviewers)
    (empty|dead) (room|call|meeting|zoom|line|lobby)
    (no show|no-show|noshow) (by|from|at)
    interviewer (no show|no-show|absent)
    not soul
    """
)
MOVED: Final = compile_rows(
    """
    (i|we) can not (do|make|manage) [it|on|for]* <day> [at|with|for]* [FIRM|PERSON|them]* , [but|so
        |and|then]* <they> [said|says|confirmed|offered|gave me|suggested|agreed|told me|that]*
        <day> [at|HOUR|is|instead|would be|will be|works|fine|ok|okay|good|for them]*
    <they> <aux> (@reschedule|@rearrange|@postpone|@delay|@prepone|@rebook|@defer|@adjourn
        |@reorganise|@reorganize|@bring_forward|@put_back|@push_back|@move_up|@push_out)
            !(forward)
    <they> <aux> (@move|@push|@shift|@bump|@change|@switch|@swap|@slide|@nudge|@knock|@slip
        |@kick) <thetalk> !([up|from|to|by]* SUM) [back|forward|out|up|on|over|to|by|till|until|for
        |again|around
        |about|earlier|later|from|day|days|week|hour]*
    <they> <aux> (@put|@bring|@set) <thetalk> (back|forward|off|out|to <day>)
    <they> <aux> (@move|@push|@shift|@bump|@change|@switch|@swap) (to|till|until|from|for)
        (<day>|another|later|earlier|next|different)
    <they> [have|has|had|is|are|was|called|rang|emailed|wrote|to|and|just]* (@ask|@want|@need
        |@suggest|@propose
        |@wonder|@request|@offer|would like|have|had) [me|us|if|we|i|could|can|would|to|for
            |whether|that|about]*
        (move|reschedule|rearrange|postpone|shift|push|swap|change|do|make|delay)
        (<day>|<talk>|to <day>|it|another|different|later|earlier) [instead]
    <they> [have|has|had|is|are|was|would]* (@ask|@want|@need|@propose|@suggest|@request|ask) [me
        |us|for|FIRM|PERSON|them]*
        (another|new|different|later|earlier|other) (date|day|time|slot|appointment)
    <me> <aux> (@ask|@request) [FIRM|PERSON|them|him|her|for|to|if|we|could]*
        (another|new|different|later|earlier|other|move|reschedule|postpone) (date|day|time|slot
        |appointment|<talk>)
    <they> <modal> (not|no longer) (make|do|manage|be there|be available|available|free|able to
        |work for them) [on|for|at]* (<day>|it) [any|more|anymore|longer]*
    <day> [is|does|did|do|will|can]* (no longer|not) (work|works|good|possible|suit|suits) [for
        |them]*
    <talk> <passive> [now]* (moved|pushed|shifted|rescheduled|postponed|delayed|bumped|preponed
        |changed|brought forward|put back|put off|rearranged|deferred|switched|swapped|set back
        |moved forward|rebooked|adjourned)
    <before> <talknoun> [is|are|will be|to be|on|at|has become|becomes]* now [is|be|on|at|in
        |for]* <day>
    (it|that) (is|will be|would be) [now|going to be]* [on|at]* <day> (now|instead)
    (it|FIRM) (is|are) now [on|at|in|for]* <day>
    FIRM [is|:|-|–]* now [on|at|for]* <day>
    <talk> <not> [be|on|at|until|till|before]* <day> [,|but|any|more|anymore|it|is|will be]* [on
        |at]* <day>
    <day> instead
    <they> [is|are]* now [on|at|in|for|going to be]* <day>
    (one|thing) [with FIRM|at FIRM]* (is|will be) <day> now
    <they> <aux> (@switch|@change|@swap|@move) (days|dates|times|slots|day|date|time|slot)
    instead of (<day>|my|our|that)
    now (it is|is|it will be) [on|at|in|for]* <day>
    not <day> any more
    i am now [in|on|at|with|them|seeing|meeting|going|there|for|down|booked|due|expected
        |scheduled]* <day>
    (new|revised|updated|changed) (time|date|slot|appointment|day) [is|:|,|-|for|on|given|came
        |set|of|will be|FIRM]*
    (@settle|@agree|@land) on <day> [instead|now]
    @decide on <day> (instead|now)
    (another|different|later|earlier|other) (date|day|time|slot)
    from <day> to <day>
    (@swap|@switch|@change|@trade|@exchange) (<day>|<talk>) (for|to|with) <day>
    (see|seeing|meet|want|take|have) me (day|hour|week|an|bit|HOUR|SPAN|half)* (earlier|later
        |sooner)
    (day|hour|week|days|hours|half an hour|SPAN|bit) (earlier|later|sooner)
    """
)
