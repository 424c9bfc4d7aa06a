import type { PaceDb } from '#db/pace/client.ts'
import { findImport, type Import, moveImport, problemOf } from '#db/pace/imports/imports.ts'
import { findRememberedMapping } from '#db/pace/imports/mappings.ts'
import { removeRows, type StagedRow, stageRows } from '#db/pace/imports/rows.ts'
import { DomainError } from '#domain/errors.ts'
import { fingerprintOf, guessMapping } from '#domain/import/guess-mapping.ts'
import { MappingSchema } from '#domain/import/import.ts'
import { presetColumns, recognisePreset } from '#domain/import/presets.ts'
import type { Habits } from '#domain/values/habits.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { BrokenQuotes, readRows } from './read-file/read-rows.ts'

export const STAGE_TASK = 'stage-import'
/** A file that could not be read so often will not be read by itself. */
export const STAGE_TRIES = 3

type Deps = { db: PaceDb; store: Pick<ObjectStore, 'read'>; habits: () => Habits }
type Staged = { format: string; headers: string[]; samples: string[][]; total: number }

const SLICE = 1_000
const SAMPLES = 200

/**
 * Reads the file of an import into rows, and guesses what its columns are. Begun again after its process has died it stages the same rows
 * in the same places: none of them stands there twice. Whatever breaks the last try, the import says that it has failed.
 */
export async function stageImport(deps: Deps, id: string, attempt = 1): Promise<void> {
  const { db } = deps
  const one = await findImport(db, id)
  if (one?.state !== 'reading') return
  try {
    // The last try was broken off with its whole process: this one reads nothing any more.
    if (attempt > STAGE_TRIES) throw unread()
    const staged = await readWhole(deps, one)
    await moveImport(db, id, {
      from: ['reading'],
      state: 'mapping',
      ...(await guess(deps, one, staged)),
    })
  } catch (error) {
    const isKnown = error instanceof DomainError
    if (isKnown || attempt >= STAGE_TRIES) {
      await removeRows(db, id)
      const problem = problemOf(isKnown ? error : unread())
      await moveImport(db, id, { from: ['reading'], state: 'failed', ...problem })
    }
    if (!isKnown) throw error
  }
}

function unread(): DomainError {
  return new DomainError('invalid', 'The file could not be read; bring it again.', [], {
    key: 'fileUnread',
  })
}

async function readWhole(deps: Deps, one: Import): Promise<Staged> {
  try {
    return await stageAll(deps, one, false)
  } catch (error) {
    if (!(error instanceof BrokenQuotes)) throw error
    await removeRows(deps.db, one.id)
    return stageAll(deps, one, true)
  }
}

async function stageAll({ db, store }: Deps, one: Import, plain: boolean): Promise<Staged> {
  const open = async () => {
    const file = await store.read(one.fileKey)
    if (!file) throw fileGone()
    return file
  }
  const { format, rows } = await readRows(open, { bytes: one.bytes, plain })
  let headers: string[] | null = null
  const samples: string[][] = []
  let total = 0
  let slice: StagedRow[] = []
  for await (const cells of rows) {
    if (headers === null) {
      headers = cells.map((cell) => cell.trim().slice(0, 200))
      continue
    }
    if (samples.length < SAMPLES) samples.push(cells)
    slice.push({ position: total, cells })
    total += 1
    if (slice.length < SLICE) continue
    await stageRows(db, one.id, slice)
    await moveImport(db, one.id, { from: ['reading'], total })
    slice = []
  }
  if (slice.length > 0) await stageRows(db, one.id, slice)
  if (headers === null || total === 0)
    throw new DomainError('invalid', 'The file has headings at most, and no row.', [], {
      key: 'fileWithoutRows',
    })
  return { format, headers, samples, total }
}

function fileGone(): DomainError {
  return new DomainError('notFound', 'The file of this import is gone.', [], {
    key: 'importFileGone',
  })
}

async function guess({ db, habits }: Deps, { noun, rule }: Import, staged: Staged) {
  const { format, headers, samples, total } = staged
  const remembered = await findRememberedMapping(db, { noun, fingerprint: fingerprintOf(headers) })
  const preset = recognisePreset(noun, headers)
  const guessed = guessMapping(noun, { headers, samples }, habits())
  const columns = preset ? presetColumns(preset, headers, guessed.columns) : guessed.columns
  const mapping = remembered?.mapping ?? MappingSchema.parse({ ...guessed, columns })
  return { format, headers, total, preset, mapping, rule: remembered?.rule ?? rule }
}
