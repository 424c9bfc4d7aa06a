import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { type House, HouseSchema } from '#domain/house/house.ts'
import { parse } from '#domain/parse.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { houseSettings } from '../schema.ts'

type Change = {
  patch: Partial<House>
  /** The same settings as they stood where it was written: who does not say takes what there is as known. */
  seen?: Partial<House> | undefined
  by: ChangedBy
}

/**
 * Changes some of the settings. Two admins who change different ones at once both have their way; who would put something in the place of
 * what they have not seen is told so: `conflict`, with the names of it.
 */
export async function changeHouse(db: PaceDb, { patch, seen = {}, by }: Change): Promise<House> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(houseSettings).for('update')
    if (!row) throw new Error('The house has no settings.')
    const before = asRead(row.settings)
    const meant = Object.entries(patch).filter(
      ([name]) => !(name in seen) || differs(patch, seen, name),
    )
    const house = parse(HouseSchema, { ...before, ...Object.fromEntries(meant) }, 'The settings')
    const names = Object.keys(patch).filter((name) => differs(before, house, name))
    const moved = names.filter((name) => name in seen && differs(before, seen, name))
    if (moved.length > 0) throw settingsMoved(moved)
    if (names.length === 0) return house
    await tx.update(houseSettings).set({ settings: house }).where(eq(houseSettings.id, 1))
    await appendAudit(tx, {
      ...by,
      action: 'house.change',
      target: 'house',
      outcome: 'allowed',
      before: pick(before, names),
      after: pick(house, names),
    })
    return house
  })
}

/** Each by its own shape; what is not valid any more stands as it is, until somebody saves it anew. */
function asRead(settings: House): House {
  const read = Object.entries(HouseSchema.shape).map(([name, shape]) => {
    const raw = pick(settings, [name])[name]
    const known = shape.safeParse(raw)
    return [name, known.success ? known.data : raw]
  })
  return { ...settings, ...Object.fromEntries(read) }
}

function settingsMoved(names: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'Somebody else has changed this meanwhile. What you typed is still here: look at what there is now, then save again.',
    names.map((path) => ({ path, message: 'It was changed meanwhile.' })),
    { key: 'settingsMoved' },
  )
}

function differs(before: Partial<House>, after: Partial<House>, name: string): boolean {
  return !isDeepStrictEqual(pick(before, [name]), pick(after, [name]))
}

function pick(house: Partial<House>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(house).filter(([name]) => names.includes(name)))
}
