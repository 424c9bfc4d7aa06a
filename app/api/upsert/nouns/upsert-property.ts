import { z } from 'zod'
import { findPropertyRecord } from '#db/pace/properties/records.ts'
import { can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { propertyName } from '#domain/property/property.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'
import { findNamed, keyed, keyedMaking, made, type Written } from './written.ts'

/** Answers that were kept before they told it are of a change. */
const ResultSchema = z.object({ isChanged: z.boolean().default(true) })

/** By its id, else the one home of this unit of this building of this community; where that is in doubt the row is refused with the ids. */
export async function upsertProperty(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const known = await findNamed(row, 'property', {
    byId: async (id) => can(actor, 'read', 'property') && (await findPropertyRecord(db, id))?.id,
  })
  if (known !== null) return changeProperty(upserting, known, row)
  try {
    const { fields } = row
    return made(await runner.run('property:new', 'create', { fields }, keyedMaking(row)))
  } catch (error) {
    const same = await findSame(upserting, row, error)
    if (same === null) throw error
    return changeProperty(upserting, same, row)
  }
}

async function changeProperty(
  { runner }: Upserting,
  id: string,
  { fields, key }: UpsertRow,
): Promise<Written> {
  const document = propertyName(id)
  const options = keyed(key && `${key}.fields`)
  const { result } = await runner.run(document, 'setFields', { fields }, options)
  // Told by the change itself: the row's clock may be moved by others meanwhile, and stays where the answer is told again.
  const { isChanged } = parse(ResultSchema, result ?? {}, 'The answer')
  return { outcome: isChanged ? 'changed' : 'unchanged', id, document, seq: 0 }
}

/** The home that a making was refused for, where it can be no other: of the same unit and building, and the community is said of both. */
async function findSame(
  { db, actor }: Upserting,
  { fields }: UpsertRow,
  error: unknown,
): Promise<string | null> {
  if (!(error instanceof DomainError) || error.code !== 'conflict') return null
  const [only, ...others] = error.problems.filter(({ path }) => path === 'property')
  if (!only || others.length > 0 || !can(actor, 'read', 'property')) return null
  const property = await findPropertyRecord(db, only.message)
  const isSame = property !== null && property.area !== null && property.area === fields['area']
  return isSame ? property.id : null
}
