import { useCallback, useEffect, useMemo, useState } from 'react'
import { outboxWords } from '#words/outbox.ts'
import { outboxOf } from '../outbox/outbox.ts'
import { uploadQueueOf } from '../uploads/upload-queue.ts'
import { useWorkspace } from '../workspace/workspace.tsx'
import { openShared } from './kept-shared.ts'
import { nameOfText, type SharedRow } from '../worker/share-target.ts'

/** The name of a record's document, of those that take what is shared. */
export type Place = `lead:${string}` | `listing:${string}`

/** What was shared with PACE here and has no place yet; null until that is known. */
export function useShared() {
  const { me } = useWorkspace()
  const store = useMemo(() => openShared(me.id), [me.id])
  const [rows, setRows] = useState<readonly SharedRow[] | null>(null)
  const read = useCallback(() => store.list().then(setRows), [store])
  useEffect(() => void read(), [read])

  /** Sends it there as whatever else is sent: files as files, words as a note. What the record does not take stays. */
  async function put(row: SharedRow, place: Place): Promise<void> {
    const isListing = place.startsWith('listing:')
    await uploadQueueOf(me.id).add(place, row.files, { isPhoto: isListing })
    if (row.text !== '' && !isListing) {
      const letter = { kind: 'note', record: place, text: row.text, named: '' } as const
      const shown = { record: place, says: row.text, what: outboxWords().what.note }
      // Without room for a second copy it stays where it was shared.
      if (!(await outboxOf(me.id).move(row.id, { letter, ...shown }))) return
    }
    if (row.text !== '' && isListing)
      await store.keep({ ...row, files: [], file: { name: nameOfText(row.text) } })
    else await store.remove(row.id)
  }

  return {
    rows,
    /** Whether all of it has found its place. */
    async putAll(place: Place): Promise<boolean> {
      for (const row of rows ?? []) await put(row, place)
      const left = await store.list()
      setRows(left)
      return left.length === 0
    },
    async discard(id: string): Promise<void> {
      await store.remove(id)
      await read()
    },
  }
}
