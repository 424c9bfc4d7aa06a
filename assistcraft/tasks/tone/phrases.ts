import type { Finding, Said } from '../findings/finding.ts'
import { findName } from '../findings/gazetteer.ts'
import { rangeOf } from '../findings/range.ts'

const SURENESS = 0.85

type Phrase = { type: string; pattern: RegExp; value?: string | boolean }

/** What stands between the customer and a yes. */
const OBJECTIONS: Phrase[] = [
  {
    type: 'price',
    pattern:
      /\b(?:(?:a (?:little|bit) |too |so |very |quite |really )(?:expensive|pricey|high)|too much|over (?:my|our) budget|can(?:'t|not) afford|(?:is|that's) a lot|out of (?:my|our) (?:range|budget))\b/gi,
  },
  { type: 'yield', pattern: /\btoo low(?: for me)?\b/gi },
  {
    type: 'location',
    pattern:
      /\b(?:too far|far (?:away )?from|don't like the (?:area|location)|too (?:noisy|busy)|traffic)\b/gi,
  },
  {
    type: 'size',
    pattern: /\b(?:too (?:small|big|large)|not (?:big|large) enough|more space)\b/gi,
  },
  {
    type: 'payment',
    pattern:
      /\b(?:cheques? (?:is|are) (?:really |too |very )?(?:hard|difficult|few|many)|pay monthly|more cheques)\b/gi,
  },
  {
    type: 'timing',
    pattern:
      /\b(?:not ready|need (?:more )?time|think about it|not in a (?:hurry|rush)|too (?:early|soon|late))\b/gi,
  },
  {
    type: 'competition',
    pattern:
      /\b(?:another (?:agen(?:cy|t)|broker)|other (?:agents|agencies|brokers)|the others do|already (?:working with|have an agent))\b/gi,
  },
  {
    type: 'notInterested',
    pattern:
      /\b(?:(?:i'm|i am|we're|we are) (?:really )?not interested|not interested (?:any ?more|in this)|no longer (?:looking|interested)|(?:stop|don't) call(?:ing)? me|take me off)\b/gi,
  },
  {
    type: 'wrongNumber',
    pattern: /\b(?:(?:the |a )?wrong number|you have the wrong (?:person|number))\b/gi,
  },
  {
    type: 'fees',
    pattern:
      /\b(?:commission (?:is )?(?:too|so|high)|(?:agency|agent'?s?) fees? (?:is|are|seems?)|two percent is a lot)\b/gi,
  },
]

/** What an agent must say, and what nobody may. `value` is whether the rule was kept. */
const COMPLIANCE: Phrase[] = [
  {
    type: 'recordingNotice',
    value: true,
    pattern: /\b(?:call|conversation|it) is (?:being )?(?:recorded|transcribed)\b/gi,
  },
  {
    type: 'feesNamed',
    value: true,
    pattern:
      /\b(?:our|the|an?|agency|agent'?s?|brokers?'?s?) (?:agency )?(?:fees?|commission)\b|\bcommission (?:is|of)\b|\b(?:no|without) (?:agency )?(?:fees?|commission)\b|\bcommission\b(?=[^.?!؟]{0,20}(?:\d|percent|[%٪]))/gi,
  },
  {
    type: 'consentAsked',
    value: true,
    pattern:
      /\b(?:may|can|could|shall|should) (?:i|we) (?:also )?(?:send|write|text|message|e-?mail|whats?app|contact|keep|call) (?:to )?(?:you|your|it|them|this|that|the)\b|\b(?:okay|ok|fine|all right|happy) (?:if|for|with) (?:i|we|me|us) (?:to )?(?:send|write|text|message|e-?mail|contact|keep|call)|\bis possible [أا](?:رسل|بعت|بعث|راسل|كتب|تواصل)/gi,
  },
  {
    type: 'guaranteedReturn',
    value: false,
    pattern:
      /\b(?:guarantee[ds]? (?:(?:a |the |you )*(?:return|yield|profit|roi|rental income|\d+ ?(?:%|percent)))|risk[- ]free|can't lose|cannot lose|prices (?:will|always) (?:only )?(?:go up|rise))\b/gi,
  },
  {
    type: 'discrimination',
    value: false,
    pattern:
      /\b(?:no (?:bachelors|indians|pakistanis|filipinos|africans|arabs|muslims|christians)|(?:only|just) (?:europeans|westerners|arabs|locals|indians|families from))\b/gi,
  },
  {
    type: 'cashPressure',
    value: false,
    pattern:
      /\b(?:pay (?:the )?(?:deposit|fee) in cash|cash only,? no receipt|without (?:a )?receipt|off the books)\b/gi,
  },
  {
    type: 'cardSpoken',
    value: true,
    pattern: /\b(?:don't|do not|please don't) read (?:me |out )?(?:the |your )?card\b/gi,
  },
]

export function findObjections(said: Said): Finding[] {
  return said.role === 'customer' ? find(said.text, 'objection', OBJECTIONS) : []
}

export function checkCompliance(said: Said): Finding[] {
  return said.role === 'agent'
    ? [...find(said.text, 'compliance', COMPLIANCE), ...namesHouse(said)]
    : []
}

/** Who calls says for whom. */
function namesHouse({ text, places: { house } }: Said): Finding[] {
  const range = findName(text, house.name)
  return range
    ? [{ kind: 'compliance', type: 'brokerageNamed', range, value: true, confidence: SURENESS }]
    : []
}

function find(text: string, kind: 'objection' | 'compliance', phrases: Phrase[]): Finding[] {
  return phrases.flatMap(({ type, pattern, value }) =>
    [...text.matchAll(pattern)].slice(0, 1).map((match) => ({
      kind,
      type,
      range: rangeOf(match),
      value: value ?? match[0],
      confidence: SURENESS,
    })),
  )
}
