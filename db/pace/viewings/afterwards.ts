import { and, eq, type SQL, sql } from 'drizzle-orm'
import { OFF_MARKET } from '#domain/listing/fields.ts'
import type { Interest } from '#domain/viewing/customer.ts'
import type { PaceDb } from '../client.ts'
import { leads, listings, tasks, unsuitedHomes, viewingAnswers, viewings } from '../schema.ts'

export type FoundAfterwards = NonNullable<Awaited<ReturnType<typeof findAfterwards>>>

/** A viewing with what its next step depends on: how far its lead is, whether its home is to be had, what is agreed and planned already. */
export async function findAfterwards(db: PaceDb, viewingId: string, now: Date) {
  const at = now.toISOString()
  const [found] = await db
    .select({
      viewing: viewings,
      lead: { id: leads.id, name: leads.name, reference: leads.reference, stage: leads.stage },
      home: {
        id: listings.id,
        title: listings.title,
        reference: listings.reference,
        building: listings.building,
        unit: listings.unit,
      },
      isShown: sql<boolean>`coalesce(${isOnMarket()}, false)`,
      isComing: sql<boolean>`${isComing(at)}`,
      isUnsuited: sql<boolean>`${isUnsuited()}`,
      isPlanned: sql<boolean>`coalesce(${leads.nextFollowUpAt} > ${at}, false) or ${hasTask()}`,
      answered: sql<Interest | null>`${lastFeedback()}`,
    })
    .from(viewings)
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(eq(viewings.id, viewingId))
  return found ?? null
}

function isOnMarket(): SQL {
  const gone = sql.join(
    OFF_MARKET.map((status) => sql`${status}`),
    sql`, `,
  )
  return sql`${listings.status} not in (${gone}) and ${listings.archivedAt} is null`
}

/** Another viewing of the same home for the same lead. */
function isComing(at: string): SQL {
  return sql`exists (select 1 from ${viewings} other where other.lead_id = ${viewings.leadId}
    and other.listing_id = ${viewings.listingId} and other.id <> ${viewings.id}
    and other.status in ('pending', 'confirmed') and other.starts_at > ${at})`
}

function isUnsuited(): SQL {
  return sql`exists (select 1 from ${unsuitedHomes} where ${and(
    eq(unsuitedHomes.leadId, viewings.leadId),
    eq(unsuitedHomes.listingId, viewings.listingId),
  )})`
}

function hasTask(): SQL {
  return sql`exists (select 1 from ${tasks}
    where ${eq(tasks.leadId, viewings.leadId)} and ${tasks.doneAt} is null and ${tasks.dueAt} is not null)`
}

/** What the customer has said behind the link of a message, the latest. */
function lastFeedback(): SQL {
  return sql`(select ${viewingAnswers.interest} from ${viewingAnswers}
    where ${viewingAnswers.viewingId} = ${viewings.id} and ${viewingAnswers.step} = 'feedback'
    order by ${viewingAnswers.at} desc, ${viewingAnswers.id} desc limit 1)`
}
