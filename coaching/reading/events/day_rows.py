"""The ways in which people tell what a day is for: an answer, a call, a task, an interview."""

from collections.abc import Mapping
from typing import Final

from coaching.reading.events.rows import compile_rows
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.words.phrase_table import PhraseTable

TASK: Final = compile_rows(
    """
    <they> <aux> (@give|@send|@set|@assign|@email|@hand|@share|@issue) [me|us|over|through|out]*
        <task>
    <they> <aux> (@want|@need|@ask|@expect|@require|would like) [me|us|for|to]* <task>
    <they> <aux> (@give|@allow|@grant) (me|us) [till|until|extra|more|time|longer]* [<day>]
        [instead|rather|of|than|not]* [<day>] (for|to do|to finish|on) [my|their]* <task>
    <they> <aux> (@want|@need|@ask|@expect|@require|would like) (me|us) [to|also]* <doing>
    (i|<begin>) <must> <doing> <task>
    (i|<begin>) <must> <doing> [_] [_] (for|to) (FIRM|them|PERSON)
    (has|have|needs|need|must|is|are) [to] be (in|back|done|submitted|returned|handed in|finished
        |completed|sent|uploaded|ready) [by]
    (i|<begin>) (got|get|received|have|been given|was given|have been given|have got) <task>
        [to do|to|from|for|by]*
    <task> [from|for|by|FIRM|PERSON|is|has|to|be]* (due|deadline|handed in|in by|submitted
        |returned|ready)
    (deadline|due date) (for|of|on) [my|their|FIRM]* <task>
    """
)
"""Told without a day as well: what is to be handed in."""
_INTERVIEW: Final = compile_rows(
    """
    <they> <aux> (@shortlist|@select|@pick|@put_through|@put) [me|us]* [through] (for|to) [my]*
        (<interview>|final|finals|second|last stage|next stage|assessment)
    (first|second|third|final|next|last|another|2nd|1st) talk <day>
    <they> <aux> (@want|@need|@invite|@ask|@have|@get|would like|love) (me|us) [to come|to|come]*
        (in|back|over|round|there|onsite|again|for <interview>)
    <they> <modal> (see|seeing|meet|interview|interviewing) (me|us)
    <they> <aux> (@invite|@call) (me|us) (back|in|for|to)
    <they> <aux> (@ask|@want) (me|us) to come [in|back|over|along|again]*
    <they> <aux> (@want|would like|@ask_for|@request|@offer|@propose|@confirm|@suggest|@fix|@set
        |@book
        |@arrange|@schedule) [me|with me|to|have|up|in]* <interview>
    (i|we|<begin>) [have|got|will be|am|are|be|been|going|to|is]* (seeing|meeting|interviewing
        |talking to|speaking to|speaking with|chatting|talking with|sitting down|visiting|due
        |expected|off to|in front of|presenting|invited|called back|called in|back at|back to
        |up at|down at|in with|in at) [to|with|at|team|of|my|people|by|in|for|hiring|manager
            |boss]*
        (FIRM|PERSON|them|DAY|WHEN|<interview>)
    (i|we|<begin>) [have|just|had|been|was|went|to|and|did|done]* (saw|seen|see|met|visited|did|had
        |been to|been at|went to|went in to|was at|was in at|sat down with|spoke to|spoke with
        |talked to|talked with|chatted to|chatted with|in at|over at|back from|out of)
        [my|interview|people|guys|folks|team|lot|at|with|in|ROLE|of|for|job|first|manager|see|visit]*
        (FIRM|PERSON [,|ROLE|of|from|and|with|PERSON|(|)]* [,|of|from|at|in|over|with|(|)]* FIRM)
    FIRM [have|has|is|are|just|now]* (confirmed|booked|scheduled|locked in|set|sorted|fixed
        |arranged|all set) [me|in|it|us|up]* [for|on|at|:]* (DAY|WHEN)
    (it|that|this) was [at|on]* (HOUR|WHEN) [,]* (not|instead|rather|no)
    FIRM [interview|chat|call|one|thing|today|DAY|round]* (went|was|is done|done|is over|over with)
        [ok|fine|well|good|great|alright|badly|today|DAY|yesterday|so|not]*
    <begin> <interview> <of> [is|are|was|has|been|now|all]* (booked|lined up|set|set up|confirmed
        |scheduled|arranged|on|at|fixed|coming up|with|for|done)
    (i|we) [am|will be]* (have|got|have got|having|had|booked|landed|secured|scheduled|arranged)
        <interview>
    """
)
_ANSWER_OFFER: Final = compile_rows(
    """
    <they> <aux> (@need|@want|@expect|@require|would like|@ask for|@demand|like)
        [to have|have|my|an|final|me to give|from me|clear|quick|to get|it in]* (answer|my
            decision|reply
        |response|yes or no|signature|acceptance|contract back)
    <they> <aux> (@need|@want|@expect|would like|like) to (hear [back] from me|hear back|hear my
        |know [from me] >([by|on
        |before|until]* <day>))
    <they> <aux> (@need|@want|@expect|@ask|would like|@give) (me|us) [till|to|until|SPAN]*
        (decide|answer|reply|respond
        |confirm|sign|let|accept|say|come back|get back|choose|make up)
    <they> <aux> (@give|@allow|@offer) (me|us) [time] (till|until|SPAN|DAY|WHEN)
    <offer> <of> [is|only|stays|remains|stands|good|its]* (open|valid|expires|expire|good|stands
        |lapses|runs out
        |ends|on table|deadline)
    (deadline|cut off|cutoff) (for|of|on) [my|their|FIRM|saying|accepting|giving]* (offer|answer
        |decision|yes)
    (offer|acceptance|decision) deadline
    <they> <aux> (@extend|@push|@move|@shift) [my|their|back|out|offer|answer|reply]* deadline
    <they> <aux> @give (me|us) [bit|some|few|little|another|extra|longer|days]* (more time|longer)
    (i|we) (have|got|have got|need|has|have to|must|had) [SPAN|DAY|WHEN|till|until|to|time|have]*
        (decide
        |answer|respond|reply|accept|sign|say yes|give [FIRM|PERSON|them|him|her] [my|an] answer
        |think [it|about]|make up|let [FIRM|PERSON|them|him|her|hr] know|get back to|tell|come
            back)
    (reply|response|acceptance|signature|my answer|my decision) [is|was|are]* (needed|required
        |due|wanted)
    <begin> (open|valid|good) (for|until|till|SPAN)
    <begin> (want|wants|need|needs|expects) [my|an|final|from me]* (answer|reply|response
        |decision from me)
    """
)
_DECISION: Final = compile_rows(
    """
    SPAN before <they> <modal> (tell|say|know|decide|answer|come back|get back|let)
    <day> [at latest]* (for|to get|to have) [my|final]* (decision|answer|verdict|result|results
        |outcome|news|word)
    <they> <modal> (decide|decides|deciding|choose|chooses|choosing|pick|picks|picking|select|know
        |knows|announce|announces|finalise|finalize|conclude|determine|shortlist
        |make [up] [their|his|her|final]* (mind|minds|call|decision|choice)
        |have [their|made|final]* (decision|answer|news|result|results|update|decided|picked
            |chosen))
    <they> <aux> (@hope|@aim|@plan|@expect|@intend|@try|@mean|@want|looking) to [have|be|make
        |reach
        |come to|take]* (decide|decided|pick|picked|choose|chosen|know|decision|select|selected
        |answer|done|wrap|finish|finalise|finalize|conclude)
    <they> <aux> (@expect|@anticipate) [final|an]* (decision|answer|result|results|news)
    (i|we|you) <modal> (should|must|supposed)* [to] (hear|know|find out|learn|be told|be informed
        |get [an|my|their|final]* (answer|result|results|news|decision|feedback|response|reply
        |outcome|verdict)|have answer)
    (i|we) (should|shall|ought to|am supposed to|am meant to) (hear|know|find out|learn|have)
    (decision|answer|result|results|verdict|outcome|news|feedback) SPAN
    (i|we|<begin>) [am|are|should|can|will]* (expect|expecting) [an|some|their|final|any]* (answer
        |decision|news|reply|result|results|response|verdict)
    before i hear
    (earliest|soonest) <they> <modal> (say|tell|decide|know|answer|let)
    (told|asked) (me|us) to (sit tight|hang tight|hold tight|be patient|wait|hang on) (until|till
        |SPAN|DAY|WHEN|<day>)
    (deadline|cut off|cutoff) (for|of|on) (their|his|her) [final]* (choice|decision|answer|pick
        |verdict)
    (shortlist|list) (comes|come|goes|coming|going) out
    <they> <aux> (@want|would like|@need) [to have]* (someone|somebody|one|candidate|person|name)
        (picked|chosen|selected|appointed|in place|lined up)
    [do not|dont|not]* expect (anything|news|answer|word|decision) (before|until|till)
    (no|any) (decision|answer|news|word|verdict) (before|until|till)
    (i|we|you) (will|would|can) not (hear|know|find out) [anything|back|more|for sure]* (before
        |until|till)
    (panel|board|committee|they|team) (meets|meet|sits|sit|convenes) [again|on|DAY|WHEN|<day>|then]*
        and (picks|pick|decides|decide|chooses|choose|votes|vote)
    i (will|would) (get|have) [call|email|mail|message|answer|news|something|letter|an]* (either way
        |one way or other)
    (he|she|they) [has|have|needs|need|must|got|wants]* [to] (ask|run it past|take it to|put it to)
        (board|committee|panel|owner|owners|partners|trustees|governors)
        [,|which|that|who|and|they]* (meets|meet|sits|sit)
    (i|<begin>) [will|should|am|be]* (hearing|hear) [back|something|more]* from (FIRM|PERSON|them
        |hr)
    (decision|answer|result|results|verdict|outcome|shortlist|word) [is|are|was|will|would|should|to
        |be|shall]* (rendered|given|taken|reached|issued|communicated|anticipated|released|ready
        |final|known|delivered|posted|published|shared|out|due|in)
    <begin> [will|should|shall|to|gonna|going to]* (hear|know) [either way|one way or other|back
        |something|more|for sure]* (by|on|before|SPAN|DAY|WHEN|<day>)
    <they> <modal> (let|letting) (everybody|everyone|people|candidates|all of us|us all|us) know
    (panel|board|committee|they|team) (meets|meet|sits|sit|meeting|convenes) [on|again|,|<day>]* to
        (decide|pick|choose|select|discuss|make|agree)
    <they> <aux> (@push|@move|@delay|@postpone|@put) [their|back|its]* (decision|answer|verdict)
    <they> <modal> (tell|tells|telling|inform|informing|notify|notifying|update|updating|contact
        |contacting|call|calling)
        [all]* (people|candidates|applicants|everybody|everyone|us all|finalists|those|both of us)
    when they (tell|decide|announce|let|choose|pick)
    (final|their) (answer|decision|verdict|word|call) [is|was|are|expected|due|comes|coming|by]*
    (decision|answer|result|results|verdict|outcome|news|feedback|response) [is|are|was|will be
        |should be|to]* (expected|due|out|coming|comes|come|announced|made|promised|in)
    """
)
_PROMISE: Final = compile_rows(
    """
    <they> <promising> (call|ring|phone|text|message|email|write|send|forward|share|drop|ping
        |contact
        |reach out|whatsapp|buzz|give me (call|ring|bell|shout|buzz)|be calling|be ringing
        |be emailing|be sending|be in contact|follow up|post|confirm|calling|ringing|phoning
        |emailing|sending|writing|texting)
    <they> (calls|rings|phones|texts|emails|writes|sends) [me|us|it|them|over|again|back]*
    (i|we|<begin>) [am|be]* (expecting|awaiting|waiting for|waiting on|due) [an|my|another|phone]*
        (call|email|message|letter|text|ring|callback|contract)
    <they> to (confirm|call|ring|email|write|reply|respond|answer|phone|follow up) [me|by|on|back]*
        <day>
    <they> <promising> (shoot|fire|pop|have|get|be posting|posting|mailing|forwarding|sharing
        |shooting|dropping) ~ (over|out|across|to me|me|through|ready|with me)
    <they> (is|are) (posting|mailing|forwarding|sharing|sending|emailing|shooting) [me|us|over]*
        [my|their|draft|final]* (contract|offer|letter|paperwork|papers|details|info|forms|link
        |documents|dates|times|it)
    (contract|offer|letter|paperwork|papers|details|feedback|info|forms|jd|link|invite|email
        |documents|dates|times|pack|paper) [letter|draft|copy|form|<of>]* (is|are|will be|should be
        |will|should|to be|is to|are to|gets|gets) [be|coming|with|in|on]* (coming|arriving|arrive
        |on its way|on their way|in post|my inbox|my way|with me|me|sent|emailed|posted|landing|land
        |follow|following|come|here|out|mailed|ready|over)
    (told|said) to expect [an|my|phone]* (call|email|message|letter|text|ring|contract|offer)
    (i|we|<begin>) (getting|receiving) ~ from (FIRM|PERSON|them|him|her|hr)
    (i|we) (will|should|shall|am going to|am to) have (something|it|contract|offer|paperwork|letter
        |details|everything|news|draft)
    <they> [has|have|had]* (said|promised|mentioned) [me]* <day> for [my|their|some]* (feedback|news
        |answer|reply|call|update|results|decision)
    (i|we) (get|will get|should get|am getting|expect|will receive|am expecting|should have
        |will have|am due|receive) [an|another|my|phone]* (call|email|message|letter|text|info
            |details|reply
        |contract|link|invite|ring|feedback) (from|by|with|SPAN|DAY|WHEN)
    """
)
_OWN_PROMISE: Final = compile_rows(
    """
    (i|we|<begin>) (promised|owe) (FIRM|PERSON|them|him|her)
    (i|we|<begin>) <must> (send|give|get|email|forward|share|show|provide|bring|pass|supply|mail
        |drop)
        (FIRM|PERSON|them|him|her|over)
    (i|we|<begin>) <must> (send|email|forward|share|provide|bring|supply) ~ (to|for) (FIRM|PERSON
        |them|him|her)
    (i|we) (said|told|promised|agreed|offered) [FIRM|PERSON|them|him|her|i|we|would|will|to]*
        (send|give|get
        |email|forward|share|show|provide|bring|pass|supply|write|call|ring|let)
    """
)
DAY_ROWS: Final[Mapping[DayUse, PhraseTable]] = {
    DayUse.TASK: TASK,
    DayUse.INTERVIEW: _INTERVIEW,
    DayUse.ANSWER_OFFER: _ANSWER_OFFER,
    DayUse.DECISION: _DECISION,
    DayUse.PROMISE: _PROMISE,
    DayUse.OWN_PROMISE: _OWN_PROMISE,
}
