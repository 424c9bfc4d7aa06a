import { createHash } from 'node:crypto'
import { z } from 'zod'
import { findUpserted, keepUpserted, type UpsertedRow } from '#db/pace/external/upserted-rows.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { requireStorable } from '#domain/storable.ts'
import { toProblem } from '#service/http/problem.ts'
import type { Line } from './read-lines.ts'
import type { Upserting, UpsertRow } from './nouns/upsert-row.ts'
import type { UpsertedNoun } from './nouns/upserts.ts'
import { type RowOutcome, upsertRows } from './upsert-rows.ts'

/** What is said of a row; `row` is its place in the upload. */
export type Told = Record<string, unknown> & { row: number; outcome: string }
export type Uploading = Upserting & {
  noun: UpsertedNoun
  /** What the fields of a row may be. */
  patch: z.ZodType<Record<string, unknown>>
  /** The name of the upload, where its sender wants to go on with it after a break. */
  upload: string | null
}

/** So many rows are done, and written down, together. */
const LOT = 100

const NamesSchema = z.object({
  externalId: z.string().trim().min(1).max(200).optional(),
  id: z.uuid().toLowerCase().optional(),
  reference: z.string().trim().min(1).max(40).optional(),
})

/**
 * Does an upload lot by lot, and tells of each row in order what became of it. A row of a named upload that was done before is told
 * again and not done again. Where a part of PACE is out of reach it stops, and says at which row to go on.
 */
export async function* runUpload(
  uploading: Uploading,
  lines: AsyncIterable<Line>,
): AsyncGenerator<Told> {
  let lot: Line[] = []
  let next = 0
  try {
    for await (const line of lines) {
      next = line.position
      if (line.text.trim() !== '') lot.push(line)
      if (lot.length < LOT) continue
      next = lot[0]?.position ?? next
      yield* await runLot(uploading, lot)
      lot = []
    }
    next = lot[0]?.position ?? next
    yield* await runLot(uploading, lot)
  } catch (error) {
    // Lines before the one that cannot be taken are done.
    if (error instanceof DomainError && error.code === 'tooLarge' && lot.length > 0) {
      yield* await runLot(uploading, lot)
      next += 1
    }
    yield { row: next, outcome: 'stopped', problem: toProblem(error) }
    if (!(error instanceof DomainError)) throw error
  }
}

type Read = { line: Line; hash: string } & ({ row: UpsertRow } | { refused: RowOutcome })

async function runLot(uploading: Uploading, lot: readonly Line[]): Promise<Told[]> {
  const { db, owner, noun, upload } = uploading
  const named = upload === null ? null : { owner, upload: `${noun} ${upload}` }
  const done = named
    ? await findUpserted(
        db,
        named,
        lot.map(({ position }) => position),
      )
    : new Map<number, UpsertedRow>()
  const read = lot
    .filter(({ position }) => !done.has(position))
    .map((line) => readRow(uploading, line))
  const ready = read.flatMap((one) => ('row' in one ? [one] : []))
  const outcomes = await upsertRows(
    uploading,
    noun,
    ready.map(({ row }) => row),
  )
  const made = new Map(ready.map(({ line }, at) => [line.position, outcomes[at]]))
  const fresh = read.map((one): UpsertedRow => {
    const { position } = one.line
    const outcome = 'refused' in one ? one.refused : made.get(position)
    if (!outcome) throw new Error(`Nothing became of row ${position}.`)
    return {
      position,
      hash: one.hash,
      seq: 'seq' in outcome ? outcome.seq : null,
      outcome: tell(one, outcome),
    }
  })
  if (named) await keepUpserted(db, named, fresh)
  const all = new Map([...done, ...fresh.map((one) => [one.position, one] as const)])
  return lot.map((line) => tellKept(line, all.get(line.position)))
}

function tellKept({ position: row, text }: Line, kept: UpsertedRow | undefined): Told {
  if (!kept) throw new Error(`Nothing is known of row ${row}.`)
  if (kept.hash === hashOf(text))
    return { row, outcome: String(kept.outcome.outcome), ...kept.outcome }
  const message = 'Another row was sent in this place of the upload; take a new Upload-Key.'
  return { row, outcome: 'refused', problem: toProblem(new DomainError('conflict', message)) }
}

function tell(one: Read, outcome: RowOutcome): Record<string, unknown> {
  const externalId = 'row' in one ? one.row.externalId : undefined
  const names = externalId === undefined ? {} : { externalId }
  if (outcome.outcome === 'refused') return { ...names, ...outcome }
  return { outcome: outcome.outcome, id: outcome.id, ...names }
}

function readRow({ owner, noun, patch, upload }: Uploading, line: Line): Read {
  const hash = hashOf(line.text)
  try {
    const given = parse(z.record(z.string(), z.unknown()), jsonOf(line.text), 'The row')
    requireStorable(given, 'The row')
    const { externalId, id, reference, ...fields } = given
    const names = parse(NamesSchema, { externalId, id, reference }, 'The row')
    const keys =
      upload === null
        ? { makingKey: makingKeyOf(owner, noun, names.externalId) }
        : { key: `bulk.${noun}.${upload}.${line.position}`, hash }
    return { line, hash, row: { ...names, ...keys, fields: parse(patch, fields, 'The row') } }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { line, hash, refused: { outcome: 'refused', problem: toProblem(error) } }
  }
}

/** So that a row whose making was not noted, since its process died, makes no second record when it is sent again. */
function makingKeyOf(owner: string, noun: string, externalId?: string): string | undefined {
  return externalId && `made.${noun}.${hashOf(JSON.stringify([owner, noun, externalId]))}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed', 'The row is not well-formed JSON.')
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url')
}
