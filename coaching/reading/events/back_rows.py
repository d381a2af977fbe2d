"""The ways in which people want reminders back, ask which are off, and take back what was done."""

from typing import Final

from coaching.reading.events.rows import compile_rows

_NOUNS: Final = "(reminders|reminder|pings|messages|nudges|notifications|alerts)"
_REMINDERS: Final = (
    "(reminders|reminder|pings|messages|nudges|notifications|alerts|everything|them all"
    "|all of them|it all|all of it|them)"
)
_TO_REMIND: Final = (
    "(remind|reminding|ping|pinging|nudge|nudging|message|messaging|text|texting|write|writing"
    "|talk|talking|speak|speaking|bother|bothering|prod|prodding)"
)
_AGAIN: Final = "[again|now|as before|as usual|as planned|for me|once more|thanks|coach]*"
_WHOSE: Final = "[all|my|your|the|of|me|with|to|sending|on|them|up|ok|okay|and|kinds of]*"
_OFF: Final = (
    "(off|switched off|turned off|muted|paused|silenced|stopped|disabled|quiet|silent|on mute"
    "|on pause|on hold|asleep)"
)
_SWITCH: Final = (
    "(switch off|turn off|switch|turn|mute|pause|silence|stop|disable|switched off|turned off"
    "|switched|turned|muted|paused|silenced|stopped|disabled)"
)
RESUME: Final = compile_rows(
    f"""
    <begin> <asking> (resume|unpause|unmute|unsnooze|un-pause|un-mute|un pause|un mute|reactivate
        |re-enable|restart) [{_WHOSE} {_REMINDERS}|reminding|me|yourself]* {_AGAIN}
    <begin> <asking> (end|lift|stop|finish|break|cancel|drop|leave|clear|remove|kill) {_WHOSE}
        (pause|quiet|silence|mute|quiet time|quiet mode|holiday mode|being quiet|being silent
        |keeping quiet) {_AGAIN}
    <begin> <asking> (start|begin|go back to|get back to|carry on|continue|keep on|keep|go on)
        [with]* {_TO_REMIND} [to]* [me|us]* {_AGAIN}
    <begin> <asking> (start|begin|send|give|bring|let me have|continue) [sending|with|me]* {_WHOSE}
        {_NOUNS} [again|back] {_AGAIN}
    <begin> <asking> (turn|switch|put|bring) {_WHOSE} [{_REMINDERS}]* (back on|on again|on)
        {_AGAIN}
    <begin> <asking> (turn on|switch on|enable|turn back on|switch back on) {_WHOSE} {_REMINDERS}
        {_AGAIN}
    <begin> <asking> [i]* (want|need|like|would like|miss) {_WHOSE} {_NOUNS} [all]*
        (back|again|on|back on|on again) {_AGAIN}
    <begin> <asking> ({_NOUNS}|everything) [all|can|should|may|come|go|be]*
        (back|on|back on|on again) {_AGAIN}
    <begin> you (can|may|could|are allowed to|are free to) [start|come back|go back to|begin]*
        {_TO_REMIND} [to|me|us|with]* (again|now) {_AGAIN}
    <begin> [i]* [am|do]* (not|no more|no longer|enough|done with) [need|want|with|being|your|the]*
        (quiet|silence|pause|paused|silent) [time|mode]* [more|any|anymore|longer|please]* {_AGAIN}
    <begin> [the|my|your]* (quiet|silence|pause) (is over|can end|is done|over) {_AGAIN}
    <begin> <asking> (pick up|carry on|continue|go on|take up) [it|from|where|we]*
        (left off|stopped|again|were)
    """
)
RESUME_IN_QUIET: Final = compile_rows(
    f"""
    <begin> [i|we]* [am|are]* (back|back home|back at my desk|here again|around again|back online)
        {_AGAIN}
    <begin> <asking> {_TO_REMIND} [to]* me {_AGAIN}
    <begin> you can [start|come back|be]* (loud|back|talk|speak) {_AGAIN}
    """
)
"""Mean that only to a coach who keeps quiet."""
_ASKS: Final = "[remind me|tell me|and|so|wait|hang on]*"
REMINDERS_ASKED: Final = compile_rows(
    f"""
    <begin> {_ASKS} (which|what) [of|my|your|all|kind of|kinds of|other]*
        [{_NOUNS}|ones|kinds|topics|things]* (is|are|did|have|do|has|was|were) [i|you|still|all
        |not|we|currently]* ({_OFF}|{_SWITCH} [off]*) [by me]*
    <begin> {_ASKS} (which|what) [of|my|your]* ({_NOUNS}|ones|kinds|topics)
        (is|are) [still|all|switched|turned|currently]* (on|active|enabled|switched on|turned on)
    <begin> {_ASKS} (is|are|have|has|did|was) [my|all|the|any|of|your|still]* {_NOUNS}
        [still|all|currently|been]* ({_OFF}|on)
    <begin> {_ASKS} (am|are|have|is) (i|you|we|everything) [still|all|currently|been|now]*
        (paused|quiet|muted|silent|on mute|on pause|asleep|silenced|switched off|turned off)
        [you|now|at moment]*
    <begin> {_ASKS} (did|have) (i|we) {_SWITCH} (you|{_NOUNS}|anything|something|any|everything)
        [off|of|{_NOUNS}]*
    <begin> {_ASKS} (what|which) [all|else|{_NOUNS}]* (did|have) (i|we) {_SWITCH} [off]*
    <begin> {_ASKS} (how long|till when|until when|when) (are|is|will|do|does) (you|it|we)
        [be|keep|stay|stop|being|going to]* (quiet|paused|silent|muted)
    <begin> why [are|do|did|have|has|is|there|you|i|no]* [not]* [get|getting|hear|sent|send]*
        [me|any|no]* {_NOUNS}
    """
)
UNDO: Final = compile_rows(
    """
    <begin> <asking> (undo|revert|reverse|roll back|rollback|un-do) [my|all of|what|you|i]*
        [that|it|this|last|change|changes|one|thing|did|step|previous|action]*
    <begin> <asking> (take|put|change|set|turn|bring|switch) (that|it|this|last one) back
        [again|how it was|as it was|to how it was|to what it was]*
    <begin> <asking> take back [that|it|this|last|one|message|what i said]*
    <begin> <asking> (scratch|scrap|ignore|disregard|forget) (that|this|last|my last|what i)
        [one|message|said|thing|wrote|bit]*
    <begin> [oops|whoops|no|wait]* [that|it|this|i]* [was|is|did|have|had]* (by accident|accident
        |misclick|wrong button|mistap|hit wrong button|pressed wrong button|wrong tap|not mean that
        |not mean to|not mean to do that|slip of finger) [press|tap|hit|do|send]* [that|it|one]*
        [by accident]*
    <begin> [oops|whoops|no|wait]* i (pressed|hit|tapped|clicked) [that|on|it]* [one|button]*
        (by accident|by mistake|wrong button|wrong one|wrongly|accidentally)
    """
)
"""Is meant so where it is all that is said."""
