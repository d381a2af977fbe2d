"""The ways in which people ask the coach for something: to wait, to delete, to tell them."""

from typing import Final

from coaching.reading.events.rows import compile_rows

QUIET: Final = compile_rows(
    """
    <begin> <asking> (remind|ping|nudge|prod|chase|prompt) (me|us) about
    <begin> <asking> (ask|tell|text|message) (me|us) about
        (it|this|that|these|those|FIRM|PERSON) [again|later|tomorrow|then|next|on|at|in|DAY|WHEN
            |HOUR|SPAN|week]*
    <begin> <asking> (remind|ping|nudge|poke|prod|text|message|ask|bug|try|buzz|chase|catch|write
        |prompt|hit|wake|tell|come back to|check in with|check with|check back with|get back to
            |annoy
        |pester|contact) (me|us) [up] (again|back|later|in|at|on|after|when|once|tomorrow
            |tonight
        |morning|evening|afternoon|DAY|WHEN|HOUR|SPAN|to|of|next|this|around|before|some|another
            |FIRM|PERSON
        |towards|first|please|end)
    <begin> <asking> give me _ (min|mins|minutes|hour|hours|hrs|hr|days|day|more|weeks)
    <begin> <asking> (leave|let) me (alone|be|in peace|off|rest|sleep)
    <begin> <asking> give me (break|rest|space|peace|minute|moment|sec|second|hour|bit|while|day
        |time
        |some|few|until|till|SPAN|DAY|HOUR|WHEN|SUM|half)
    <begin> <asking> (push|move|shift|put|hold|keep|delay|postpone|leave|park|snooze|set|change
        |save|drop|skip) [off|back|all|my|your|these|those|any|out|FIRM|PERSON|linkedin|thank|for
        |about|of]* [off|back|all|my|your|these|those|any|out|FIRM|PERSON|linkedin|thank|for|about
        |of]* (reminder|reminders|ping|pings|nudge|nudges|notifications|alerts|ones)
    <begin> <asking> (stop|quit|pause|mute|hold|cut|silence|halt|suspend|end|skip|postpone|delay
        |park|snooze|shelve) [all|with|off|the|my|these
        |your|this|sending|on]* (messages|reminders|pings|texts|notifications|texting|messaging
            |writing
        |pinging|reminding|nagging|nudges|nudging|it|that|this|everything|for now|for today|till
            |until|for)
    <begin> <asking> (shush|hush|quiet|silence|zip it|shut up|pipe down|be quiet|go quiet|keep
        quiet|stay quiet)
    <begin> [do|did]* (do not|not|stop) [to]* (message|text|bug|bother|write|remind|ping|disturb
        |contact|nag|ask|call) me
    <begin> no [more]* (messages|reminders|pings|texts|notifications|nudges) [please|for|till
        |until|today]*
    <begin> <asking> [can|could|shall|may|should|i|we]* (do|talk|continue|speak|carry on|go on
        |finish|pick up|move|push|leave|put off|come back to|look at|deal with|sort|get to)
        (this|it|that|them|these|[this|it|that]* (later|tomorrow|tonight)) [later|tomorrow|off
            |back|to|till|until|on|at|in|for|this|over|after|another]* (DAY|WHEN|HOUR|SPAN|later
            |tomorrow|tonight|weekend|morning|evening|afternoon|week|time|day|lunch|dinner|work)
    <begin> [i|we]* (will|shall|going to|promise to) (do|write|send|sort|handle|get to|finish
        |look at) [it|that|this|them|PERSON|to|one|note]* (later|tomorrow|tonight|DAY|HOUR|SPAN
        |in morning|after)
    i am (away|on holiday|on leave|off|on vacation|travelling|offline|out|camping|abroad) (till
        |until|SPAN|for|DAY)
    nothing [more|else|at all]* from you (before|until|till|SPAN|today|tonight|for|this)
    <begin> not (word|peep|sound|message) [from you]* (before|until|till|SPAN|today|tonight|for)
    <begin> can (it|this|that) wait
    (try|ask) me (again|later|tomorrow|in|at|on|DAY|SPAN)
    """
)
PUT_OFF: Final = compile_rows(
    """
    <begin> (not now|not today|not tonight|not yet later|later|bit later|in bit|another time|some
        other time|not right|not this minute
        |no time|another day|some other day|after work|after lunch|after dinner|in while|maybe
            later|later today|later on
        |much later|not at moment|tomorrow|tmrw|tonight|soon|will later|another moment)
    <begin> [i|we]* (am|was)* (busy|driving|at work|in meeting|on train|on bus|tired|knackered
        |exhausted|shattered
        |asleep|cooking|in bed|beat|swamped|wrecked|on my way|running|travelling|in class|in
            queue)
    <begin> [i|we]* (can not|can)* (do|talk|deal|look|think) [this|it|that|with it|about it|at
        it]* (now|today|tonight|right now|later|tomorrow|DAY)
    <begin> (lunch|dinner|breakfast|coffee|tea|kids|work|gym|shower|sleep) first
    <begin> [i]* (have|need|got) to (run|go|dash|leave|head out|get off)
    (too|so|very) (tired|busy|knackered|exhausted|late|wrecked|shattered|drunk|early)
    """
)
"""Puts off what was asked where a message says little else."""
DELETE: Final = compile_rows(
    """
    <begin> <asking> (delete|erase|remove|wipe|scrap|clear|drop|bin|forget|get rid of|purge|trash
        |ditch|dump|kill|chuck|throw|take|strike|scratch|lose|cancel) [out|away|all|everything|of
            |whole|my|this|that|about|entire|data
        |job|file|case|stuff|on|for|from|with|down|info|record|records|notes|what you have|entry
            |history|you|know|have|thing|saved]*
        (FIRM|everything|all|it all|my (data|account|stuff|details|history|profile|info)|account
            |me)
    <begin> <asking> take FIRM (off|out|away|down)
    FIRM [one|thing|job|stuff|role|interview|,|-]* you (can|could|may|should) (forget|delete|drop
        |remove|bin|scrap|erase|wipe)
    [i] (want|would like|need) FIRM (removed|deleted|gone|off|out|erased|wiped|cleared)
    FIRM [can|should|may|needs to|has to|to|must|could]* (go|be deleted|be removed|be erased|be
        wiped|be binned) [now|please|away|from]*
        !(on|ahead|with|for|back|well)
    """
)
