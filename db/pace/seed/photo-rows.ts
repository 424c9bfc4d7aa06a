import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { files, listings } from '../schema.ts'

/** A stored content that homes of a demo are shown by. */
export type SeededPhoto = {
  hash: string
  name: string
  of: 'tower' | 'house' | 'any'
  /** Photos of one look stand together; null for a floor plan. */
  look: number | null
  /** Of a floor plan: how many bedrooms it has; the largest is of whatever has more. */
  bedrooms: number | null
}

/** One listing in so many has none yet, as in every brokerage. */
const WITHOUT_PHOTOS = 8

/**
 * Photos of one look for each home, and the plan of its size. By its id: the same home looks the same in every demo, and begins with another
 * room than its neighbour in a list.
 */
export async function insertSeededPhotos(
  db: PaceDb,
  photos: readonly SeededPhoto[],
): Promise<void> {
  const looks = new Set(photos.flatMap(({ look }) => look ?? [])).size
  const largest = Math.max(...photos.map(({ bedrooms }) => bedrooms ?? 0))
  await db.execute(sql`
    with photo as (
      select *, row_number() over (partition by look order by at) as place
      from rows from (jsonb_to_recordset(${JSON.stringify(photos)}::jsonb)
        as (hash text, name text, "of" text, look int, bedrooms int)) with ordinality
        as given (hash, name, "of", look, bedrooms, at)
    ), home as (
      select id, created_at, agent_id, least(coalesce(bedrooms, 0), ${largest}) as size, abs(hashtext(id::text)) as chance,
        case when property_type in ('villa', 'townhouse') then 'house' else 'tower' end as kind
      from ${listings}
    )
    insert into ${files} (record, hash, name, kind, added_by, created_at)
    select 'listing:' || home.id, photo.hash, photo.name,
      case when photo.look is null then 'floorPlan' end, 'person:' || home.agent_id,
      home.created_at + ((photo.place + home.chance) % 7) * interval '1 second'
    from home join photo on photo."of" in ('any', home.kind)
      and (photo.look = home.chance % ${looks} or photo.look is null and photo.bedrooms = home.size)
    where home.chance % ${WITHOUT_PHOTOS} <> 0 and home.agent_id is not null`)
}
