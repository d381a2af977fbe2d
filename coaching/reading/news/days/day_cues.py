"""These phrases tell what a day is for; another way of saying it adds an entry."""

from typing import Final

from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.words.cues import cue

DAY_CUES: Final = {
    DayUse.ASIDE: cue(
        """
        (is|are) back (on|in|from)?, returns on, back in the office, (is|are) away (until|till)?,
        on (leave|holiday|vacation) (until|till|from)?, out of office (until|till),
        your (reply|response|confirmation) must reach (us|me),
        (need|needs|needed|want|wants) (someone|somebody|a person), interviewing,
        (2|3|4|5|two|three|four) more (ppl|people|candidates|others) to (see|meet|interview),
        seeing (one|two|three|some|other|a few|more), (meeting|interviewing) (one|two|three) more,
        please let (us|me) know by?, could you let (us|me) know by?, do let (us|me) know by?,
        please confirm, confirm by, rsvp, please reply,
        reply by, other candidates, more people, two more, see others,
        (one|two|three|four|five|several|few|some) more (candidate|candidates|applicant|
         applicants|guy|person|people|interviews), (another|other|last) (candidate|candidates|
         applicant|applicants|guy|person), (one|two|three|four|five|several|few|some)
         (candidates|applicants),
        (my|the) (road|driving|language|final|written|second|licence|license)? (test|exam|course|
         wedding|surgery|operation|graduation|defence|viva|praxis) (is|starts|takes place)
        """
    ),
    DayUse.ANSWER_OFFER: cue(
        """
        have to (say|answer|tell|decide|give|sign|respond|reply|accept|confirm|let),
        need to (say|answer|tell|decide|give|sign|respond|reply|accept),
        must (say|answer|tell|decide|sign|respond|reply|accept),
        got to (say|answer|tell|decide|sign), gotta (say|answer|tell|decide|sign),
        i should (answer|decide|sign), valid (until|till|through|to), expires, expire, open until,
        on the table (until|till), return (a|the)? signed, signed (copy|contract),
        (want|need|wants|needs) (my|an|your|a) (answer|decision|reply|response|yes),
        (expect|expects) (my|an|your) (answer|decision|reply|response|yes), want to know by,
        wants to know by, need to know by, needs to know by,
        (wants|want|need|needs) to know by?, your acceptance, acceptance by,
        revert with your acceptance,
        (sign|signed) and (send|return), wants an answer, want an answer, back to them,
        get back to them, (give|tell|let) (them|him|her) (know|an answer|my answer), deadline to
        (accept|sign|answer|decide), mull it over, think it over, think about it,
        (your|my) (answer|decision) by, answer them, answer the offer,
        sign by, sign it by, accept by, tell them, let them know, give them (an|my) answer,
        look forward to your (answer|decision|reply), have until, got until, have till,
        i have time until, gave me until, give me until, giving me until,
        muss ich (zusagen|antworten|mich entscheiden), antworten bis,
        tenho que (responder|dizer|decidir), preciso responder, tengo que (responder|decidir),
        (sign|accept|reply|respond|answer|decide|decision|confirm|acceptance|back|
         know) on or before,
        need my answer, needs my answer, want my answer, lapses, offer lapses,
        your answer, votre réponse, me donner votre réponse, ihre antwort, ihre entscheidung,
        rückmeldung bis, tu respuesta, su respuesta, sua resposta, accept karna, got till,
        to answer, (have|need|got|time|days|i|me|us) to decide, to sign, laat ons weten,
        reply to the offer, respond to the offer,
        to accept
        """
    ),
    DayUse.TASK: cue(
        """
        due, due by, due on, hand (it)? in, handing it in, submit, submit it, submission,
        turn it in, return it, send it back, complete it, complete the, deliver it,
        deadline for the (task|test|assignment|exercise|case|challenge), homework, take-home,
        assignment, exercise, case study by, challenge by, test by, coding test, code test,
        abgabe, abgeben, entregar, prazo, window closes, closes, submit by, upload by,
        must reach me, must reach us, return it to, (get|send) (it|this|them) back to,
        test window, window closes,
        return to (me|us), send it to (me|us), reach me by, reach us by, deadline, complete by,
        finish by,
        hand in by, frist, fällig, à rendre, a rendre, para entregar, inleveren, voor deadline,
        presentation by
        """
    ),
    DayUse.REFERENCES: cue(
        """
        refs, references, reference, referees, referee names, get these over, names and emails of
        """
    ),
    DayUse.PROMISE: cue(
        """
        call by, ring by, phone by, write by, call me, calls me, called by, calling me, call back,
        call you, be calling, will call,
        'll call, 'd call, ring me, rings me, ringing me, ring back, be ringing, 'll ring,
        will ring, 'd ring, phone me, phoning me, 'll phone, will phone,
        drop me, drops me, 'll drop, drop you, shoot me, give you a (call|ring|bell|shout|buzz),
        call you, ring you, give me a (bell|ring|call|buzz|shout|tinkle),
        gives me a (bell|ring|call|buzz),
        giving me a (bell|ring|call|buzz), drop me a line, write to me, writes to me, write me,
        writes me, will write, 'll write, 'd write, mail me, mails me, email me, emails me,
        'll email, 'll mail, will email, text me, texts me, send me, sends me, sending me,
        whatsapp me, whatsapps me, will whatsapp, 'll whatsapp,
        send it, sends it, send them, send over, send through, send the, send a, send an,
        send new, send times, send out, 'll send, will send, 'd send, be sending, message me,
        ping me, share the, calls by, rings by, phones by, ligam, liga pra mim, vão me ligar,
        me mandam, vai me mandar, rufen mich an, ruft mich an, ruft an, rufen an, melden sich,
        meldet sich, schreiben mir, schickt mir, schicken mir, me llaman, me llama, m'appellent,
        me rappellent, m'appelle, elle m'écrit, il m'écrit, m'écrit, m'écrivent, mailt me,
        mailen me, belt me, bellen me, laten het weten, me escriben, me escribe, me mandan,
        me envían, will text, 'll text, 'll ping, will ping, will drop, will share, 'll share,
        'll forward, will forward, will revert, get back to me with, let me know either way,
        let me know, expect (a|an|their|his|her)? (call|mail|email|text|letter),
        (plans|plan|hopes|hope) to (call|ring|phone|write|email), telephone, telephoning,
        ringing round
        """
    ),
    DayUse.DECISION: cue(
        """
        (be|are|is) (notified|informed) (by|on|of)?,
        report back, reports back, reporting back, inform, will inform, intimate, give me notice,
        give notice,
        give me (the)? (an)? (answer|result|
         reply|feedback|news|answers), give the (answer|result), décident, décide, décideront,
        donnent la réponse, donneront, decide, decides, deciding, decided, decision, decisions,
        get back, gets back,
        getting back, come back, comes back, coming back, let me know, lets me know,
        letting me know, let you know, hear back, hear from, should hear,
        hear something, hears back, hear by,
        be in touch, in touch, know by, know more, result, results, answer, answers, verdict,
        outcome, will tell, tell me, tells me, they tell, update, updates, announce, inform me,
        inform us, (will|to|they'll|they) (confirm|close it|close this|wrap up|wrap it up),
        (want|wants|hope|hopes|aim|plan|like) to (close|confirm|wrap|finish|settle|sort|know|pick|
         choose|fill), a sign (until|by|before), (give|gives) (me|us) a sign, expects a decision,
        contestan, me contestan, responden, danno, mi fanno sapere, fanno sapere, risposta,
        reply, replies, response, shortlisted, be contacted, make up their minds,
        another week, another (two|few|couple) weeks, need more time, takes them, process takes,
        they said, she said, he said, they need, wait for, waiting for, i wait, news by, news on,
        more (people|candidates|interviews|ones) to (see|interview|meet|go),
        entscheidung, entscheiden, entscheidet, bescheid, rückmeldung, zurückmelden, antwort,
        resposta, decidem, decisão, retorno, respondem, respuesta, deciden, réponse, décision,
        meeting, they're meeting, they meet, board meets, committee meets, they'll know,
        he'll know, she'll know, make a decision, made up their minds,
        (make|makes|made) up (its|his|her) (mind|minds),
        will have made,
        pick somebody, pick someone, picking (someone|somebody|one|between|who|a candidate),
        choose by, choosing, loop back, revert, revert back,
        shortlisting, supposedly, laat weten, horen, besluit, beslissing, beslissen,
        sagen bescheid, geben bescheid, prévenir, me dirán, dirán, avisan, me avisan, vão avisar,
        avisam, me dicen, results out
        """
    ),
    DayUse.OWN_PROMISE: cue(
        """
        i promised, told (him|her|them) i'd, told (him|her|them) id, told (him|her|them) i would,
        (i'd|id|i'll|ill) (bring|drop|get|give|show|take|mail|email|forward|share|pass|hand),
        i'd send, id send, i would send, i'll send, i will send, i said i'd, i said id,
        i owe (him|her|them), told ... id send, told ... i'd send, i will mail, i'll mail,
        i'll email, i'll write
        """
    ),
    DayUse.OWN_DEED: cue(
        """
        i did chase, i chased, chased (him|her|them), i nudged, nudged (him|her|them),
        i followed up, i wrote, i sent, i thanked, i mailed, i emailed, sent (him|her|them), sent a,
        dropped,
        messaged, thanked, i applied, applied, i called, i rang, i spoke to, connected
        """
    ),
    DayUse.START_OF_WORK: cue(
        """
        start, starts, starting, start date, starting date, first day, begin work, can you start,
        could start, join on, joining on, notice period, opens in, vacation, holiday, commencing,
        joining, resuming, resume, resumption, onboarding, they open, open (more|up|another),
        effective from, eintritt, à partir du,
        a partir de, per direct, in dienst, summer drinks, drinks, party, survey, take our, opens,
        re-advertised
        """
    ),
    DayUse.MOVED: cue(
        """
        moved (to|it|from|my|the|our|back|up|forward), moved, moving (it|the|our|my)? (to|from),
        move (your|the|our|my|it|to), reschedule, rescheduled, rescheduling, re-scheduled,
        reschedule to, pushed (back|to|it|out), pushed, push (it|our|the|your), postponed,
        postpone, put back, put off, preponed, prepone, brought forward, bring forward, new time,
        new date, new slot, shifted, shift (it|our|the|your), switched to, changed to,
        change (it|the time|the date), is now (on|at), now on, instead, instead of, not ... but,
        verschoben, verschieben, verlegt, remarcada, remarcado, remarcaram, remarcar, adiada,
        adiado, adiaram, aplazada, aplazado, reportée, reporté, reporter, push you to, push you,
        shift your, new time:, nieuwe tijd, neuer termin, nova data, novo horário, nueva fecha,
        nouvelle date, déplacé au, déplacée au, rebooked, same slot, bumped, now not, is the
        """
    ),
    DayUse.CANCELLED: cue(
        """
        no point in (meeting|coming|talking) (on|this)?,
        cancelled, canceled, cancels, cancel, called off, calls off, pulled, scrapped,
        fell through, fällt aus, abgesagt, cancelada, cancelado, cancelaram, annulé, annulée
        """
    ),
    DayUse.INTERVIEW: cue(
        """
        interview, interviews, interviewed, interviewing, round, rounds, call with, intro call,
        screening, screen, phone screen, chat with, chat at, talk with, met with, meeting with,
        met, meet, see me, see you, invite you, invite me, invited, panel, onsite, on-site,
        assessment, spoke, spoke to, spoke with, talked to, half day, trial day, probearbeiten,
        vorstellungsgespräch, gespräch, nochmal bei, entrevista, conversa, videochamada,
        entretien, wants me in, want me in, want me back, want you in, want me for, when:,
        date:, datum:, time:, date and time:, day:, tag:, termin:, fecha:, data:, uhrzeit:, hora:,
        jour:,
        heure:, tijd:, slot, come in (for|on|at), pop in, bring you in, have you in, interview:,
        appointment,
        second round, final round, hr call, coffee with, catch up with, coming up, scheduled,
        (called|rang|phoned) me at, did the (whole)? (thing|lot|interview),
        booked, happened, video, teams, zoom
        """
    ),
    DayUse.SNOOZE: cue(
        """
        remind me, remember me, pa-remind, remember, later, not now, snooze, leave me alone, stop,
        pause, quiet, ping me, nudge me,
        ask me, tomorrow instead, erinner mich, erinnere mich, lembra, me lembre, amanhã
        """
    ),
}
