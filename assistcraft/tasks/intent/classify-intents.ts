import type { Intent } from '#domain/call/annotation.ts'
import { readTalk } from '../dialogue/talk.ts'
import type { Entity, Finding, Said } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
import type { Topic } from './features.ts'
import { detailAsked } from './detail-asked.ts'
import { isPoliteness, isSmalltalk } from './politeness.ts'
import { spokenIntent } from './spoken-intents.ts'
import { likeliest, predictTopics, type TopicModel } from './topic-model.ts'
import topics from './topics.json' with { type: 'json' }

const SEARCH =
  /\b(?:look(?:ing)? for|search\w*|need|want|find|interested in|do you have|anything|any other|something|rent|buy|move|show me|invest|apartments?|villas?|studio|bed ?rooms?)\b/i
/** Who has offered a home, or for one, may look for another. */
const SEARCH_ANEW =
  /\b(?:show me|(?:something|anything) (?:else|in)|look(?:ing)? for|search\w*|(?:do not|don['’]t) want|prefer|(?:i|we) need an?|find (?:me|us)|interested in|do you have (?:any|a|an|another|something|anything))\b/i
const VISIT =
  /\b(?:view(?:ing)?|visit|see (?:it|the|them|this|that)|tour|appointment|schedul\w+|book|look at (?:it|the|a)|come (?:by|over|and see|next|on|tomorrow|today|this)|can (?:see|come|visit)|pass by|drop by)\b/i
const BY_AREA =
  /\b(?:propert(?:y|ies)|homes?|places?|listings?|what(?:ever)? (?:do you|is|'s)|anything|something|options)\b/i
const NO_DETAIL: ReadonlySet<Intent> = new Set(['valuation', 'callback'])
/** Who sells or complains arranges when somebody comes: it is still that. */
const OF_OTHERS: ReadonlySet<Intent> = new Set(['listProperty', 'complaint'])

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
  // What one's own home is worth is no question for a detail of somebody else's.
  const detail = NO_DETAIL.has(intent) ? null : detailAsked(said.text)
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
  const spoken = spokenIntent(said)
  // The weather is terrible: nobody complains of that.
  const isElse = entities.length === 0 && readTalk(said).after === 'else'
  if (spoken && !(isElse && spoken === 'complaint')) return { intent: spoken, confidence: 0.88 }
  if (isElse) return idle(said.text)
  const before = said.dialogue.intent
  const ownWords = SEARCH.test(said.text) || VISIT.test(said.text)
  const dated = entities.some(({ type }) => type === 'viewingDate' || type === 'viewingTime')
  const timed = dated && entities.some(({ type }) => type === 'viewingTime')
  if (
    dated &&
    (timed || VISIT.test(said.text) || asksForDay(said)) &&
    !OF_OTHERS.has(before ?? 'none')
  )
    return { intent: refine('schedule', said, entities), confidence: 0.9 }
  const isAnew = entities.length > 0 && SEARCH_ANEW.test(said.text)
  if (before && TOPIC_OF[before] === null && isAnew)
    return { intent: refine('find', said, entities), confidence: 0.7 }
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
  return isPoliteness(text) || isSmalltalk(text)
    ? { intent: 'smalltalk', confidence: 0.8 }
    : { intent: 'none', confidence: 0.6 }
}

function finding(type: Intent, range: Range | null, confidence: number): Finding {
  return { kind: 'intent', type, range, value: type, confidence }
}

function isIntent(type: string): type is Intent {
  return Object.hasOwn(TOPIC_OF, type)
}
