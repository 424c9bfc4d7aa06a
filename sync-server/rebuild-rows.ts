import type { PaceDb } from '#db/pace/client.ts'
import { findRowTime, writeRow } from '#db/pace/projection-rows.ts'
import {
  advanceProjection,
  findProjection,
  listProjected,
  listUpdates,
} from '#db/pace/projections.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { projectDocument } from '#domain/projection.ts'
import { loadDocumentAt } from './projected-docs.ts'

export type Rebuilt = { written: number; problems: { document: string; message: string }[] }

/** Writes every row anew from its document, as far as it is projected. The event log is not touched. */
export async function rebuildRows(db: PaceDb): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { written: 0, problems: [] }
  let after = ''
  for (;;) {
    const names = await listProjected(db, { after, limit: 200 })
    for (const name of names) {
      const problem = await rebuildRow(db, name).catch(explain)
      if (problem) rebuilt.problems.push({ document: name, message: problem })
      else rebuilt.written += 1
    }
    const last = names.at(-1)
    if (last === undefined) return rebuilt
    after = last
  }
}

/** Null, or why the row was left as it is. */
async function rebuildRow(db: PaceDb, name: string): Promise<string | null> {
  const state = await findProjection(db, name)
  if (!state || state.projectedSeq === 0) return 'nothing of it is projected yet'
  const { generation, projectedSeq: at } = state
  const doc = await loadDocumentAt(db, state, at)
  const projection = projectDocument(parseDocumentName(name), doc)
  if (!projection) return null
  const [last] = await listUpdates(db, name, { after: at - 1, upTo: at })
  return db.transaction(async (tx) => {
    // Nobody may project while the older state is being written.
    if (!(await advanceProjection(tx, name, { generation, from: at, to: at }))) {
      return 'it changed meanwhile and is being projected anyway'
    }
    const changedAt = (await findRowTime(tx, projection)) ?? last?.at ?? new Date().toISOString()
    await writeRow(tx, projection, { documentSeq: at, at: changedAt })
    return null
  })
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return error.message
  throw error
}
