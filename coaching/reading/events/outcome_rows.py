"""The ways in which people tell that it was a no, an offer, their own yes, or their own no."""

from collections.abc import Mapping
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.events.rows import compile_rows
from coaching.reading.words.phrase_table import PhraseTable

_REJECTED: Final = compile_rows(
    """
    <they> <aux> @reject (me|us|<app>|it)
    <they> <aux> @turn (me|us|<app>) down
    <they> <aux> (@turn_down|@knock_back|@pass_on|@drop|@bin|@ding|@cut|@decline|@eliminate
        |@exclude) (me|us|<app>)
    <they> <aux> (@knock|@send|@cut|@rule|@count|@leave|@turn|@weed|@kick) me (back|down|out|away)
    <they> <aux> @say [A-NO|no] no [to me|to us|again] !(to)
    <they> <aux> @tell me [it is|it was|they said] (no|A-NO)
    <they> <aux> @decide against (me|us|my|hiring|taking|moving|going)
    <they> <aux> (@go|@move|@proceed|@run|@continue|@stick|@plump|@opt|@settle|@favour|@side)
        [ahead|forward|on|instead]* (with|for|on) <other>
    <they> <aux> (@give|@offer|@award|@hand) (<job>|it) to <other>
    <they> <aux> @give <other> (<job>|it)
    <they> <done> (@hire.ed|@choose.ed|@pick.ed|@select.ed|@take.ed|@appoint.ed|@prefer.ed
        |@find.ed
        |@recruit.ed|@favour.ed|@bring_in.ed|@promote.ed|@go_for.ed|@opt_for.ed|@employ.ed|hiring
        |choosing|picking|taking|appointing) [on] <other>
    <they> <aux> @fill (<job>|it|internally)
    <they> <not> (want|wants|take|hire|choose|pick|select|consider|considering|shortlist|offer
        |offering|hiring|taking|keep|progress|progressing|recruit) (me !(to)|<app>|us)
    <they> <not> (going|moving|move|proceed|progress|go|continue|proceeding|taking|take|carry
        |carrying|progressing|continuing|pursue|pursuing|bring)
        ~ (forward|further|ahead|with me|with <app>|me on|on me)
    <they> <not> (pursue|pursuing|progress|progressing|take|taking|accept|accepting) <app>
    <they> <not> (offer|offering|give|giving) (me <job>|<job>|it)
    <me> <passive> (rejected|declined|ruled out|unsuccessful|binned|dinged|dropped|eliminated
        |passed over|turned down|knocked back|knocked out|cut|sent packing|weeded out|pipped)
    <begin> (rejected|turned down|dumped|knocked back|passed over|unsuccessful) (by|at|with|from)
    <me> <modal> <be> not (successful|selected|chosen|shortlisted|picked|hired|appointed|accepted
        |considered|lucky|right fit|through|what they|who they)
    <me> <modal> not <modal> (successful|selected|chosen|shortlisted|picked|hired|appointed)
    <me> <not> (get|land|secure|win|manage|got) (FIRM|<job>|<offer>|that one|through|in|selected
        |shortlisted|hired|it !(right|all))
    <me> <not> (make|making|made|get|got|pass|passed|clear|cleared) [it|to|past|through]* (cut
        |shortlist|list|next round|next stage|final|finals|final round|last round|second round
        |through|first round|screening|grade)
    <me> <aux> (@get|@receive|@have) [my|another|DAY|todays|quick|automated|standard|generic
        |dreaded|usual|polite|s]* (rejection|refusal|A-NO|knockback|rejected|boot|chop)
    <me> (was|were|am|came|came in|finished|ended up|come) [close|strong|good|near|as|their]*
        (second|runner up|runner-up|second choice|second place|reserve|backup) !(round|stage|in
            |interview)
    <me> (lost|lose) [out] (to|on) (<other>|FIRM|<job>|it)
    <app> <of> <passive> (rejected|declined|unsuccessful|turned down|refused|not successful)
    <app> <of> <not> (successful|accepted|progressing|taken|shortlisted|selected|progress|proceed)
    <job> <of> [have|has|had]* <passive> (filled|taken|given to|gone|offered to <other>)
    <job> <of> [have|has|had]* (@go|went) to <other>
    [it] (@go|went) to <other>
    <other> <aux> (got|get|gets|getting|landed|beat|pipped) [it|<job>|me|<offer>|FIRM]
    <they> <aux> (@look|@search|@shop|@go|@head|@decide to (look|go))
        [to (look|go)|in|with|for|another|different|other|again]* (elsewhere|different direction
        |another direction|another way|different way|somebody else|another route|different route
        |other direction|way of)
    <they> <aux> (@decide|@feel|@think|@find|@say|@reckon|@conclude) [they|that|had|have]* i (am
        |was)
        (overqualified|underqualified|over qualified|under qualified|not right
        |not (what|who) they|wrong fit|not good fit|too expensive|too senior|too junior
        |not experienced|not strong enough|not fit)
    <me> <aux> (@miss_out|@lose_out) [on] (<job>|FIRM|it)
    <me> <not> get (picked|chosen|selected|hired|taken|shortlisted) [on] [for|by|at]
    i am [now]* out at FIRM
    nothing doing (with|at|from) FIRM
    (rejection|rejected) (email|letter|call|message|note)
    (A-NO|no) from (FIRM|PERSON|them)
    (hard pass|nope|nah|thumbs down|red light|chop|boot|heave ho|elbow) (from|by|at) (FIRM|PERSON
        |them)
    <they> <aux> (give|gave|given|giving) me (thumbs down|chop|boot|heave ho|elbow|push|red light)
        END
    FIRM [has|have|had|now|today]* passed END
    <they> <aux> @take pass [on me]
    (it|that|this|FIRM) (is|was) [hard|soft|clear|firm|polite|definite|another|big|fat]* (pass
        |bust|write off|writeoff|dead end|washout|nope) [from|at|with|by|for]* [FIRM|them] END
    (FIRM|it|that|<job>) [has|have|had]* (did not|has not|have not|not going to|will not) (pan|work
        |panned|worked) out [with|at|for FIRM]* !(as)
    (keep|keeping|kept) (my|your) (cv|details|resume|application|name) on file
    <begin> FIRM [:|,|-|–|=]* (no|nope|nah|rejected|rejection|declined|rejection letter) END
    <they> <aux> (canned|bounced|axed|chopped|booted|sacked|dumped|ditched|nixed|culled) me
    <they> <aux> @pull plug on (me|us|<app>)
    (that|it|this) [is|was]* A-NO [then|so|again|from|at]* (END|FIRM)
    <they> <aux> (@decide|@feel|@think|@find|@say|@reckon|@conclude) [that]* my (profile
        |experience|background|skills|skillset|cv) (is|was|were|are) not [right|good|strong|best
        |close|what|they]* (match|fit|enough|need|wanted|needed)
    <begin> (rejected|turned down) (again|yet again|once more|for (second|third|fourth) time)
    <they> <aux> (@rescind|@withdraw|@revoke|@pull|@retract|@take_back|@cancel) <offer>
    <they> <aux> @take <offer> (back|away|off)
    <offer> <of> [have|has|had]* <passive> (rescinded|withdrawn|revoked|pulled|retracted|taken back
        |taken away|off table|cancelled)
    (FIRM|it) [has|have|it]* (is|was|came back|said|turned out|been) [as|with|to be|turned|out]*
        A-NO
    thanks but no thanks
    regret (email|letter|message|text|call|sms)
    (email|letter|message|text|call) of regret
    <they> <aux> (@email|@write|@text|@message|@send|@say|@call|@ring) [me|us|to|say|,|:|-]*
        (regret|regrets|unfortunately|sorry but|sorry no|we regret|regret to inform)
    (strong|close|very strong|good|great|joint) (second|runner up|runner-up|reserve) [place|choice
        |candidate]* !(round|stage|interview|in|day|week|call)
    FIRM [that|is|:|-|,|they|says|said]* no
        [from them|sadly|unfortunately|again|alas|luck|thanks|for me]* END
    (FIRM|they|he|she) [have|has]* (@take.ed|@pick.ed|@choose.ed|@go.ed with|@hire.ed) [an|on]*
        (insider|internal|someone else|somebody else|other one|other guy|other girl|other person)
    FIRM [have|has|just|had]* (went|gone|going|go) (internal|with somebody|with others)
    FIRM (hat|haben) [mir|leider|heute|gestern|auch|jetzt|schon|nun]* abgesagt
    (cogieron|eligieron|escogieron|han cogido|han elegido|contrataron) a (otro|otra|alguien)
    que no , [cogieron|eligieron|han]
    no (luck|joy|dice|cigar|go|success|job) [for me|this time]* (with|at|from) FIRM
    not [be|been|getting|get]* (successful|selected|shortlisted|picked|chosen|hired)
        (with|at|for|in|this|by) (FIRM|<job>)
    """
)
_OFFERED: Final = compile_rows(
    """
    <begin> FIRM [:|,|-|–|=]* [an|job|verbal|formal|written|got|it is|sent]* (offer|yes|selected
        |zusage) (END|SUM|of SUM)
    (result|results) [came|come|is|are|out|announced|in|,|:]* selected (END|for|as)
    <they> <aux> (@offer|@give|@hand) (me|us) [DAY|today] (<job>|it !(to)|<offer>|SUM|ROLE
        |[full|part|permanent|fixed|temporary|one]* (time|contract|year))
    <they> <aux> @offer.ed (<job>|ROLE)
    FIRM [have|has|now|today]* offered >(,|;|:|!|-|and|but|SUM)
    FIRM [is|are|now]* offering (SUM|me SUM)
    <they> <aux> (@raise|@up|@improve|@bump|@increase|@boost|@sweeten|@lift|@revise) [my|it|their|me
        |up|base|salary|<offer>|from|SUM]* to SUM
    <they> <aux> (@go|@come|@meet me|@meet) [up|down|me|halfway|back|in]* (at|to|with|on) SUM
    <they> <aux> @settle (on|at) SUM
    <they> <not> (budge|move|shift) [on|from|off|above|past|beyond] SUM
    (final|last|best|top) (number|figure|offer) [is|was|:]* SUM
    <they> <aux> @match [it|that|my|me|,|other|offer]* SUM
    <they> <aux> @make [me|us] <offer>
    <they> <aux> (@send|@email|@issue|@extend|@present|@write|@put_forward|@put|@draw_up|@confirm
        |@release) [me|us|over|through|out|in]* (<offer>|contract|appointment letter|joining
            letter)
    <they> <aux> (@come|@get|@call|@ring|@phone|@write|@email|@be)
        [me|back|through|up|over|in|on|DAY|HOUR]* with
        [my|their|decent|good|great|final]* (<offer>|SUM|contract|A-YES|yes)
    <they> <aux> @take (me|us) on !(tour|walk|board)
    <they> <aux> (@pick|@choose|@select|@hire|@want|@employ|@appoint|@recruit|@go_with|@go_for)
        (me|us) [over|for <job>] !(in|back|to|at|for|on|there|next|DAY|WHEN|HOUR|SPAN|down|through
        |out|into|aside|round|off|again|a)
    <they> <aux> (@want|@like|love) to (hire|take|employ|have) me [on] !(in|back|over|round|for)
    <they> <aux> (@want|@need|would like|love) (me|us) [to] (on board|aboard|start|join|in team
        |on team|onboard)
    <they> <aux> @say [yes|A-YES] yes [to me|to us] !(to)
    <me> [have|has|had|did|do|to|now|today|DAY|even]* (@get|@receive|@land|@secure|@win|@bag
        |@score|@nab|@clinch) [FIRM] (<offer>|<job>|A-YES|joining letter|appointment letter)
        !(interview)
    <me> [now|today|DAY|even]* @have [FIRM] (<offer>|job|role|position|post|gig|A-YES
        |joining letter|appointment letter) !(interview)
    <me> <passive> (offered|given) (<job>|it|ROLE|SUM|<offer>)
    <me> <passive> (selected|hired|chosen|appointed|picked|employed|recruited)
        [for|at|in|by|with|as]* !(to|next|second|final|interview|round|assessment)
    (selected|hired|appointed) (for|at|in|by|as) (FIRM|<job>|ROLE) !(interview)
    <offer> <of> [have|has|is|was|now]* (came|come|arrived|landed|received|in|here|sent|made
        |through|on table|on its way|open|stands)
    [my|their|FIRM]* (offer|joining|appointment) letter <of> [have|has|is|was]* (came|come|arrived
        |in|received|here|landed|from)
    <begin> FIRM offer END
    FIRM offer [is|was|of|in|at|:|,|-|=]* (SUM|in|here|today)
    <begin> <offer> (from|by|at|of) (FIRM|SUM|PERSON|them)
    <job> [at|with|FIRM|there]* (is|was) (mine|yours)
    (A-YES|yes) from (FIRM|PERSON|them)
    (FIRM|it) (is|was) A-YES
    <begin> FIRM yes (END|SUM|and)
    me (dijo|dijeron|han dicho|ha dicho) que (si|sí)
    (disse|disseram) que sim
    (FIRM|PERSON|they|he|she|<who>) [has|have|just]* (@email|@write|@text|@message|@call|@ring
        |@say|@send) [me|to say|with|big|my]* (congrats|congratulations)
    (i|<begin>) [am|have been|been]* (in|their pick|their first choice|first choice|chosen one)
        [at|with|for]* FIRM END
    (PERSON|FIRM|they|he|she) [have|has|just]* (@tell me|@say|says) [that]* (i am in|i got it
        |i have got it|it is mine|job is mine|i am hired|i have job|i start|role is mine)
    """
)
_ACCEPTED: Final = compile_rows(
    """
    <me> <did> @accept [<offer>|<job>|FIRM|their|it !(is)] !(me|my|that|his|her|how|why|criticism
        |into|at|for|by)
    <me> <did> @return [signed]* <papers>
    <me> <did> (@sign|@countersign) [back|with FIRM|for FIRM|<papers>|it|today|DAY]*
        !(up|off|out|in|language|for|posted|on|to|as)
    <begin> signed [and sealed|it|today|DAY|with FIRM|<papers>]* !(up|off|out|in|language|for|by)
    <me> <did> (@say|@tell|@give) <to> (yes|A-YES) [to <theirs>]
    <me> <did> (@take|@go_with|@choose|@grab) (<offer>|<job>|FIRM (job|offer|one)|FIRM !(off|out))
    <me> <did> (@tell|@email|@call|@ring|@phone|@write|@let) <to> i (am in|accept|will take
        |would take|am taking|am joining|would love to|am on board|will join|have accepted)
    <me> [am|will be|have been|be]* (joining|starting at|starting with) (FIRM|them)
    i (am|will be) going to (work for|work at|join|accept|take|sign with|sign|say yes to) <theirs>
    i <did> @agree to (join|take|accept|start) [<theirs>]
    <papers> [with FIRM|have|has|is|are|was|been|got|all|now]* signed !(by them)
    <me> <did> (@send|@email|@give|@post|@return|@hand_in|@put_in) [in|over|off|PERSON|FIRM|them
        |him|her]* my acceptance
    """
)
_WITHDRAWN: Final = compile_rows(
    """
    <me> <did> @withdraw [<app>|from|my|FIRM]
    <me> <did> (@pull_out|@drop_out|@bow_out|@step_back|@step_away|@step_aside|@walk_away|@opt_out
        |@back_out|@bail|@duck_out|@stand_down) [of|from|on|at]
    <me> <did> (@pull|@retract|@cancel|@take_back|@rescind) (<app>|my name|myself) [out|from]
    <me> <did> @turn <theirs> [<offer>|<job>] down
    <me> <did> (@turn_down|@decline|@refuse|@reject|@pass_on|@knock_back) <theirs>
    <me> <did> (@say|@tell|@give) <to> (no|A-NO|no thanks|no thank you|thanks but no thanks)
        [thanks|thank you] [to <theirs>]
    <me> <did> (@tell|@email|@call|@ring|@phone|@write|@let|@inform|@text) <to> (i|we) (am out|am
        not
        |do not|no longer|not|would not|will not|am no longer|can not|am withdrawing|withdraw
        |am pulling|would rather not|am dropping|have decided not) [interested|want|going
        |continuing|carry on|coming|join|go]*
    <me> <did> (@tell|@inform|@ask) (FIRM|PERSON|them|him|her|hr) (not to|to not|to stop|to take
        me
        |to remove me|to count me)
    <me> <did> @decide against <theirs>
    <me> <did> @decide (not to|to not|to pull|to withdraw|to drop|to decline|to turn)
        [go|join|accept|take|continue|proceed|carry|move|pursue]
    <me> <did> @take (myself|my name|<app>) [back|out|off]
    (i|we) [am|have|was|do|did|will|be|been]* no longer (interested|in running|in process
        |considering|pursuing|going|want)
    (i|we) [am|was|have|do|did|will|be|been]* not (interested|pursuing|continuing|going ahead
        |going forward|proceeding|carrying on) [any|more|with|in|at|anymore]*
    i am [now|so] out of (FIRM|running|process|there)
    <begin> (withdrew|pulled out|bowed out|dropped out) (of|from|at)
    FIRM [is|:|-|,|that|one]* i [have|did|am|just]* (@pull_out|@drop_out|@bow_out|@withdraw
        |@turn_down|@decline|@cancel|@call_off|@back_out|@say no to|@bail) [of|from|on|at]* END
    FIRM [:|-|,|on|DAY|next|this|WHEN|HOUR]* i am (cancelling|withdrawing|dropping|skipping
        |declining|pulling out|turning down|calling off|bailing|passing)
    (FIRM|<begin>) (hab|habe) ich [selber|selbst|leider|heute|gestern|dann|auch]* (abgesagt
        |abgelehnt|zurueckgezogen|zurückgezogen)
    ich (hab|habe) [bei|an]* FIRM [selber|selbst|heute|gestern|dann|auch]* abgesagt
    (i|<begin>|FIRM ,|FIRM -|FIRM :) [please|you can]* (scrap|bin|ditch|drop|forget|strike) (it|that
        |that one|FIRM) [,|-|i]* do not (want|need|fancy) (it|that) [any more|anymore|any longer]*
    (i|<begin>) [am|have|do|did|will]* not (taking|take|accepting|accept|want|wanting|pursuing)
        <job> [any|more|anymore|longer]* !(if|interview)
    (FIRM|it|<job>) (is|was) not for me
    not for me (FIRM|<job>)
    """
)
OUTCOME_ROWS: Final[Mapping[Outcome, PhraseTable]] = {
    Outcome.WITHDRAWN: _WITHDRAWN,
    Outcome.REJECTED: _REJECTED,
    Outcome.ACCEPTED: _ACCEPTED,
    Outcome.OFFER: _OFFERED,
}
"""In the order in which they are looked for: the first one that is said of a job counts."""
