import type { NotificationRow } from '#db/pace/notifications/page.ts'
import { PORTALS } from '#domain/catalogue.ts'
import { CALENDAR_NEWS, type CalendarNews } from '#domain/google-calendar/connection.ts'
import type { Language } from '#domain/language.ts'
import { SHORTLIST_STEPS, type ShortlistStep } from '#domain/shortlist/shortlist.ts'
import { currentLanguage, localeOf } from '#words/catalogue/language.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { notificationWords } from '#words/notifications.ts'
import { anchorOf } from '#domain/record-note/anchor.ts'

type Reader = { zone: string; language?: Language }

/** A notification as one sentence, in the language of whoever reads it. */
export function sayNotification(row: NotificationRow, { zone, language }: Reader): string {
  const words = notificationWords(language)
  const by = row.by === null ? words.someone : isolate(row.by)
  if (row.count > 1) return words.saysMany[row.kind](by, row.count)
  const { status, startsAt, dueAt, title = '', portal = '', reason = '' } = row.detail
  const { clock = 'response', changed = 0, refused = 0 } = row.detail
  const moment = startsAt ?? dueAt
  const said = {
    by,
    lead: row.named.lead === null ? someLead(row, words) : isolate(row.named.lead),
    listing: row.named.listing === null ? words.aListing : isolate(row.named.listing),
    status: isStatus(words, status) ? words.statuses[status] : words.statuses.changed,
    when: moment === undefined ? '' : sayWhen(moment, zone, language),
    task: isolate(title),
    portal: isolate(Object.entries(PORTALS).find(([key]) => key === portal)?.[1] ?? portal),
    reason: isolate(sayPortalReason(reason, language)),
    changed,
    refused,
  }
  const step = row.detail.step ?? 'opened'
  if (row.kind === 'shortlistAnswered')
    return words.shortlist[isShortlistStep(step) ? step : 'opened'](said)
  if (row.kind === 'viewingAnswered')
    return words.viewing[isShortlistStep(step) ? 'confirmed' : step](said)
  if (row.kind === 'reviewAnswered')
    return words.reviewAnswered[reason === '' ? 'approved' : 'givenBack']({
      ...said,
      reason: isolate(reason),
    })
  if (row.kind === 'googleCalendar')
    return words.googleCalendar[isCalendarNews(reason) ? reason : 'ended'](said)
  if (row.kind === 'clockWarned') return words.clocks[clock].warned(said)
  if (row.kind === 'clockBreached') return words.clocks[clock].breached(said)
  return words.says[row.kind](said)
}

/** What stands in a conversation with a contact. */
const OF_MESSAGES: ReadonlySet<string> = new Set(['messageReceived', 'messageFailed'])

/** Where one goes from it: who is named in a note, to the note. */
export function placeOf(row: NotificationRow): string {
  const { note } = row.detail
  return note === undefined ? recordOf(row) : `${recordOf(row)}?note=${note}#${anchorOf(note)}`
}

function recordOf({ leadId, listingId, kind, count, detail }: NotificationRow): string {
  if (kind === 'programAsks') return '/account/programs'
  if (kind === 'googleCalendar') return '/account/calendar'
  if (count > 1) return leadId ? `/leads/${leadId}` : '/notifications'
  if (detail.webhook !== undefined) return `/admin/webhooks/${detail.webhook}`
  if (detail.bulk !== undefined) return `/bulk/${detail.bulk}`
  if (OF_MESSAGES.has(kind) && detail.contact !== undefined) return `/inbox/${detail.contact}`
  if (leadId) return `/leads/${leadId}`
  if (listingId) return `/listings/${listingId}`
  if (detail.contact !== undefined) return `/contacts/${detail.contact}`
  return kind === 'taskAssigned' ? '/desk' : '/viewings'
}

type Words = ReturnType<typeof notificationWords>

/** Somebody without a lead may have written, too. */
function someLead({ leadId, detail, kind }: NotificationRow, words: Words): string {
  if (leadId === null && kind === 'mentioned') return words.someContact
  return leadId === null && detail.contact !== undefined ? words.aContact : words.aLead
}

function isShortlistStep(step: string): step is ShortlistStep {
  return SHORTLIST_STEPS.some((one) => one === step)
}

function isCalendarNews(reason: string): reason is CalendarNews {
  return CALENDAR_NEWS.some((one) => one === reason)
}

function isStatus(words: Words, status: string | undefined): status is keyof Words['statuses'] {
  return status !== undefined && Object.hasOwn(words.statuses, status)
}

function sayWhen(instant: string, zone: string, language: Language = currentLanguage()): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return isolate(format.format(new Date(instant)))
}
