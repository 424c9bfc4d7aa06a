import { LEAD_FIELDS, type LeadField } from '#domain/lead/fields.ts'
import type { TimelineEntry } from '#db/pace/timeline.ts'

type Entry<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>
export type Change = { field: LeadField; from: unknown; to: unknown }

/** A line of the timeline: events have become what a person would say happened. */
export type TimelineItem =
  | { kind: 'created'; id: string; at: string; actor: string }
  | { kind: 'changed'; id: string; at: string; actor: string; changes: Change[] }
  | Exclude<TimelineEntry, { kind: 'event' }>

/** Follows from another change, or is bookkeeping: nobody asks for it. */
const UNSAID: readonly string[] = [
  'stageChangedAt',
  'firstContactedAt',
  'applicantId',
  'createdAt',
  'reference',
  'teamId',
]
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
  const { id, at, actor } = event
  if (event.old === null) {
    items.push({ kind: 'created', id, at, actor })
    return
  }
  const changes = changesOf(event)
  const later = items.at(-1)
  if (later?.kind === 'changed' && later.actor === actor && isTogether(later.at, at)) {
    later.changes = merged(changes, later.changes)
    return
  }
  if (changes.length > 0) items.push({ kind: 'changed', id, at, actor, changes })
}

function changesOf({ old, new: now }: Entry<'event'>): Change[] {
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])
  return [...names]
    .filter((name): name is LeadField => Object.hasOwn(LEAD_FIELDS, name) && !UNSAID.includes(name))
    .map((field) => ({ field, from: old?.[field] ?? null, to: now?.[field] ?? null }))
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
