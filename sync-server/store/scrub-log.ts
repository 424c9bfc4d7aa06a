import type { PaceDb } from '#db/pace/client.ts'
import {
  listUpdatesBefore,
  renewGeneration,
  replaceUpdate,
} from '#db/pace/documents/log-rewriting.ts'
import { listUpdates } from '#db/pace/documents/projections.ts'
import { blankRanges } from '../updates/blank-ranges.ts'
import { decodeUpdate } from '../updates/update.ts'

/** Read backwards, a page at a time: what is scrubbed was mostly said a moment ago. */
const PAGE = 200

/** Takes out of a document's log what its commit `seq` deletes, in the commit's own transaction. */
export async function scrubDeleted(tx: PaceDb, name: string, seq: number): Promise<void> {
  const [commit] = await listUpdates(tx, name, { after: seq - 1, upTo: seq })
  if (!commit) throw new Error(`The log of ${name} has no ${seq}.`)
  const { deletions } = decodeUpdate(commit.update)
  let left = deletions.reduce((sum, { length }) => sum + length, 0)
  await renewGeneration(tx, name)
  for (let before = seq; left > 0;) {
    const rows = await listUpdatesBefore(tx, name, { before, limit: PAGE })
    for (const row of rows) {
      const { update, blanked } = blankRanges(row.update, deletions)
      left -= blanked
      if (blanked > 0) await replaceUpdate(tx, name, { seq: row.seq, update })
      before = row.seq
    }
    if (rows.length === 0) return
  }
}
