import type { CalendarNews } from '#domain/google-calendar/connection.ts'
import type { PaceDb } from '../client.ts'
import { writeTellings } from '../notifications/write.ts'

/** Who says it: nobody did it here. */
export const GOOGLE_ACTOR = 'service:google-calendar'

type News = {
  personId: string
  news: CalendarNews
  viewing?: { id: string; leadId: string | null; listingId: string | null; startsAt: string }
}

/** Tells somebody what has become of their calendar, or of a viewing in it. */
export async function tellOfCalendar(
  tx: PaceDb,
  { personId, news, viewing }: News,
  options: { zone: string; now: number },
): Promise<void> {
  const telling = {
    kind: 'googleCalendar' as const,
    to: { person: personId },
    resource: 'viewing' as const,
    key: viewing?.id ?? personId,
    lead: viewing?.leadId ?? null,
    listing: viewing?.listingId ?? null,
    detail: { reason: news, ...(viewing ? { startsAt: viewing.startsAt } : {}) },
    actor: GOOGLE_ACTOR,
    sequence: 0,
  }
  await writeTellings(tx, [telling], options)
}
