"""The ways in which people tell that they did a step: thanked somebody, connected, asked
again."""

from typing import Final

from coaching.reading.events.rows import compile_rows

DONE: Final = compile_rows(
    """
    <me> <did> (@thank|@send|@write|@email|@message|@text|@drop|@post|@shoot|@fire_off|@pop|@put
        |@deliver|@finish|@connect|@add|@invite|@follow_up|@chase|@nudge|@check_in|@brief|@hand
        |@do|@get|@type|@whatsapp|@ping|@fire|@scribble|@mail|@poke|@remind|@request|@reach_out)
        >(~ ~ (PERSON|them|both|everybody|everyone|all|him|her))
    PERSON [s|his|her]* [thank|thanks|note|letter|email|message|card|you|line|text|one|linkedin
        |li|request|invite]*
        [is|has|was|are|have|got|been]* (gone|out|off|sent|posted|done|in post|on its way|delivered
        |away|ticked|sorted|taken care of|dealt with|handled) !(me|us|over|through|my|an)
    PERSON [s|has|have]* (is|has|was|are|have|got|been) [been|now|all|both]* (thanked|written
        |emailed|messaged|briefed|texted)
    PERSON [s|his|her]* (thank|thanks|note|letter|email|message|card|briefing|mail) [you|note|letter
        |email]* (written|emailed|messaged|briefed)
    (thank|thanks|note|notes|thank-you|letter|letters|card|cards|email|emails|message|messages
        |thankyous|thankyou)
        [you|yous|note|notes|letter|email|emails|card|cards|message]* (to|for) PERSON [and|,|&
            |PERSON]*
        [is|has|was|are|have|got|been|now|all]* (gone|out|off|sent|posted|done|in post|on its way
            |delivered|away
        |ticked|sorted|went|written)
    (thank|thanks|note|notes|thank-you|thankyous|thankyou|letters|cards|emails) [you|yous|note
        |notes|cards]*
        [is|has|was|are|have|all|now]* (gone|out|off|sent|posted|done|delivered|went) >([out
            |off]* (to|for) PERSON)
    PERSON accepted [my|linkedin|li|connection]* (invite|invitation|request|linkedin|connection)
    (linkedin|li) [request|invite|connection|invitation|message|done|sent|is|has|been|to|with
        |for]* PERSON
    PERSON [is|now|and|i|are|on|my|accepted|connected|with|me|us]* (connected|on linkedin|on li
        |linkedin done|in my network)
    """
)
"""A known person stands in most of them; who was told to do it is looked at elsewhere."""
