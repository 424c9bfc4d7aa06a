import { type Brief, MOST_STEPS } from '#domain/call/assistance.ts'
import type { Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Turn } from '../tasks/turn/turn-schema.ts'
import type { CallWorker } from './call-worker.ts'

/** The areas that a model may name, by their keys. */
export function areasOf({ places }: Gazetteer): { key: string; name: string }[] {
  return places.filter(({ kind }) => kind === 'area').map(({ key, name }) => ({ key, name }))
}

/** What the local analysis makes of the call: a model judges it, and it is the answer where there is none. */
export function hintsOf(worker: CallWorker, brief: Brief): Turn {
  const texts = new Map(worker.heard().map(({ segment }) => [segment.id, segment.text]))
  const suggestion = worker.suggestion()
  const ending = worker.ending()
  return {
    suggestion: suggestion && {
      type: suggestion.type,
      text: suggestion.text,
      detail: suggestion.detail,
      segmentId: suggestion.segmentId,
      quote: suggestion.quote ?? '',
      confidence: suggestion.confidence,
    },
    proposals: worker.proposals().map(({ field, value, segmentId, range, confidence }) => ({
      field,
      value: asPlain(value),
      segmentId,
      quote: (texts.get(segmentId) ?? '').slice(range.start, range.end),
      confidence,
    })),
    steps: worker
      .steps()
      .slice(0, MOST_STEPS)
      .map(({ text, segmentId, quote, confidence }) => ({
        text: text.slice(0, 160),
        segmentId,
        quote,
        confidence,
      })),
    disposition: ending && {
      key: ending.key,
      segmentId: ending.segmentId,
      quote: ending.quote,
      confidence: ending.confidence,
    },
    brief,
  }
}

/** A lead's fields are words, numbers, yes or no, and lists of keys. */
function asPlain(value: unknown): Turn['proposals'][number]['value'] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

/** What a search for listings needs at the least: an area and a size. */
export function searchFor(worker: CallWorker): Record<string, unknown> | null {
  const wishes = new Map(worker.wishes().map(({ field, value }) => [field, value]))
  const areas = wishes.get('areas')
  const bedrooms = wishes.get('bedrooms')
  if (!Array.isArray(areas) || typeof bedrooms !== 'number') return null
  const intent = wishes.get('intent')
  const budgetMax = wishes.get('budgetMax')
  return {
    area: areas[0],
    status: 'available',
    bedrooms,
    ...(intent === 'buy' || intent === 'rent'
      ? { purpose: intent === 'buy' ? 'sale' : 'rent' }
      : {}),
    ...(typeof budgetMax === 'number' ? { maxPrice: budgetMax } : {}),
    limit: 3,
  }
}
