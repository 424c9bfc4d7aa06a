import { createHash } from 'node:crypto'
import type { KeptViewing } from '#db/pace/viewings/of-agent.ts'
import { placeOf, whoOf, type Said } from '../calendar-feed/say-viewing.ts'
import { viewingWords } from '#words/viewings.ts'
import type { EventBody } from './google/calendar-calls.ts'

/** A viewing as it stands in its agent's calendar: as far as they may know whom it is with; never a phone or an address. */
export function eventOfViewing(
  viewing: KeptViewing,
  { appUrl, zone, ...said }: Said & { appUrl: string; zone: string },
): EventBody {
  const { id, startsAt, endsAt, status, leadId, listingReference, mayOpenLead } = viewing
  const words = viewingWords(said.language)
  const url = mayOpenLead && leadId ? `${appUrl}/leads/${leadId}` : `${appUrl}/viewings`
  return {
    status: status === 'pending' ? 'tentative' : 'confirmed',
    summary: words.feed.event(whoOf(viewing, said.language)),
    location: placeOf(viewing, said),
    description: `${words.feed.about(words.statuses[status], listingReference)}\n${url}`,
    start: { dateTime: startsAt, timeZone: zone, date: null },
    end: { dateTime: endsAt, timeZone: zone, date: null },
    transparency: 'opaque',
    source: { title: 'PACE', url },
    extendedProperties: { private: { paceViewing: id } },
  }
}

export function hashOf(body: EventBody): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url')
}
