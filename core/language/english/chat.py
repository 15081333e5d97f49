"""Short things people say to an assistant that name no event: yes, no, thanks, undo, help, number two."""

from __future__ import annotations

import re

from core.dialogue.interpretation import (
    AskHelp,
    Assent,
    Awaiting,
    Dissent,
    Meaning,
    Pick,
    SmallTalk,
    TakeBack,
)
from core.language.english.days import ordinal
from core.language.english.spans import compiled
from core.language.english.words import NUMBER_WORDS, NUMBERS, ORDINAL_WORDS, ORDINALS

_ENDS = r"[\s.!,~]*(?:please|pls|thanks|thank\s+you|thx|haru|then|now|buddy|man|dude)?[\s.!~:)]*$"
_YES = (
    r"(?:(?:oh\s+)?(?:yes|yeah|yep|yup|ya|yea|sure|ok|okay|okey|k|kk|right|correct|exactly|absolutely|definitely|confirm(?:ed)?|"
    r"go\s+ahead|do\s+it|go\s+for\s+it|sounds\s+(?:good|great|fine)|looks?\s+(?:good|right|great)|that'?s\s+(?:right|fine|correct|it|good)|"
    r"perfect|fine|(?:(?:that|it|this)\s+)?works(?:\s+(?:for\s+me|great|fine))?|add\s+it|save\s+it|book\s+it|please\s+do|of\s+course|all\s+good|y|aye|lgtm|👍|👌)[\s,!.]*)+"
)
_NO = (
    r"(?:(?:oh|wait|um|hmm|actually)[\s,!]+)*(?:(?:no|nope|nah|n|never\s?mind|nvm|forget\s+(?:it|that|about\s+it)|don'?t|do\s+not|stop|cancel(?:\s+(?:it|that|this))?|not\s+(?:that|now|really)|"
    r"no\s+thanks?|no\s+thank\s+you|that'?s\s+(?:wrong|not\s+(?:it|right))|wrong|discard(?:\s+(?:it|that))?|leave\s+it|skip(?:\s+it)?|scrap\s+(?:it|that)|👎)[\s,!.]*)+"
)
_UNDO = (
    r"(?:undo|revert|roll\s?back)(?:\s+(?:it|that|this|the\s+last\s+(?:one|change|thing)|last(?:\s+(?:one|change))?|my\s+last\s+change))?|"
    r"(?:take|put|bring|change)\s+(?:it|that|this)\s+back|go\s+back|(?:restore|reverse)\s+(?:it|that)|i\s+didn'?t\s+mean\s+(?:that|to\s+do\s+that)|ctrl[\s+-]?z"
)
_PICK = rf"(?:the\s+|number\s+|option\s+|no\.?\s*|#\s*|choice\s+|pick\s+(?:the\s+)?|i\s+(?:choose|pick|want)\s+(?:the\s+)?)*({ORDINAL_WORDS}|\d{{1,2}}(?:st|nd|rd|th)?|{NUMBER_WORDS})(?:\s+(?:one|option|choice))?"
_HELP = (
    r"help(?:\s+me)?|\?+|/?(?:help|start)|commands?|usage|manual|tutorial|instructions|"
    r"(?:what|which)\s+(?:can|do|could)\s+(?:you|u|ya|i|haru)\s+(?:do|say|ask|type|send).*|what\s+are\s+(?:you|your\s+(?:features|commands|functions|capabilities)).*|"
    r"how\s+(?:do|can|should|would|could)\s+(?:i|you|we|one)\b.*|how\s+does\s+(?:this|it|that|haru)\b.*|how\s+(?:do|does)\s+(?:the\s+|your\s+)?(?:reminders?|notifications?|alerts?|invites?|invitations?|sync|syncing|calendars?|time\s*zones?|repeats?|recurring\s+events?|guests?|undo)\s+work\b.*|how\s+to\b.*|"
    r"(?!.*\binstead\b)(?:can|do|could|are|will|does)\s+(?:you|haru|this|it|i)\s+(?:able\s+to\s+)?(?:sync|support|connect|integrate|import|export|read|understand|speak|handle|work|use|recogni[sz]e|share|"
    r"send|email|link|see\s+my|access|have|do|offer|set\s+(?:up\s+)?(?:alerts|notifications|reminders)|remember|learn|translate|export|print)\b.*|"
    r"(?:is\s+there\s+a\s+(?:way|guide|manual|limit)|is\s+it\s+possible|where\s+(?:is|are|can\s+i\s+find)\s+(?:the|your)\s+(?:settings?|help|options|docs)|who\s+(?:are|made)\s+you|"
    r"what\s+languages?|what\s+features?|show\s+me\s+how|(?:is|are)\s+(?:my|the)\s+(?:data|privacy|information)|privacy|i\s+need\s+help|i'?m\s+(?:lost|stuck|confused)|which\s+(?:languages?|features?|calendars?))\b.*|"
    r"(?:i\s+(?:want|need|would\s+like)\s+to\s+(?:know|learn)\s+how)\b.*|(?:change|open|show)\s+(?:my\s+|the\s+)?settings"
)
_GREETING = (
    r"(?:hi+|hello+|hey+|hiya|yo|howdy|sup|what'?s\s+up|wassup|greetings|morning|gm|good\s+(?:morning|afternoon|evening|day)|"
    r"how\s+are\s+you.*|how'?s\s+it\s+going.*|how\s+(?:have|are)\s+(?:you|things).*|nice\s+to\s+meet\s+you|long\s+time\s+no\s+see|happy\s+(?:birthday|new\s+year|holidays?|easter|halloween|thanksgiving|valentine\S*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|anniversary|diwali)[^\d]*|merry\s+(?:christmas|xmas)[^\d]*)(?:\s+(?:there|haru|everyone|all|again|to\s+you|friend))*"
)
_BYE = r"(?:(?:good\s?)?bye(?:\s+bye)?|bye+|see\s+(?:you|ya)(?:\s+(?:later|soon|tomorrow|around))?|cya|later|good\s?night|gn|night|ttyl|talk\s+(?:to\s+you\s+)?(?:later|soon)|take\s+care|have\s+a\s+(?:good|nice|great)\s+\w+|i'?m\s+off)(?:\s+(?:haru|then|for\s+now))?"
_THANKS = r"(?:ok\s+|okay\s+|great\s+|perfect\s+|oh\s+|awesome\s+|many\s+)?(?:thanks?(?:\s+(?:you|a\s+lot|so\s+much|very\s+much|again|a\s+(?:bunch|million|ton)|for\s+.*|haru|man|buddy))*|thx|ty|tysm|tyvm|cheers|much\s+appreciated|appreciate\s+(?:it|that|you).*|i\s+appreciate.*)"
_PRAISE = (
    r"(?:you(?:'re|\s+are)?\s+(?:so\s+|really\s+|very\s+|the\s+|a\s+|an\s+|pretty\s+|such\s+a\s+)*(?:rock|best|great|awesome|amazing|smart|cool|funny|helpful|genius|wonderful|nice|clever|fantastic|"
    r"lifesaver|life\s+saver|star|good|brilliant|perfect|legend|angel|hero|cute|kind|sweet)(?:\s+(?:at\s+this|bot|assistant|haru|one|job))?|"
    r"(?:good|great|nice|well|awesome|amazing|excellent)\s+(?:job|work|bot|one|done|going)|well\s+done|awesome|amazing|cool|nice|great|wow|brilliant|love\s+(?:it|you|this)|i\s+(?:love|like)\s+(?:you|this|it)|impressive|neat|sweet|😂|❤️|🙏|👏)"
)
_OTHER = (
    r"(?:tell\s+me\s+(?:a\s+joke|something).*|what'?s\s+your\s+(?:name|favou?rite).*|who\s+(?:is|won|was)\b.*|are\s+you\s+(?:a\s+)?(?:human|real|robot|bot|an?\s+ai|there|ok(?:ay)?|awake|busy\?*$).*|"
    r"i(?:'m|\s+am)\s+(?:so\s+|very\s+|really\s+|a\s+bit\s+|feeling\s+)*(?:tired|bored|hungry|happy|sad|sleepy|sick|exhausted|stressed|fine|good|ok|cold|hot|back|home|here)\b[^\d]*|"
    r"(?:(?:the|nice|lovely|beautiful|great|bad|terrible)\s+)?weather\b.*|(?:nice|lovely|beautiful|great|long|rough|crazy)\s+(?:day|morning|evening|weekend)\b[^\d]*|(?:it'?s|it\s+is|what'?s\s+the|how'?s\s+the|is\s+it|will\s+it)\s+(?:\w+\s+)?(?:weather|raining|rain|snow(?:ing)?|cold|hot|sunny|nice\s+out|going\s+to\s+rain)\b.*|"
    r"what\s+(?:a\s+)?(?:day|week|mess|beautiful\s+day)\b.*|i\s+(?:hate|love)\s+(?:mondays|fridays|winter|summer|\w+)|what\s+is\s+the\s+(?:meaning|capital)\b.*|sing\b.*|do\s+you\s+(?:like|love|dream|sleep|know)\b.*|"
    r"(?:hmm+|um+|uh+|well|so|test(?:ing)?|asdf|lol|haha+|hehe+|lmao|rofl|ping|boo|meh|whatever|idk|i\s+don'?t\s+know|no\s+idea|oops|my\s+bad|sorry|whoops)[\s.!?]*)"
)

# The words a kind may begin with, its pattern, its meaning (None: a question for help); the first that matches counts.
_TABLE: tuple[tuple[str, str, Meaning | None], ...] = (
    ("undo revert roll rollback take put bring change go restore reverse i ctrl", _UNDO, TakeBack()),
    (
        "oh yes yeah yep yup ya yea sure ok okay okey k right correct exactly absolutely definitely confirm confirmed "
        "go do sounds look looks that thats perfect fine works add save book please of all y aye lgtm it this",
        _YES,
        Assent(),
    ),
    (
        "oh wait um hmm actually no nope nah n never nevermind nvm forget don dont do stop cancel not that thats wrong discard leave skip scrap",
        _NO,
        Dissent(),
    ),
    (
        "ok okay great perfect oh awesome many thank thanks thx ty tysm tyvm cheers much appreciate i",
        _THANKS,
        SmallTalk("thanks"),
    ),
    (
        "hi hello hey hiya yo howdy sup what whats wassup greetings morning gm good how hows nice long happy merry",
        _GREETING,
        SmallTalk("greeting"),
    ),
    (
        "bye good goodbye see cya later goodnight gn night ttyl talk take have i im",
        _BYE,
        SmallTalk("bye"),
    ),
    (
        "you your youre good great nice well awesome amazing excellent cool wow brilliant love i impressive neat sweet",
        _PRAISE,
        SmallTalk("praise"),
    ),
    (
        "help start command commands usage manual tutorial instructions what which how can do could are will does is "
        "where who show privacy i im change open",
        _HELP,
        None,
    ),
    (
        "tell what whats who are i im the nice lovely beautiful great bad terrible weather long rough crazy it its how "
        "hows is will sing do hm um uh well so test testing asdf ping boo meh whatever idk no oops my sorry whoops "
        "lol haha hehe lmao rofl",
        _OTHER,
        SmallTalk(),
    ),
)
_KINDS = tuple((frozenset(begins.split()), pattern, meaning) for begins, pattern, meaning in _TABLE)


def chat(text: str, awaiting: Awaiting | None) -> Meaning | None:
    """What a short message means, if it is one of these. `text` is plain."""
    whole = text.strip().strip(" .!~")
    if awaiting == "choice" and (m := _full(_PICK, whole)):
        return Pick(_number(m[1]))
    if m := re.fullmatch(r"(?:#|number|option|no\.?)\s*(\d{1,2})|the\s+(\w+)\s+(?:one|option)", whole):
        return Pick(_number(m[1] or m[2])) if m[1] or m[2] in ORDINALS else None
    return _word(whole)


def _word(whole: str) -> Meaning | None:
    first = (found := compiled(r"[a-z0-9]+").match(whole)) and found[0]
    stretched = first and compiled(r"(.)\1+$").sub(r"\1", first)
    for begins, pattern, meaning in _KINDS:
        if (first is None or {first, stretched} & begins) and _full(pattern, whole):
            return AskHelp(whole) if meaning is None else meaning
    return None


def _full(pattern: str, whole: str) -> re.Match[str] | None:
    return compiled(rf"(?:{pattern}){_ENDS}").match(whole)


def _number(words: str) -> int:
    return NUMBERS[words] if words in NUMBERS else ordinal(words)
