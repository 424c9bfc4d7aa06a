import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { KeptViewing } from '#db/pace/viewings/of-agent.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { viewingWords } from '#words/viewings.ts'
import { placeOf, type Said, whoOf } from './say-viewing.ts'

const REFRESH_SECONDS = 15 * 60

type Written = Said & { appUrl: string; zone: string }

/**
 * The same viewings give the same bytes, so that whoever has them is told so: each is stamped with its last change and not with
 * now. Times are in UTC, which every calendar shows where its reader is; the house's zone is named beside. The name of the calendar
 * is words of ours alone: `ical-generator` escapes texts of events, and not that.
 */
export function writeCalendar(
  viewings: readonly KeptViewing[],
  { appUrl, zone, language, areaName }: Written,
): string {
  const words = viewingWords(language)
  const calendar = ical({
    name: words.feed.calendar,
    prodId: { company: 'PACE', product: 'Viewings', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  calendar.x('X-WR-TIMEZONE', zone)
  for (const viewing of viewings) {
    const { id, revision, startsAt, endsAt, changedAt, createdAt, status, leadId } = viewing
    const who = whoOf(viewing, language)
    calendar.createEvent({
      id: `viewing-${id}@pace`,
      sequence: revision,
      start: new Date(startsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      created: new Date(createdAt),
      lastModified: new Date(changedAt),
      summary: words.feed.event(who),
      location: placeOf(viewing, { language, areaName }),
      description: words.feed.about(words.statuses[status], viewing.listingReference),
      url: viewing.mayOpenLead ? `${appUrl}/leads/${leadId}` : `${appUrl}/viewings`,
      status: STATUSES[status],
    })
  }
  return calendar.toString()
}

const STATUSES = {
  pending: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  attended: ICalEventStatus.CONFIRMED,
  noShow: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Record<ViewingStatus, ICalEventStatus>
