import { eq } from 'drizzle-orm'
import { type House, HouseSchema } from '#domain/house/house.ts'
import { parse } from '#domain/parse.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { houseSettings } from '../schema.ts'

/** Changes some of the settings. Two admins who change different ones at once both have their way. */
export async function changeHouse(
  db: PaceDb,
  { patch, by }: { patch: Partial<House>; by: ChangedBy },
): Promise<House> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(houseSettings).for('update')
    if (!row) throw new Error('The house has no settings.')
    const before = row.settings
    const house = parse(HouseSchema, { ...before, ...patch }, 'The settings')
    const names = Object.keys(patch).filter((name) => differs(before, house, name))
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

function differs(before: House, after: House, name: string): boolean {
  return JSON.stringify(pick(before, [name])) !== JSON.stringify(pick(after, [name]))
}

function pick(house: House, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(house).filter(([name]) => names.includes(name)))
}
