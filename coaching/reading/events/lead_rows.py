"""The ways in which people tell that they applied somewhere, or that references are wanted."""

from typing import Final

from coaching.reading.events.rows import compile_rows

APPLIED: Final = compile_rows(
    """
    <me> <did> @apply [online|again|too|today|DAY|yesterday|for|to|at|with|as|ROLE|job]* (FIRM
        |for|to|at|with|as)
    <me> <did> (@send|@submit|@fire_off|@put_in|@hand_in|@throw_in|@drop|@drop_off|@pop|@chuck
        |@chuck_in|@file|@complete|@finish
        |@lodge|@email|@upload|@post|@make|@shoot|@send_off|@send_in|@put|@fill_in|@fill_out|@get
            |@sling|@whack|@pitch|@do)
        [in|off|out|over|through|today|DAY|my|job|online|another|speculative|short|quick|FIRM
            |of]* (application|applications|cv|resume|app|apps
        |application form|cover letter|covering letter|lebenslauf|bewerbung) [in|off|to|for|with
            |at|and|letter]*
    <me> <did> (@send|@give|@email|@drop) (FIRM|them) [in|off|over]* my (application|cv|resume|app)
    <me> <did> (@put|@throw) [in] my (name|hat) (in|forward|down)
    <me> <did> @put in for
    (two|three|four|another|one|few|couple|2|3) [more|of|applications|apps|cvs]*
        (sent|gone|fired|shot|went|going) (off|out|in)
    <me> <did> (@register|@express|@put_forward) [my|an]* interest (with|in|at|for|to) (FIRM
        |<job>)
    <me> <did> (@drop|@leave|@hand|@take|@pop|@email|@send|@give|@push|@stick|@fling|@whack|@bung
        |@get) [in|off|my|them|FIRM|over|through]* (application|cv|resume|form|letter)
        [in|into|at|to|with|round|over to|through to|for]* FIRM
    FIRM (has|have|got|have got) my (application|cv|resume|form) !(rejected|and)
    (i|<begin>) [am|be]* applying (to|at|with|for) (FIRM|<job>)
    (i|we|<begin>) [have|has|got|have got]* [an|one|my]* application [is]* (in|pending|running|open
        |out|submitted) (at|with|for|to) FIRM
    <me> <did> @go for [FIRM|ROLE] <job>
    [my|FIRM]* (application|cv|resume) [is|has|was|been|now|to|for|with|at|FIRM|ROLE|<job>]* (in
        |sent|submitted|gone|off|out|lodged)
        (to|with|at|for) FIRM
    <begin> [and|but|also|still|so|ok]* FIRM [has|have|had|did|do|still]* not [yet|even]*
        (replied|reply|responded|respond|answered|answer|got back|gotten back|get back|come back
        |written|said anything|been in touch) !(about|on)
    <begin> [and|but|also|still|so|ok]* (nothing|no reply|no answer|no word|no news)
        [yet|back|so far|at all]* (from|by) FIRM
    """
)
REFERENCES: Final = compile_rows(
    """
    <they> <aux> (@check|@take_up|@contact|@call|@ring|@phone|@chase|@collect|@request|@want
        |@need|@ask_for|@ask|@require|@speak_to|@talk_to
        |@get|would like|@be_after|after|@look_for|@seek|@ask_me_for|@expect|@email)
        [me|for|to|have|see|give|provide|get|my|two|three|2|3|one|some|couple|of|professional
            |work|character|contact|details|names|both|recent
        |list|old|previous|former|with|at|least|them|name]* (references|referees|reference
            |referee|refs|ref) !(number|no)
    <they> <aux> (@ask|@want_to_know|@need|@want|would like|@request) [me|for|to|know|know who
        |who|somebody|people|names|of|two|three|contact|details]*
        (can|could|would|will|to|who)* (vouch|recommend|speak (for|up|on)) [for|up|on|to]*
    <they> <aux> (@want|@need|would like|@ask) [to] (speak|talk) (to|with) [two|three|2|3|some
        |couple
        |of|my]* (people|persons|contacts|colleagues|anybody|somebody)
    <they> <aux> (@want|@need|@ask|@ask_for|would like|@request) [me|for|to|speak|talk|contact
        |call|give|with|names|contact|details|of|two|three|2|3|some|couple|both|my|phone|numbers
        |emails]*
        (former|old|previous|last|past|ex|current) (manager|managers|boss|bosses|employer
            |employers|colleagues|supervisor|supervisors)
    <they> <aux> (@want|@need|@ask_for|@ask|would like|@request) [me|for|to|have|contact|details
        |names|and|numbers|emails|phone|of]* (two|three|2|3|couple|some) [of] (people|persons
        |contacts|names) [who|they|i|to|from|that]*
    (reference|references|referee|referees|refs) (check|checks|request|requests|stage|requested
        |needed|wanted|please|time)
    (i|<begin>) <must> (give|send|provide|supply|find|get|name|line up|sort|list|submit|nominate)
        [FIRM|PERSON|them|him|her|my|two|three|2|3|some|professional|couple|of|names|contact
        |details]*
        (references|referees|refs|reference|referee)
    """
)
