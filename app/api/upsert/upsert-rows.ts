import { findExternal, noteExternal } from '#db/pace/external/external-records.ts'
import { DomainError } from '#domain/errors.ts'
import { toProblem, type Problem } from '#service/http/problem.ts'
import { forEachOf } from './for-each-of.ts'
import type { Upserting, UpsertRow } from './nouns/upsert-row.ts'
import { type UpsertedNoun, UPSERTS } from './nouns/upserts.ts'
import type { Written } from './nouns/written.ts'

export type RowOutcome = Written | { outcome: 'refused'; problem: Problem }

/** So many commands are under way at once: the sync server puts them into one commit. */
const AT_ONCE = 16

/**
 * Makes or changes a record for each row, and tells of each what became of it, in their order. A row is the record of its id, of its
 * external id, of its reference, or whoever is reached by its phone or e-mail; else a new one. One bad row stops no other.
 */
export async function upsertRows(
  upserting: Upserting,
  noun: UpsertedNoun,
  rows: readonly UpsertRow[],
): Promise<RowOutcome[]> {
  const { db, owner } = upserting
  const given = rows.flatMap(({ externalId }) => externalId ?? [])
  const known = await findExternal(db, { owner, noun }, given)
  const noted = new Map<string, string>()
  const upsert = async (row: UpsertRow) => {
    const { externalId } = row
    const meant =
      externalId === undefined ? undefined : (noted.get(externalId) ?? known.get(externalId))
    const outcome = await upsertRow(upserting, noun, { ...row, calledId: meant })
    if (externalId !== undefined && outcome.outcome !== 'refused') noted.set(externalId, outcome.id)
    return outcome
  }
  try {
    return await forEachOf(rows, { atOnce: AT_ONCE, chain: chainOf }, upsert)
  } finally {
    // Also where it broke off: what was made by then is to be found when the rows are sent again.
    await noteExternal(db, { owner, noun }, noted)
  }
}

/** Rows of one record go one after the other: the second is to find what the first has made. */
function chainOf({ externalId, id, reference }: UpsertRow): string | null {
  if (externalId !== undefined) return `external ${externalId}`
  return id ?? reference ?? null
}

async function upsertRow(
  upserting: Upserting,
  noun: UpsertedNoun,
  row: UpsertRow,
): Promise<RowOutcome> {
  try {
    return await UPSERTS[noun](upserting, row)
  } catch (error) {
    // That the sync server is away says nothing of the row: it is to be sent again.
    if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
    return { outcome: 'refused', problem: toProblem(error) }
  }
}
