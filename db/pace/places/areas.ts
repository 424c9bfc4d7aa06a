import { asc, isNull } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { areas } from '../schema.ts'

export type Area = {
  key: string
  name: string
  nameAr: string | null
  city: string
  aliases: string[]
}

const columns = {
  key: areas.key,
  name: areas.name,
  nameAr: areas.nameAr,
  city: areas.city,
  aliases: areas.aliases,
}

/** All communities and towers, by name. */
export async function listAreas(db: PaceDb): Promise<Area[]> {
  return db.select(columns).from(areas).orderBy(asc(areas.name))
}

/** Communities alone, without the towers in them. */
export async function listCommunities(db: PaceDb): Promise<Area[]> {
  return db.select(columns).from(areas).where(isNull(areas.parentKey)).orderBy(asc(areas.name))
}
