import type { Intent } from '#domain/call/annotation.ts'
import type { Said } from '../findings/finding.ts'

const THING = String.raw`(?:a ?\/?c|a c|air ?con\w*|ac|chiller|heater|boiler|fridge|washing machine|dishwasher|oven|lift|elevator|shower|toilet|tap|door|lock|light\w*|power|electricity|water|internet|wifi|pipe|ceiling|pool|gate)`
const AMOUNT = String.raw`(?:[A-Z]{3} )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a (?:million|hundred))`
const OWN = String.raw`(?:my|our|the|this|an?|two|three|four)`
const HOME = String.raw`(?:apartments?|flats?|villas?|units?|propert(?:y|ies)|studios?|townhouses?|penthouses?|offices?|place|house|home|plots?|bed ?rooms?|beds?)`

/** Intents that the training dialogues do not know, by what is said. The first that fits decides. */
const SPOKEN: [Intent, RegExp][] = [
  [
    'none',
    /\bwrong number\b|\b(?:i|we) ordered\b|\b(?:not|isn['’]t) (?:this )?(?:the )?(?:pizza|restaurant|pharmacy|clinic|bank|salon)\b/i,
  ],
  [
    'complaint',
    new RegExp(
      String.raw`\b(?:terrible|unacceptable|awful|angry|furious|complain\w*|disgust\w*|(?:nobody|no one|no body) (?:is |has |ever |even )?(?:call\w*|answer\w*|came|come|comes|repl\w+|respond\w*|pick\w*|show\w*|fix\w*|help\w*|turned up)|(?:nobody|maintenance|they|you|he|office|landlord|agent|company) (?:is|are|does|do) not (?:answer|repl|respond|pick|fix|com)\w*|(?:they|you|landlord|agent) (?:never|don['’]t|doesn['’]t) (?:answer|reply|respond|call back|pick up)|(?:has|have) been broken|speak to (?:a|the|your) manager|not (?:been )?fixed|stop paying|worst|leak(?:s|ing|ed)?|(?:big|serious|same|have|there is|there['’]s|having)(?: an?| the)? (?:\w+ )?problems?\b(?! (?:is|with (?:the )?(?:price|budget|location)))|${THING}(?: \w+)? (?:is|has|['’]s|are)(?: been| still| again)? (?:broken|not (?:working|cooling|heating|closing|draining|opening)|leaking|out of order|dead)|${THING}(?: (?!was\b|were\b)\w+)? (?:isn['’]t|doesn['’]t|does not|don['’]t|stopped|not) work(?:ing)?|(?:is|are|has|have) still not (?:been )?(?:fixed|working|repaired)|(?:third|fourth|fifth|second|tenth) time (?:i|we|that i)|(?:not|never) (?:returned|refunded|got) (?:my|our|the) (?:deposit|money|cheque)|(?:my|our) deposit back|cheated|lied to|scam|fraud|take legal|to court|go to (?:rera|the police)|very (?:rude|unprofessional|disappointed|upset))\b`,
      'i',
    ),
  ],
  [
    'reschedule',
    /\b(?:reschedul\w+|postpone\w*|(?:move|push|shift|change|bring forward|delay) (?:the|my|our|it|that|this|today['’]?s?|tomorrow['’]?s?)(?: (?:viewing|appointment|visit|meeting|time|day|date))?(?: (?:to|back|from|till|until|by))\b|(?:move|change|shift|push) (?:the|my|our) (?:viewing|appointment|visit|meeting)|(?:another|different) (?:day|time|date)|can(?:['’]t|not| not) (?:make it|come)|(?:won['’]t|will not|not going to) (?:be able to )?(?:make it|come)|something came up|change the (?:date|time|day)|(?:running|will be|going to be) late|instead of (?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b/i,
  ],
  [
    'cancel',
    /\b(?:cancel\w*|call (?:it|the (?:viewing|visit)) off|don['’]?t (?:need|want) the (?:viewing|visit|appointment)|no need to (?:come|show)|forget (?:about )?the (?:viewing|visit|appointment)|(?:already|just) (?:found|took|signed|rented|booked) (?:another|something|one|a place|somewhere))\b/i,
  ],
  [
    'makeOffer',
    new RegExp(
      String.raw`\b(?:(?:make|made|put in|submit|put|give|send) (?:him |her |them |you )?an? offer|(?:will|would|want to|like to|could|can) offer|my (?:last |final |best )?offer|offer(?:ing)? (?:of |him |her |them )?(?:[A-Z]{3} |\d|one|two|three)|(?:i|we)(?:['’]d)? offer|if (?:they|he|she|the (?:owner|landlord|seller)) (?:takes?|accepts?|agrees?)|come down to|i would sign|reserve (?:it|the)|i(?:['’]ll| will| can| could|['’]d| would)? (?:give|put) (?:you |him |her |them )?(?:about |maybe |around )?${AMOUNT}|(?:tell|offer|give) (?:him|her|them|the (?:owner|landlord|seller)) ${AMOUNT}|(?:tell|ask) (?:him|her|them|the (?:owner|landlord|seller)) (?:i|we|that|if)[^.?!]{0,40}${AMOUNT}|(?:will|would|does|do|can) (?:he|she|they|the (?:owner|landlord|seller)) (?:take|accept|agree|do|go (?:down )?to|come down)|(?:best|last|final) price|(?:i|we)(?:['’]ll| will) take it (?:for|at|if)|counter(?:[- ]?offer)?)\b`,
      'i',
    ),
  ],
  [
    'valuation',
    new RegExp(
      String.raw`\b(?:(?:my|our) [\w ]{1,30}(?:could|would|might) (?:rent|sell|go) for|what (?:could|would|can|does) (?:my|our) [\w ]{1,30} (?:rent|sell|go|cost|get)|how much (?:could|can|would|will|do) (?:i|we|it) (?:get|ask|sell|rent|go|fetch)|fair price|what (?:my|our|the) [\w ]{1,40} (?:is|are|would be) worth|what (?:is|['’]s|would|will|it['’]s|it is|it would) (?:it |my \w+ |be my \w+ |be )?(?:be )?worth|how much (?:is|would|could|are) (?:it|my \w+|they)(?: be)? (?:worth|sell for|get)|valuations?|valued?\b(?= (?:it|my|our|of (?:my|the|it)))|apprais\w+|worth (?:now|today|these days)|market (?:value|price)|know (?:the |its |how much )?(?:value|worth|price) (?:of (?:my|our|it)|it)|what (?:i|we) (?:could|can|would|might) (?:get|ask|sell|rent))\b`,
      'i',
    ),
  ],
  [
    'listProperty',
    new RegExp(
      String.raw`\b(?:up for (?:rent|sale)|(?:want|like|plan|going|decided|looking|need|wish|thinking)(?: to| of)? (?:sell(?:ing)?|let(?:ting)?|leas(?:e|ing) (?:it |my \w+ )?out|rent(?:ing)? out|rent(?:ing)? it out|list(?:ing)?)|(?:sell|selling|let out|rent out|renting out|list|listing|lease out) (?:it|my|our)|(?:sell|rent out|let) (?:the |this |a |an )?${HOME}|i (?:own|have) an? [\w ]{2,40}\b(?:to (?:sell|let|rent out|rent)|for (?:rent|sale))|put (?:it|my \w+|the \w+|them) (?:on|for|up|with)|(?:owner|landlord) of (?:\w+ ){0,2}${HOME}|(?:i am|i['’]m) (?:the |an? )?(?:owner|landlord|landlady)|give (?:it |them |my \w+ )?(?:for|on|to) rent|(?:find|need|get|looking for) (?:me )?(?:an?|new|good|the|another) (?:\w+ )?(?:tenants?|buyers?)|(?:my|our) (?:\w+ ){0,3}${HOME} (?:is )?(?:for (?:rent|sale)|to (?:rent|sell|let))|(?:i|we) have (?:my |${OWN} )?(?:\w+ ){0,3}${HOME}\b[^.?!]{0,40}\b(?:and|to) (?:want (?:to )?)?(?:sell|rent out|let))\b`,
      'i',
    ),
  ],
  [
    'callback',
    /\b(?:call(?:ing)? (?:me|us) (?:back|later|again|tomorrow|in|on|at|after|when|this|once)|(?:can|could|would|will) (?:you|someone|somebody|he|she) (?:please )?(?:call|ring|phone) (?:me|us|back)|give (?:me|us) a (?:call|ring)|call (?:me )?(?:after|back)|ring (?:me|us)|phone me|(?:have|ask|tell) (?:him|her|\w+) (?:to )?(?:call|ring|phone) me|(?:i['’]m|i am) (?:driving|in a meeting|at work|busy)(?: now| right now)?(?:,| can| so| call))\b/i,
  ],
  [
    'bookViewing',
    /(?<!n['’]t want to |not want to |not |don['’]t )\b(?:book|schedule|arrange|set up|fix) (?:an? |the |my |another )?(?:viewing|visit|appointment|tour|inspection)\b|\b(?:can|could|may|when can|when could) (?:i|we) (?:come(?: and)? )?(?:see|view|visit|have a look|take a look|pass by|drop by|stop by|come (?:by|over|and))\b(?! (?:what|whether|if|how|more)\b)|\b(?:would|['’]d) (?:like|love) to (?:come and )?(?:see|view|visit|have a look at) (?:it|them|this|that|the|one)\b|\b(?:want|is possible|i will|i['’]ll|we will|we['’]ll|let me|let['’]s|let us|i can|we can) (?:to )?(?:come (?:and )?)?(?:see|view) (?:it|them|this|that|the|both)\b/i,
  ],
]

/** What a customer says outright that he is about. */
export function spokenIntent({ text, dialogue }: Pick<Said, 'text' | 'dialogue'>): Intent | null {
  const found = SPOKEN.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  // Whoever complains or sells speaks of calls and visits on the way.
  const isSideline = found === 'bookViewing' || found === 'callback'
  return isSideline && dialogue.intent === 'complaint' ? 'complaint' : found
}
