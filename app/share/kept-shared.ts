import { z } from 'zod'
import { NOBODY } from '#live/copy-name.ts'
import { type KeptRows, openKeptRows } from '../kept/kept-rows.ts'
import { SHARED_STORE, sharedDatabase, type SharedRow } from '../worker/share-target.ts'

const SharedSchema: z.ZodType<SharedRow> = z.object({
  id: z.string(),
  at: z.string(),
  text: z.string(),
  files: z.array(z.instanceof(File)),
  file: z.object({ name: z.string() }),
})

/** What was shared by this person, and what was while nobody was signed in. */
export function openShared(me: string) {
  const [own, others] = [storeOf(me), storeOf(NOBODY)]
  async function keep(row: SharedRow): Promise<void> {
    if (await own.put(row)) await others.remove(row.id)
  }
  return {
    /** Whoever shared it without being signed in is known by now: it goes with them when they sign out. */
    async list(): Promise<SharedRow[]> {
      for (const row of (await others.list()) ?? []) await keep(row)
      const lists = await Promise.all([own.list(), others.list()])
      return lists.flatMap((rows) => rows ?? []).toSorted((a, b) => a.at.localeCompare(b.at))
    },
    /** What is left of it. */
    keep,
    async remove(id: string): Promise<void> {
      await Promise.all([own.remove(id), others.remove(id)])
    },
  }
}

function storeOf(owner: string): KeptRows<SharedRow> {
  const database = sharedDatabase(owner)
  return openKeptRows({ database, store: SHARED_STORE, schema: SharedSchema })
}
