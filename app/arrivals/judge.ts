import type { Arrival, Fate } from '#db/pace/arrivals/arrivals.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findListingByReference } from '#db/pace/listings/records.ts'
import { listAreas } from '#db/pace/places/areas.ts'
import { GIST_LENGTH, type Question, READING_VERSION, WHO_LENGTH } from '#domain/arrival/arrival.ts'
import type { Enquiry, UnreadPart } from '#domain/enquiry/enquiry.ts'
import { readEnquiry } from '#domain/enquiry/read-enquiry.ts'
import type { Settings } from '#domain/reference/settings.ts'
import { toStorable, withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { createAreaReader } from '#domain/values/area.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { Chat } from './reading/chat.ts'
import type { DeliveryReport } from './reading/delivery-report.ts'
import type { Letter } from './reading/letter.ts'
import type { Reading } from './reading/reading.ts'
import type { Readers } from './readers/readers.ts'

type Deps = { db: PaceDb; settings: { current: () => Settings }; readers: Readers }

/** What something is, and what the list of what came in says of it. */
export type Judged = {
  fate: Fate
  letter: Letter | null
  chat: Chat | null
  report: DeliveryReport | null
} & (
  | { state: 'held' | 'other'; question: Question }
  | {
      state: 'enquiry'
      enquiry: Enquiry
      unread: UnreadPart[]
      listingId: string | null
      /** As the lead's timeline shows it. */
      received: string
    }
)

/** So much of what came stands on the lead's timeline; all of it is kept with the arrival. */
const LONGEST_RECEIVED = 200_000

/**
 * Reads what came, by the readers of its way and then by those of each value. Whoever cannot be answered by any means is a
 * question for a person, not a lead, unless it was a client of the house that sent them.
 */
export async function judge(
  deps: Deps,
  arrival: Arrival,
  decision?: { given: Readonly<Record<string, string>> },
): Promise<Judged> {
  const text = new TextDecoder().decode(arrival.body)
  const reading = await deps.readers[arrival.channel]({ ...arrival, text }, arrival)
  const { enquiry, unread } = await readValues(deps, reading, decision?.given)
  const fate = fateOf(reading, enquiry)
  const question = decision ? null : questionOf(arrival, reading, enquiry)
  const { letter = null, chat = null, report = null } = reading
  const partOf = { fate, letter, chat, report }
  if (question) return { ...partOf, state: reading.kind === 'other' ? 'other' : 'held', question }
  const listing = await findNamed(deps.db, enquiry.listing)
  return {
    ...partOf,
    state: 'enquiry',
    enquiry,
    unread: [...wholeOf(reading, text), ...unread, ...listing.unread],
    listingId: listing.id,
    received: text.slice(0, LONGEST_RECEIVED),
  }
}

async function readValues(
  { db, settings }: Deps,
  { given, habits }: Reading,
  known: Readonly<Record<string, string>> = {},
) {
  const { house, reference } = settings.current()
  return readEnquiry(
    { ...given, ...known },
    {
      readArea: createAreaReader(await listAreas(db)),
      settings: { house, reference },
      today: dayOf(new Date().toISOString(), house.zone),
      ...habits,
    },
  )
}

function questionOf(
  { channel }: Arrival,
  { kind, question, isReachable }: Reading,
  { phone, email }: Enquiry,
): Question | null {
  if (kind !== 'enquiry') return question ?? 'notUnderstood'
  const canBeAnswered = Boolean(phone ?? email ?? isReachable)
  return canBeAnswered || channel === 'api' ? null : 'noReach'
}

function fateOf({ extras = {}, given }: Reading, enquiry: Enquiry): Fate {
  const { name, phone, email, message, source, externalId = null } = enquiry
  const isNamed = given['name'] !== undefined && given['name'] !== null && given['name'] !== ''
  const who = isNamed ? name : (email ?? phone ?? name)
  return {
    readBy: READING_VERSION,
    source,
    externalId,
    who: cutCharacters(who, WHO_LENGTH),
    gist: cutCharacters(message, GIST_LENGTH),
    extras: toStorable({ ...extras }),
  }
}

function wholeOf({ problem }: Reading, text: string): UnreadPart[] {
  if (!problem) return []
  return [{ field: 'body', text: withoutUnstorable(text.slice(0, 200)), reason: problem }]
}

async function findNamed(db: PaceDb, reference: string | undefined) {
  const listing = reference ? await findListingByReference(db, reference) : null
  const isUnknown = reference !== undefined && !listing
  const reason = 'There is no listing of this reference.'
  const unread = isUnknown ? [{ field: 'listing', text: reference, reason }] : []
  return { id: listing?.id ?? null, unread }
}
