import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { KeptViewing } from '#db/pace/viewings/of-agent.ts'
import type { Language } from '#domain/language.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { formatWords } from '#words/format.ts'
import { viewingWords } from '#words/viewings.ts'

const REFRESH_SECONDS = 15 * 60

type Written = {
  appUrl: string
  zone: string
  language: Language
  areaName: (key: string) => string
}

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

/** Whom it is shown to, as far as its agent may know that now. */
function whoOf(
  { leadId, leadName, leadReference, mayOpenLead }: KeptViewing,
  language: Language,
): string {
  const words = viewingWords(language)
  if (!leadId) return words.noApplicant
  const reference = leadReference ?? ''
  return mayOpenLead ? (leadName ?? reference) : words.colleaguesLead(reference)
}

function placeOf(
  viewing: KeptViewing,
  { language, areaName }: Pick<Written, 'language' | 'areaName'>,
): string {
  const { building, unit, listingTitle, listingReference, area } = viewing
  const place = formatWords(language).list([building, unit, area && areaName(area)])
  return place || listingTitle || listingReference || viewingWords(language).noListing
}
