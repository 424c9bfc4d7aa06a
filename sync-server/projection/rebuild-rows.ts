import type { PaceDb } from '#db/pace/client.ts'
import { deleteTranscript } from '#db/pace/calls/segments.ts'
import { findRowTimes, type Written, writeRows } from '#db/pace/documents/projection-rows.ts'
import { advanceProjections, listProjected, loadProjected } from '#db/pace/documents/projections.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { projectDocument, type Projection } from '#domain/record/projection.ts'
import { buildDocument } from './projected-docs.ts'

export type Rebuilt = { written: number; problems: { document: string; message: string }[] }
export type RebuildOptions = {
  /** Goes on after this document: where an earlier rebuild was interrupted. */
  after?: string
  /** Called when all up to `last` are written, with what has been done so far. */
  onProgress?: (last: string, rebuilt: Rebuilt) => void
  /** Transactions at once; each has a connection. */
  concurrency?: number
}

/** Documents of one transaction. */
const SLICE = 100

/** Writes every row anew from its document, as far as it is projected. The event log is not touched. */
export async function rebuildRows(
  db: PaceDb,
  { after = '', onProgress, concurrency = 4 }: RebuildOptions = {},
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { written: 0, problems: [] }
  for (let last = after; ;) {
    const names = await listProjected(db, { after: last, limit: SLICE * concurrency })
    if (names.length === 0) return rebuilt
    const slices = Array.from({ length: concurrency }, (_, index) =>
      names.slice(index * SLICE, (index + 1) * SLICE),
    )
    await Promise.all(slices.map((slice) => rebuildSlice(db, slice, rebuilt)))
    last = names.at(-1) ?? last
    onProgress?.(last, rebuilt)
  }
}

/** Where one of them cannot be written each is tried by itself: the others are. */
async function rebuildSlice(db: PaceDb, names: readonly string[], rebuilt: Rebuilt): Promise<void> {
  if (names.length === 0) return
  try {
    const problems = await writeAnew(db, names)
    rebuilt.problems.push(...problems)
    rebuilt.written += names.length - problems.length
  } catch (error) {
    if (names.length > 1) for (const name of names) await rebuildSlice(db, [name], rebuilt)
    else rebuilt.problems.push({ document: names[0] ?? '', message: explain(error) })
  }
}

type Source = { projection: Projection; at: number; generation: number; committedAt: string }

/** All of them in one transaction; returns why some were left as they are. */
async function writeAnew(db: PaceDb, names: readonly string[]): Promise<Rebuilt['problems']> {
  const problems: Rebuilt['problems'] = []
  const sources = new Map<string, Source>()
  for (const [name, stored] of await loadProjected(db, names)) {
    if (stored.projectedSeq === 0) {
      problems.push({ document: name, message: 'nothing of it is projected yet' })
      continue
    }
    const projection = projectDocument(parseDocumentName(name), buildDocument(stored))
    if (projection) sources.set(name, { projection, at: stored.projectedSeq, ...stored })
  }
  await db.transaction(async (tx) => {
    // Nobody may project while the older state is being written.
    const held = await advanceProjections(
      tx,
      [...sources].map(([name, { generation, at }]) => ({ name, generation, from: at, to: at })),
    )
    const times = await findRowTimes(
      tx,
      [...sources.values()].map(({ projection }) => projection),
    )
    const written: Written[] = []
    for (const [name, { projection, at, committedAt }] of sources) {
      const place = { documentSeq: at, at: times.get(rowOf(projection)) ?? committedAt }
      if (!held.has(name)) {
        problems.push({ document: name, message: 'it changed meanwhile and is being projected' })
        continue
      }
      if (projection.kind === 'call') await deleteTranscript(tx, projection.key)
      written.push({ projection, place })
    }
    await writeRows(tx, written)
  })
  return problems
}

function rowOf({ kind, key }: Projection): string {
  return documentName(kind, key)
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return error.message
  throw error
}
