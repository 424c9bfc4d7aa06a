import type { RecordKeys } from '#db/pace/views/rows.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { ViewRecord } from '#domain/views/card-in.ts'
import { cardKey } from '#domain/views/cards.ts'
import type { Touched } from './view-writer.ts'

const IN_VIEWS = ['lead', 'call', 'viewing'] as const satisfies ViewRecord['kind'][]

/** The records that events speak of, as far as views show any; null if none. */
export function touchedKeys(events: readonly EntityEvent[]): RecordKeys | null {
  const keys = IN_VIEWS.map((kind) => [kind, keysOfKind(events, kind)] as const)
  return keys.some(([, list]) => list.length > 0) ? Object.fromEntries(keys) : null
}

/** The rows are read after the events: they are as new as these or newer, and newer is made good by later events. */
export function touchedRecords(
  events: readonly EntityEvent[],
  records: readonly ViewRecord[],
): Touched {
  const found = new Set(records.map(({ kind, row }) => cardKey({ kind, id: row.id })))
  const asked = IN_VIEWS.flatMap((kind) =>
    keysOfKind(events, kind).map((id) => cardKey({ kind, id })),
  )
  return {
    sequence: events.at(-1)?.sequence ?? 0,
    records,
    gone: asked.filter((key) => !found.has(key)),
  }
}

function keysOfKind(events: readonly EntityEvent[], kind: ViewRecord['kind']): string[] {
  return [...new Set(events.filter(({ resource }) => resource === kind).map(({ key }) => key))]
}
