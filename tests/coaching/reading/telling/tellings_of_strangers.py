"""Gives tellings in which nobody is known before: the names have to come from the words."""

from typing import Final

from tests.coaching.reading.telling.tellings import ToldInterview

STRANGERS: Final = (
    ToldInterview(
        "phew ok thats done. so it was thandi mokoena shes the head of learning and then a "
        "fella called pieter brink who runs the workshops, about fifty minutes on teams. thandi"
        " wanted to know how i keep adults awake after lunch ha. i told her about the egg timer"
        " thing and she laughed and wrote it down. pieter was a bit iffy on my accreditation "
        "cos its still pending, i said it should be through in february. we spoke mostly about "
        "the rollout to the township centres. forgot to mention my isizulu, argh. loadshedding "
        "hit halfway so i lost them for a bit. they want me to run a mock session next",
        (),
        (
            ("question_asked", "Thandi Mokoena", "how i keep adults awake after lunch"),
            (
                "went_well",
                None,
                "i told her about the egg timer thing and she laughed and wrote it down",
            ),
            ("concern", None, "my accreditation cos its still pending"),
            ("answer_to_concern", None, "it should be through in february"),
            ("topic", None, "the rollout to the township centres"),
            ("unsaid", None, "my isizulu"),
            ("next_round", None, "a mock session next"),
        ),
    ),
    ToldInterview(
        "So I have finished interview with the bank. There was Mr. Chinedu Eze, branch manager,"
        " and madam Folake from operations. Mr Eze asked me to explain how I will grow deposits"
        " in a new area, I answered him with my campus strategy and he nodded well well. Madam "
        "Folake was concerned that I have not handled cash before. I told her I was treasurer "
        "of my association for two years. They did not let me talk about my ICAN stage one. She"
        " said there will be a final interview with the regional head. I promised to send her "
        "my NYSC certificate.",
        (),
        (
            ("question_asked", "Chinedu Eze", "explain how I will grow deposits in a new area"),
            ("went_well", None, "I answered him with my campus strategy and he nodded"),
            ("concern", "Folake", "I have not handled cash before"),
            ("answer_to_concern", "Folake", "I was treasurer of my association for two years"),
            ("next_round", None, "a final interview with the regional head"),
            ("promised_by_me", "Folake", "send her my NYSC certificate"),
        ),
    ),
    ToldInterview(
        "quick brain dump before i forget. met with Sofia Lindgren (CTO) and Mats. first half "
        "was Sofia and me going through their event pipeline and where it drops messages. she "
        "asked what i'd fix first and why. i drew the dead letter queue thing, she said that's "
        "exactly what they're planning. Mats more on people stuff: how do you give feedback to "
        "someone senior. meh answer, too theoretical. he also wondered whether i'd get bored in"
        " a team of four, told him i've been in a team of three for two years and loved it. i'd"
        " say 4 out of 5. told Sofia I'd send the blog post",
        (),
        (
            ("topic", "Sofia Lindgren", "their event pipeline and where it drops messages"),
            ("question_asked", "Sofia Lindgren", "what i'd fix first and why"),
            (
                "went_well",
                None,
                "i drew the dead letter queue thing, she said that's exactly what they're planning",
            ),
            ("concern", None, "whether i'd get bored in a team of four"),
            (
                "answer_to_concern",
                None,
                "i've been in a team of three for two years and loved it",
            ),
            ("rating", "me", "4"),
            ("promised_by_me", "Sofia Lindgren", "send the blog post"),
        ),
    ),
    ToldInterview(
        "Boa, terminei. Era a Juliana Castro, gerente de RH, e o Tiago da engenharia. Juliana "
        "perguntou como eu lido com prazos apertados, falei do projeto da ponte e ela gostou. O"
        " Tiago achou que eu tenho pouca experiência com AutoCAD, respondi que fiz o curso em "
        "março. We talked in english ten minutes about the metro line. Esqueci de dizer que "
        "posso viajar. Depois tem uma prova técnica.",
        (),
        (
            ("question_asked", "Juliana Castro", "como eu lido com prazos apertados"),
            ("concern", "Tiago", "pouca experiência com AutoCAD"),
            ("answer_to_concern", "Tiago", "fiz o curso em março"),
            ("topic", None, "the metro line"),
            ("unsaid", None, "posso viajar"),
            ("next_round", None, "uma prova técnica"),
        ),
    ),
    ToldInterview(
        "okay so I just left the building, it was a panel, Denise Kowalski the principal, Ray "
        "who teaches shop, and a parent whose name I didn't catch. Denise asked how would you "
        "handle a kid who refuses to suit up for PE and I said I'd start with a conversation "
        "not a consequence and they all nodded. The parent was worried I'd leave at the first "
        "better offer, I told her I grew up four blocks away. Ray brought up that I've never "
        "coached girls. Honestly I didn't have a great answer there. I should have talked about"
        " my summer camp. It's weird that nobody could tell me who the athletic director is. "
        "Denise said next would be a call with the superintendent.",
        (),
        (
            (
                "question_asked",
                "Denise Kowalski",
                "how would you handle a kid who refuses to suit up for PE",
            ),
            (
                "went_well",
                None,
                "I said I'd start with a conversation not a consequence and they all nodded",
            ),
            ("concern", None, "I'd leave at the first better offer"),
            ("answer_to_concern", None, "I grew up four blocks away"),
            ("concern", "Ray", "I've never coached girls"),
            ("to_improve", None, "I didn't have a great answer there"),
            ("unsaid", None, "my summer camp"),
            ("red_flag", None, "nobody could tell me who the athletic director is"),
            ("next_round", None, "a call with the superintendent"),
        ),
    ),
    ToldInterview(
        "hi coach, done with infodeck. two rounds back to back. first was karthik reddy, he is "
        "tech lead, only coding, he gave me a problem on merging intervals, solved it but took "
        "too long. then deepa menon ma'am who is delivery manager. deepa ma'am asked why there "
        "is a gap of six months, i told that my father was not well. she was not fully "
        "convinced i feel. she also wanted to know if i am ok with night shift. we discussed "
        "the insurance project they are starting. i missed to tell about my award. hr round "
        "will be there on top of this. they told that saturday working is normal during "
        "release, that i did not like",
        (),
        (
            ("question_asked", "Karthik Reddy", "a problem on merging intervals"),
            ("question_asked", "Deepa Menon", "why there is a gap of six months"),
            ("question_asked", "Deepa Menon", "if i am ok with night shift"),
            ("topic", "Deepa Menon", "the insurance project they are starting"),
            ("unsaid", None, "my award"),
            ("next_round", None, "hr round will be there on top of this"),
            ("red_flag", None, "saturday working is normal during release"),
        ),
    ),
    ToldInterview(
        "So, Gespräch vorbei. Dabei waren Frau Dr. Annette Vogel, die Laborleiterin, und ein "
        "Herr Simic aus der Personalabteilung. Mostly we speak about the new method for water "
        "samples. Frau Vogel fragte, wie ich mit Fehlern im Team umgehe. Ich habe das Beispiel "
        "mit der falschen Charge erzählt, das kam sehr gut an. Herr Simic hatte Zweifel, ob ich"
        " wirklich nach Jena ziehe, ich habe gesagt, dass meine Schwester dort wohnt. Leider "
        "vergessen, den Strahlenschutzkurs zu erwähnen. Ich soll noch eine Probearbeit machen. "
        "Ich habe Frau Vogel versprochen, die Zeugnisse zu schicken.",
        (),
        (
            ("topic", None, "the new method for water samples"),
            ("question_asked", "Annette Vogel", "wie ich mit Fehlern im Team umgehe"),
            (
                "went_well",
                None,
                "das Beispiel mit der falschen Charge erzählt, das kam sehr gut an",
            ),
            ("concern", "Simic", "ob ich wirklich nach Jena ziehe"),
            ("answer_to_concern", "Simic", "dass meine Schwester dort wohnt"),
            ("unsaid", None, "den Strahlenschutzkurs zu erwähnen"),
            ("promised_by_me", "Annette Vogel", "die Zeugnisse zu schicken"),
        ),
    ),
    ToldInterview(
        "got through it. Aroha Parata, she's practice lead, really warm, and her colleague "
        "Finn. We spent a good chunk on the flood response work and what the council wants from"
        " it. Finn reckons my portfolio's heavy on roading and light on three waters, fair "
        "enough. I pointed at the Napier job. Aroha asked if I'd done any iwi engagement, I "
        "talked about the hui in Porirua and could tell she was into it. Stumbled on the budget"
        " one, rambled for ages. Told Finn I'd flick him the Napier report. They'll do a second"
        " yarn with the director.",
        (),
        (
            ("topic", None, "the flood response work and what the council wants from it"),
            ("concern", "Finn", "my portfolio's heavy on roading and light on three waters"),
            ("answer_to_concern", "Finn", "the Napier job"),
            ("question_asked", "Aroha Parata", "if I'd done any iwi engagement"),
            ("went_well", None, "I talked about the hui in Porirua and could tell she was into it"),
            ("to_improve", None, "Stumbled on the budget one, rambled for ages"),
            ("promised_by_me", "Finn", "flick him the Napier report"),
            ("next_round", None, "a second yarn with the director"),
        ),
    ),
    ToldInterview(
        "hey just out of the second round, it was Kwame Boateng again and a new one, Liesbeth, "
        "she looks after the donors. mostly we looked at how they report to the EU and where it"
        " goes wrong. liesbeth challenged me on my lack of grant experience, i told her about "
        "the two lottery bids i wrote, both funded. kwame then wanted me to say how i would "
        "spend my first month. think that one was solid. what i didn't get across is that i "
        "speak french. told kwame i'd drop him the budget template. last step is the trustees "
        "in two weeks",
        (),
        (
            ("topic", None, "how they report to the EU and where it goes wrong"),
            ("concern", "Liesbeth", "my lack of grant experience"),
            ("answer_to_concern", "Liesbeth", "the two lottery bids i wrote, both funded"),
            ("question_asked", "Kwame Boateng", "how i would spend my first month"),
            ("went_well", None, "think that one was solid"),
            ("unsaid", None, "i speak french"),
            ("promised_by_me", "Kwame Boateng", "drop him the budget template"),
            ("next_round", None, "the trustees in two weeks"),
        ),
    ),
    ToldInterview(
        "Interview done! Only Marta Kowalczyk, store manager, in the back office. She asked "
        "about weekends and if I can lift heavy boxes, no problem. We spoke about the new self "
        "checkouts and theft. She didn't like that I only stayed four months at the bakery, I "
        "explained it was a season contract. I was quite nervous at the beginning but then "
        "better. Forgot to ask about the staff discount lol. If she is happy there is a trial "
        "shift on a Saturday.",
        (),
        (
            ("question_asked", "Marta Kowalczyk", "weekends and if I can lift heavy boxes"),
            ("topic", "Marta Kowalczyk", "the new self checkouts and theft"),
            ("concern", "Marta Kowalczyk", "I only stayed four months at the bakery"),
            ("answer_to_concern", "Marta Kowalczyk", "it was a season contract"),
            ("unsaid", None, "about the staff discount"),
            ("next_round", None, "a trial shift on a Saturday"),
        ),
    ),
    ToldInterview(
        "so that was intense three people julian who is cto then a product lady called ornella "
        "and some hr person julian basically wanted to see how i think he gave me a scenario "
        "where the payment provider goes down on black friday and i talked him through failover"
        " and queues and he seemed pleased ornella was not convinced i can say no to "
        "stakeholders i gave her the example with the marketing launch she asked how i measure "
        "success of a platform team i kind of rambled there i wish i had mentioned the dora "
        "metrics hr said they will come back early next week",
        (),
        (
            ("went_well", None, "i talked him through failover and queues and he seemed pleased"),
            ("concern", "Ornella", "i can say no to stakeholders"),
            ("answer_to_concern", "Ornella", "the example with the marketing launch"),
            ("question_asked", "Ornella", "how i measure success of a platform team"),
            ("to_improve", None, "i kind of rambled there"),
            ("unsaid", None, "the dora metrics"),
        ),
    ),
    ToldInterview(
        "Hi. Mixed feelings. Sister Agnes Mutua runs the ward and Dr Patel joined for ten "
        "minutes. Sister Agnes was interested in my triage work in Kisumu and how we kept "
        "records on paper. Dr Patel asked what I would do with an aggressive relative. I said "
        "stay calm, get a colleague, never block the door, and he said good answer. Sister "
        "Agnes is worried that my registration isn't through yet. I could only say it's in "
        "process. They run twelve hour shifts with no proper breaks apparently, that bothered "
        "me. I said I'd email my vaccination card to Sister Agnes. 3 out of 5 for me.",
        (),
        (
            ("topic", None, "my triage work in Kisumu and how we kept records on paper"),
            ("question_asked", "Patel", "what I would do with an aggressive relative"),
            (
                "went_well",
                None,
                "I said stay calm, get a colleague, never block the door, and he said good answer",
            ),
            ("concern", None, "my registration isn't through yet"),
            ("answer_to_concern", None, "it's in process"),
            ("promised_by_me", None, "email my vaccination card to Sister Agnes"),
            ("rating", "me", "3"),
        ),
    ),
)
