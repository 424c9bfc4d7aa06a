import type { EntityEvent } from './event.ts'

/** Records whose pages show beside them what belongs to them: viewings, tasks, calls, messages. */
export const SHOWN_RECORDS = ['lead', 'contact', 'listing', 'call'] as const
export type ShownRecord = { resource: (typeof SHOWN_RECORDS)[number]; key: string }
type Told = Pick<EntityEvent, 'resource' | 'key' | 'old' | 'new' | 'documentSeq'>

/**
 * Tells the events of a record and of what belongs to it: what names it, and from then on (as of `known`, by `resource:key`) all that happens
 * to that. What belonged to it once is told on: to ask again for a page does no harm.
 */
export function isOfRecord(
  { resource, key }: ShownRecord,
  known: Iterable<string>,
): (event: Told) => boolean {
  if (resource === 'call') return (event) => isBesideCall(event, key)
  const own = new Set([`${resource}:${key}`, ...known])
  const field = `${resource}Id`
  return (event) => {
    if (isSpeech(event)) return false
    const name = `${event.resource}:${event.key}`
    if (own.has(name)) return true
    if (event.new?.[field] !== key && event.old?.[field] !== key) return false
    own.add(name)
    return true
  }
}

/** What is said on a call its page hears from the document, sentence by sentence; its lead, and what is kept beside the document (recordings, notes), is asked for. */
function isBesideCall(event: Told, key: string): boolean {
  if (event.resource !== 'call' || event.key !== key) return false
  if (event.documentSeq === null) return true
  const fields = { ...event.old, ...event.new }
  return BESIDE_CALL.some((field) => Object.hasOwn(fields, field))
}

const BESIDE_CALL = ['leadId', 'contactId']

/** Each sentence of a call counts in its row: whoever looks at its lead reads none of them there. */
function isSpeech({ resource, old, new: now }: Told): boolean {
  if (resource !== 'call' || !old || !now) return false
  return Object.keys({ ...old, ...now }).every((field) => SPOKEN.has(field))
}

const SPOKEN = new Set(['segmentCount'])
