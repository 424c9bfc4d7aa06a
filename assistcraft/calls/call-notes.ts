import type { Annotation } from '#domain/call/annotation.ts'
import type { Segment } from '#domain/call/fields.ts'
import { saveAnalyses, saveFates, saveSegments } from '#db/assistcraft/analyses.ts'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import { noteProgress } from '#db/assistcraft/conversations.ts'
import { forgetMasked } from '#db/assistcraft/forget-masked.ts'

export type CallNotes = {
  /** Remembers what is to be stored; returns at once. */
  keep(notes: {
    segments?: readonly Segment[]
    found?: readonly Annotation[]
    fates?: ReadonlyMap<string, string>
    /** How many segments are analysed by now. */
    analysed?: number
  }): void
  /** Until all that was kept is stored. */
  allDone(): Promise<void>
}
type Options = {
  db: AssistcraftDb
  callId: string
  analyser: string
  onError: (error: unknown) => void
}
type Pending = {
  segments: Map<string, Segment>
  found: Map<string, Annotation>
  fates: Map<string, string>
  analysed: number
}

/**
 * Stores what was analysed, behind the marks and never in their way. While the database is out of reach the notes
 * gather, the latest of each, and go with the next ones.
 */
export function createCallNotes({ db, callId, analyser, onError }: Options): CallNotes {
  let pending = nothing()
  let running: Promise<void> | null = null

  async function store(): Promise<void> {
    while (!isEmpty(pending)) {
      const batch = pending
      pending = nothing()
      try {
        await write(db, callId, analyser, batch)
      } catch (error) {
        pending = merge(batch, pending)
        onError(error)
        return
      }
    }
  }

  return {
    keep({ segments = [], found = [], fates = new Map(), analysed = 0 }) {
      pending.analysed = Math.max(pending.analysed, analysed)
      for (const segment of segments) pending.segments.set(segment.id, segment)
      for (const mark of found) pending.found.set(mark.id, mark)
      for (const [id, fate] of fates) pending.fates.set(id, fate)
      running ??= store().finally(() => (running = null))
    },
    async allDone() {
      await running
      if (!isEmpty(pending)) await store()
    },
  }
}

async function write(
  db: AssistcraftDb,
  callId: string,
  analyser: string,
  batch: Pending,
): Promise<void> {
  await db.transaction(async (tx) => {
    await forgetMasked(tx, callId, [...batch.segments.values()])
    await saveSegments(tx, callId, [...batch.segments.values()])
    await saveAnalyses(tx, callId, [...batch.found.values()], analyser)
    await saveFates(tx, callId, batch.fates)
    if (batch.segments.size > 0) await noteProgress(tx, callId, batch.analysed)
  })
}

function nothing(): Pending {
  return { segments: new Map(), found: new Map(), fates: new Map(), analysed: 0 }
}

function isEmpty({ segments, found, fates }: Pending): boolean {
  return segments.size === 0 && found.size === 0 && fates.size === 0
}

function merge(older: Pending, newer: Pending): Pending {
  return {
    segments: new Map([...older.segments, ...newer.segments]),
    found: new Map([...older.found, ...newer.found]),
    fates: new Map([...older.fates, ...newer.fates]),
    analysed: Math.max(older.analysed, newer.analysed),
  }
}
