import { z } from 'zod'
import { CLOCK_KINDS, type ClockKind } from '#domain/clock/kinds.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { UNSAID } from '#domain/timeline/timeline.ts'
import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'

type Entry<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>
export type Change = { field: string; from: unknown; to: unknown }

/** A line of the timeline: events have become what a person would say happened. */
export type TimelineItem =
  /** `document` where it is not the lead's own. */
  | { kind: 'created'; id: string; at: string; actor: string; document?: string }
  | {
      kind: 'file'
      id: string
      at: string
      actor: string
      name: string
      was: string | null
      isThere: boolean
    }
  /** A lead that had no contact was given one. */
  | { kind: 'adopted'; id: string; at: string; actor: string }
  | { kind: 'clock'; id: string; at: string; clock: ClockKind; state: 'warned' | 'breached' }
  | {
      kind: 'changed'
      id: string
      at: string
      actor: string
      changes: Change[]
      seqs: number[]
      /** Where it is not the lead's own. */
      document?: string
    }
  | Exclude<TimelineEntry, { kind: 'event' }>

/** Of a channel, as `consent.email`. */
export const CONSENT = 'consent.'
/** Steps of one person within this time are one entry: a field is written at each pause of typing. */
const TOGETHER_MS = 5 * 60_000

/** Entries, newest first, as lines, newest first. */
export function timelineItems(entries: readonly TimelineEntry[]): TimelineItem[] {
  const items: TimelineItem[] = []
  for (const entry of entries) {
    if (entry.kind !== 'event') items.push(entry)
    else addEvent(items, entry)
  }
  return items.filter((item) => item.kind !== 'changed' || item.changes.length > 0)
}

function addEvent(items: TimelineItem[], event: Entry<'event'>): void {
  const { id, at, actor, document } = event
  if (event.old === null) {
    items.push({ kind: 'created', id, at, actor, ...(document ? { document } : {}) })
    return
  }
  const { old, new: now } = event
  if (now && Object.hasOwn(now, 'file')) {
    const name = String(now['file'] ?? old['file'] ?? '')
    const isThere = now['file'] !== null
    const was = isThere && typeof old['file'] === 'string' ? old['file'] : null
    items.push({ kind: 'file', id, at, actor, name, was, isThere })
    return
  }
  const rung = rungOf(now)
  if (rung) {
    items.push({ kind: 'clock', id, at, ...rung })
    return
  }
  if (isAdoption(event)) {
    items.push({ kind: 'adopted', id, at, actor })
    return
  }
  const changes = changesOf(event)
  const seqs = event.seq === null ? [] : [event.seq]
  const later = items.at(-1)
  const isSame = later?.kind === 'changed' && later.actor === actor && later.document === document
  if (isSame && isTogether(later.at, at)) {
    later.changes = merged(changes, later.changes)
    later.seqs.push(...seqs)
    return
  }
  const of = document ? { document } : {}
  if (changes.length > 0) items.push({ kind: 'changed', id, at, actor, changes, seqs, ...of })
}

const RungSchema = z.object({ state: z.enum(['warned', 'breached']) })

function rungOf(now: Entry<'event'>['new']) {
  const clock = CLOCK_KINDS.find((kind) => Object.hasOwn(now ?? {}, `clock.${kind}`))
  const rung = clock && RungSchema.safeParse(now?.[`clock.${clock}`]).data
  return clock && rung ? { clock, state: rung.state } : null
}

/** What the lead called somebody goes with it to the contact: it is no change of its own. */
function isAdoption({ old, new: now }: Entry<'event'>): boolean {
  return old?.['contactId'] === null && typeof now?.['contactId'] === 'string'
}

function changesOf({ old, new: now }: Entry<'event'>): Change[] {
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])
  return [...names]
    .filter((name) => isField(name) && !UNSAID.includes(name))
    .map((field) => ({
      field,
      from: sayable(field, old?.[field]),
      to: sayable(field, now?.[field]),
    }))
}

const ConsentStateSchema = z.object({ state: z.string() })

/** Of a consent whether it stands; where and how it was said is on the page. */
function sayable(field: string, value: unknown): unknown {
  if (!field.startsWith(CONSENT)) return value ?? null
  return ConsentStateSchema.safeParse(value).data?.state ?? null
}

/** `also`: what else a contact is known by. */
function isField(name: string): boolean {
  if (name === 'also' || name.startsWith(CONSENT)) return true
  return Object.hasOwn(LEAD_FIELDS, name) || Object.hasOwn(CONTACT_FIELDS, name)
}

/** The earlier value of the first step and the later one of the last; what came back to where it was is no change. */
function merged(earlier: readonly Change[], later: readonly Change[]): Change[] {
  const changes = new Map(earlier.map((change) => [change.field, change]))
  for (const change of later) {
    const first = changes.get(change.field)
    changes.set(change.field, first ? { ...first, to: change.to } : change)
  }
  return [...changes.values()].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}

function isTogether(later: string, earlier: string): boolean {
  return Date.parse(later) - Date.parse(earlier) <= TOGETHER_MS
}
