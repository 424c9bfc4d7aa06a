import { eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { listings, people, viewings } from '../schema.ts'
import { findLastTold } from './links.ts'

export type ToldViewing = NonNullable<Awaited<ReturnType<typeof findTold>>>

/** A viewing as a message about it names it, and what was written last. */
export async function findTold(db: PaceDb, viewingId: string) {
  const { title, titleAr, building, area } = listings
  const [found] = await db
    .select({
      viewing: viewings,
      agentName: people.name,
      home: { title, titleAr, building, area },
      listingId: listings.id,
    })
    .from(viewings)
    .innerJoin(people, eq(people.id, viewings.agentId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(eq(viewings.id, viewingId))
  if (!found) return null
  const { viewing, agentName, home, listingId } = found
  return {
    viewing,
    agentName,
    home: listingId ? home : null,
    last: await findLastTold(db, viewingId),
  }
}
