import type { Intent } from '#domain/call/annotation.ts'
import { sentenceAround } from '../entities/features.ts'
import { readTalk } from '../dialogue/talk.ts'
import type { Entity, Finding, Said } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
import type { Topic } from './features.ts'
import { isPoliteness } from './politeness.ts'
import { likeliest, predictTopics, type TopicModel } from './topic-model.ts'
import topics from './topics.json' with { type: 'json' }

/** Intents that the training dialogues do not know, by what is said. The first that fits decides. */
const SPOKEN: [Intent, RegExp][] = [
  [
    'complaint',
    /\b(?:terrible|unacceptable|awful|angry|furious|complain\w*|disgust\w*|nobody (?:called|answer\w*|came)|(?:has|have) been broken|speak to (?:a|the|your) manager|not (?:been )?fixed|stop paying|worst)\b/i,
  ],
  [
    'reschedule',
    /\b(?:reschedul\w+|postpone|move (?:the|my|our) (?:viewing|appointment|visit)|(?:another|different) (?:day|time|date)|can(?:['’]t|not| not) (?:make it|come)|something came up|change the (?:date|time|day))\b/i,
  ],
  [
    'cancel',
    /\b(?:cancel\w*|call (?:it|the (?:viewing|visit)) off|don't need the (?:viewing|visit|appointment))\b/i,
  ],
  [
    'makeOffer',
    /\b(?:(?:make|made|put in|submit) an? offer|(?:will|would|want to|like to|could|can) offer|my offer|offer(?:ing)? (?:of )?(?:[A-Z]{3} |\d|one|two|three)|(?:i|we)(?:['’]d)? offer|if (?:they|he|she|the (?:owner|landlord|seller)) (?:takes?|accepts?|agrees?)|come down to|i would sign|reserve (?:it|the))\b/i,
  ],
  [
    'valuation',
    /\b(?:(?:my|our) [\w ]{1,30}(?:could|would|might) (?:rent|sell|go) for|what (?:could|would|can|does) (?:my|our) [\w ]{1,30} (?:rent|sell|go|cost|get)|how much (?:could|can|would) (?:i|we) (?:get|ask)|fair price|what (?:my|our|the) [\w ]{1,40} (?:is|are|would be) worth|what (?:is|'s|would) (?:it|my \w+|be my \w+)(?: be)? worth|how much (?:is|would|could) (?:it|my \w+)(?: be)? (?:worth|sell for|get)|valuation|value (?:it|my)|apprais\w+)\b/i,
  ],
  [
    'listProperty',
    /\b(?:up for (?:rent|sale)|(?:want|like|plan|going|decided) to (?:sell|let|lease out|rent out|rent it out)|(?:sell|selling|let out|rent out|renting out|list|listing|lease out) (?:it|my|our)|i (?:own|have) an? [\w ]{2,40}\b(?:to (?:sell|let|rent out))|put (?:it|my \w+) on the market)\b/i,
  ],
  [
    'callback',
    /\b(?:call me (?:back|later|again|tomorrow)|(?:can|could) you (?:call|ring|phone) me|give me a call|call (?:me )?after|ring me)\b/i,
  ],
  [
    'bookViewing',
    /(?<!n't want to |not want to |not |don't )\b(?:book|schedule|arrange|set up) (?:an? |the |my |another )?(?:viewing|visit|appointment|tour|inspection)\b|\b(?:can|could|may|when can|when could) (?:i|we) (?:come(?: and)? )?(?:see|view|visit|have a look|take a look|pass by|drop by|stop by|come (?:by|over|and))\b(?! (?:what|whether|if|how|more)\b)|\b(?:would|['’]d) (?:like|love) to (?:come and )?(?:see|view|visit|have a look at) (?:it|them|this|that|the|one)\b|\b(?:want|is possible) (?:to )?(?:see|view) (?:it|them|this|that|the)\b/i,
  ],
]
const SEARCH =
  /\b(?:look(?:ing)? for|search\w*|need|want|find|interested in|do you have|anything|any other|something|rent|buy|move|show me|invest|apartments?|villas?|studio|bed ?rooms?)\b/i
const VISIT =
  /\b(?:view(?:ing)?|visit|see (?:it|the|them|this|that)|tour|appointment|schedul\w+|book|look at (?:it|the|a)|come (?:by|over|and see|next|on|tomorrow|today|this))\b/i
const BY_AREA =
  /\b(?:propert(?:y|ies)|homes?|places?|listings?|what(?:ever)? (?:do you|is|'s)|anything|something|options)\b/i
const DETAIL =
  /\b(?:is|are|does|do|what|how|which|when|where|who|can (?:i|we)|may (?:i|we)|could (?:i|we)|will|has|have)\b[^.!]*\?|\b(?:right|correct|isn't it)\?|\b(?:send me|give me|tell me|let me know|i(?:'d| would) like to know|find out|get me)\b[^.?!]*\b(?:number|address|phone|permit|deed|price|rent|floor plans?|details?|pets?|furnished|if|whether|charge|fee|parking|video|location)\b/gi
const DETAIL_OF =
  /\b(?:number|address|phone|permit|deed|price|rent for|how much|floor ?plans?|pets?|animals?|furnish\w*|charges?|fees?|commission|parking|cheques?|pay|size|square|balcony|view\?|available|pool|gym|laundry|garage|building|deposit|located|contact|video|pet friendly|mortgage|handover|metro|school|chiller|vacant|rented|still there)\b/i

const TOPIC_OF: Record<Intent, Topic | null> = {
  findHome: 'find',
  findByArea: 'find',
  askDetail: 'find',
  bookViewing: 'schedule',
  reschedule: 'schedule',
  cancel: 'schedule',
  makeOffer: null,
  listProperty: null,
  valuation: null,
  complaint: null,
  callback: null,
  smalltalk: 'none',
  none: 'none',
}

/**
 * What the customer is about with this segment, and beside it a question for a detail on its own words. An utterance
 * without an intent of its own ("yes", "thanks") carries the call's.
 */
export function classifyIntents(
  said: Said,
  entities: readonly Entity[],
  model: TopicModel = topics,
): Finding[] {
  if (said.role === 'agent') return []
  const { intent, confidence } = active(said, entities, model)
  const detail = detailAsked(said.text)
  const found = [finding(intent, null, confidence)]
  if (detail) found.push(finding('askDetail', detail, 0.85))
  const isPolite = intent !== 'smalltalk' && isPoliteness(said.text)
  return isPolite
    ? [...found, finding('smalltalk', { start: 0, end: said.text.length }, 0.8)]
    : found
}

/** The intent that a finding list gives to the call; null where nothing moves it. */
export function intentOf(findings: readonly Finding[]): Intent | null {
  const found = findings.find(({ kind, range }) => kind === 'intent' && range === null)
  return found && isIntent(found.type) && found.type !== 'none' && found.type !== 'smalltalk'
    ? found.type
    : null
}

function active(
  said: Said,
  entities: readonly Entity[],
  model: TopicModel,
): { intent: Intent; confidence: number } {
  const spoken = SPOKEN.find(([, pattern]) => pattern.test(said.text))?.[0]
  if (spoken) return { intent: spoken, confidence: 0.88 }
  if (entities.length === 0 && readTalk(said).after === 'else') return idle(said.text)
  const before = said.dialogue.intent
  const ownWords = SEARCH.test(said.text) || VISIT.test(said.text)
  const dated = entities.some(({ type }) => type === 'viewingDate' || type === 'viewingTime')
  if (dated && (VISIT.test(said.text) || asksForDay(said)))
    return { intent: refine('schedule', said, entities), confidence: 0.9 }
  if (before && TOPIC_OF[before] === null) return { intent: before, confidence: 0.5 }
  const probabilities = predictTopics(model, {
    text: said.text,
    agentText: said.dialogue.lastAgentText,
    topic: before && TOPIC_OF[before],
  })
  const moving = entities.some(({ type }) => type === 'moveDate') && !dated
  const topic = moving ? 'find' : likeliest(probabilities)
  if (before === null && !ownWords && entities.length === 0) return idle(said.text)
  const confidence = Math.round(probabilities[topic] * (ownWords ? 1 : 0.7) * 100) / 100
  return topic === 'none' ? idle(said.text) : { intent: refine(topic, said, entities), confidence }
}

/** "Which day suits you?" – "Tomorrow." is about the viewing. */
function asksForDay({ dialogue: { asked, viewingDate } }: Said): boolean {
  return asked.includes('viewingDate') || asked.includes('viewingTime') || viewingDate !== null
}

function refine(topic: 'find' | 'schedule', said: Said, entities: readonly Entity[]): Intent {
  const before = said.dialogue.intent
  if (topic === 'schedule') return before === 'reschedule' ? before : 'bookViewing'
  const types = new Set(entities.map(({ type }) => type))
  const byArea =
    types.has('area') &&
    !types.has('bedrooms') &&
    !types.has('propertyType') &&
    BY_AREA.test(said.text)
  if (byArea) return 'findByArea'
  return before === 'findByArea' && types.size === 0 ? before : 'findHome'
}

function idle(text: string): { intent: Intent; confidence: number } {
  return isPoliteness(text)
    ? { intent: 'smalltalk', confidence: 0.8 }
    : { intent: 'none', confidence: 0.6 }
}

function detailAsked(text: string): Range | null {
  for (const match of text.matchAll(DETAIL)) {
    const sentence = sentenceAround(text, match.index)
    const start = text.indexOf(sentence.trim())
    if (DETAIL_OF.test(sentence) && start >= 0)
      return { start, end: start + sentence.trim().length }
  }
  return null
}

function finding(type: Intent, range: Range | null, confidence: number): Finding {
  return { kind: 'intent', type, range, value: type, confidence }
}

function isIntent(type: string): type is Intent {
  return Object.hasOwn(TOPIC_OF, type)
}
