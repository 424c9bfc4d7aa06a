import { asc } from 'drizzle-orm'
import { HouseSchema } from '#domain/house/house.ts'
import {
  NO_REFERENCE,
  REFERENCE_KINDS,
  type Reference,
  type ReferenceValue,
} from '#domain/reference/reference.ts'
import type { Settings } from '#domain/reference/settings.ts'
import type { PaceDb } from '../client.ts'
import { areas, houseSettings, referenceValues } from '../schema.ts'

/** The house and its lists as they stand at one moment. */
export type SettingsNow = Settings & { version: number }

/** Rings at each change of the settings or the lists: triggers of the tables see to it, whoever writes. */
export const SETTINGS_CHANNEL = 'settings_changed'

/** All of it in one look, so that a house is never read with the lists of another moment. */
export async function readSettings(db: PaceDb): Promise<SettingsNow> {
  return db.transaction(
    async (tx) => {
      const [row] = await tx.select().from(houseSettings)
      if (!row) throw new Error('The house has no settings; its migrations have not run.')
      const house = HouseSchema.parse(row.settings)
      return { version: row.version, house, reference: await readReference(tx) }
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  )
}

/** Every value of every list, in the house's order. */
export async function readReference(tx: PaceDb): Promise<Reference> {
  const { kind: kindOf, position, key } = referenceValues
  const [values, places] = await Promise.all([
    tx.select().from(referenceValues).orderBy(asc(kindOf), asc(position), asc(key)),
    tx.select().from(areas).orderBy(asc(areas.position), asc(areas.name), asc(areas.key)),
  ])
  const byKind = Map.groupBy(values, ({ kind }) => kind)
  const lists = REFERENCE_KINDS.map((kind) => [
    kind,
    kind === 'area' ? places.map(areaValue) : (byKind.get(kind) ?? []).map(listValue),
  ])
  return { ...NO_REFERENCE, ...Object.fromEntries(lists) }
}

/** The version of the settings alone: one row by its key. */
export async function readSettingsVersion(db: PaceDb): Promise<number> {
  const [row] = await db.select({ version: houseSettings.version }).from(houseSettings)
  return row?.version ?? 0
}

function listValue(row: typeof referenceValues.$inferSelect): ReferenceValue {
  const { key, labels, aliases, retiredAt } = row
  return { key, labels, aliases, parent: null, isRetired: retiredAt !== null }
}

function areaValue(row: typeof areas.$inferSelect): ReferenceValue {
  const { key, name, nameAr, aliases, parentKey, retiredAt } = row
  const labels = { en: name, ar: nameAr ?? name }
  return { key, labels, aliases, parent: parentKey, isRetired: retiredAt !== null }
}
