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
  const stores = [me, NOBODY].map((owner): KeptRows<SharedRow> => {
    const database = sharedDatabase(owner)
    return openKeptRows({ database, store: SHARED_STORE, schema: SharedSchema })
  })
  return {
    async list(): Promise<SharedRow[]> {
      const lists = await Promise.all(stores.map((store) => store.list()))
      return lists.flatMap((rows) => rows ?? []).toSorted((a, b) => a.at.localeCompare(b.at))
    },
    /** What is left of it; whoever shared it without being signed in is known by now. */
    async keep(row: SharedRow): Promise<void> {
      const [own, others] = stores
      if (await own?.put(row)) await others?.remove(row.id)
    },
    async remove(id: string): Promise<void> {
      await Promise.all(stores.map((store) => store.remove(id)))
    },
  }
}
