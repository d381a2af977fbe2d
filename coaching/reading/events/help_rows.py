"""The ways in which people ask what the coach is, what it can do and how it is used."""

from typing import Final

from coaching.reading.events.rows import compile_rows

HELP: Final = compile_rows(
    """
    what (am|are) (i|we) [meant|supposed|expected|allowed]* to (write|say|type|do|tell
        |enter)
    (do not|not|can not) [really|quite|fully]* (understand|get|know|see) (this|how|what you are
        for|what to
        do
        [here|with you|with this|now]*) !(yet|if|about|because|or)
    <begin> explain (yourself|this [thing|bot]|how)
    what (do|should|can|could) i do with (you|this|it)
    what [all|else|else|exactly|is it|things|kind of things|sort of things]* (can|do|could
        |are
        |would) you
        [do|able|help|for|offer|know|good|actually|capable]*
    (how|what) (do|does|can|is|are|should|would|to) [i|one|you|it|we|this|that]*
        [use|work|operate|talk to] (you|this|it|bot|thing|app|work|works|start)
    how [do|does|is]* (this|it|that) [thing|bot|app|all|whole|supposed]* (work|works|go
        |function)
    (who|what) are you
    (can|could|let|want to|need to) [i|me|we]* (talk|speak|chat) [to|with]* [real|actual|live]*
        (human|person|somebody real|people|support|staff)
    are you [real|just|actual|some|even|still]* (real|human|person|robot|bot|ai|machine
        |chatgpt|gpt|computer|program|alive|llm|somebody)
    how [do|can|could|would|to|i|we]* (delete|remove|erase|wipe|undo|edit|change|correct|add
        |log|fix|enter|rename) [my|this|that|some|old|new|all]* (stuff|thing|things|it|this
        |that|something|everything|interview|interviews|job|jobs|name|names|note|notes
        |contact|entry|data|person|people|somebody|time|date|day|address)
    (can|could|do|will|would) you [also|even|only|understand|speak|write|talk|answer|read
        |reply]* [to me|back|me|with me]* [in]* (german|french|spanish|portuguese|italian
        |dutch|polish|turkish|arabic|hindi|urdu|chinese|mandarin|japanese|korean|russian
        |swahili|tagalog|english|my language|other languages|another language)
    (can|could|do|will|would) you [also|even|only]* (hear|listen to|read|take|understand
        |open|see|do|accept|handle|get) [my|a|any]* (voice|audio|photos|photo|pictures
        |picture|pdf|pdfs|screenshots|screenshot|images|files|calls|recordings|emojis)
    (what|which) (commands|buttons|options|features|functions)
    [i] [am|feeling|bit]* (lost|confused|stuck) [here|with you|with this]
    (need|want|show|give) [me|some|little|bit of]* (help|manual|instructions|tutorial
        |guide)
    what (do|can|should|would) i (say|type|write|tell|do) (to you|here|with you|with this)
    BEGIN (help|instructions|manual|commands|menu)
    """
)
