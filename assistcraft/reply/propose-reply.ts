import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { splitQuoted } from '#domain/message/quoted.ts'
import { replyWords } from '#words/reply.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { languageOf, referencesIn, type Topic, topicsIn } from './asked-for.ts'
import {
  type Ask,
  ContactSchema,
  type Conversation,
  ConversationSchema,
  HouseSchema,
  LeadSchema,
  type Listing,
  ListingSchema,
  TimesSchema,
} from './read-records.ts'
import { replyTask } from './reply-task.ts'
import { homeLines, leavesOpen, otherLines, timesLine, type Writing } from './write-reply.ts'

export type Wanted = { contactId: string; agentName: string }
/** Each line as it is written; at the end of which records it tells. */
export type ReplyEvent =
  | { line: string }
  | { done: true; from: 'model' | 'rules'; language: 'en' | 'ar'; records: string[] }
type Deps = {
  models: ModelRunner
  ask: Ask
  tell: (event: ReplyEvent) => void
  signal: AbortSignal
  now: () => Date
}

/** A customer who writes much is read from the end. */
const MOST_SAID = 5
const FoundSchema = z.object({
  // One that is not understood is not told of.
  listings: z
    .array(z.unknown())
    .transform((rows) => rows.flatMap((row) => ListingSchema.safeParse(row).data ?? [])),
})

/**
 * Writes the first answer to a customer out of records, line by line: what they ask is read by rules and by a model, what they are told
 * are fields of records in sentences of ours. So nothing can stand in it that no record bears.
 */
export async function proposeReply(deps: Deps, wanted: Wanted): Promise<void> {
  const { ask, tell } = deps
  const [conversation, known, about] = await Promise.all([
    ask('read_conversation', { contactId: wanted.contactId }, ConversationSchema),
    ask('read_contact', { id: wanted.contactId }, ContactSchema),
    ask('read_house', {}, HouseSchema),
  ])
  if (!conversation || !about)
    throw new DomainError('notFound', 'This conversation does not exist.')
  const said = saidLast(conversation)
  const words = said.join('\n')
  const language = languageOf(words, known?.contact.language ?? null)
  const writing = { house: about.house, language }
  const name = (language === 'ar' ? known?.contact.nameAr : null) ?? known?.contact.name ?? null
  const sentences = replyWords(language)
  tell({ line: sentences.hello(name) })
  tell({ line: sentences.thanks })
  const { topics, from } = await readTopics(deps, said)
  const records = await tellHomes(deps, { conversation, words, topics, writing })
  tell({ line: sentences.signed(wanted.agentName, about.house.name) })
  tell({ done: true, from, language, records })
}

/** What has come since the house wrote last, the newest first; what did not get there has answered nobody. */
function openIn({ messages, enquiries }: Conversation) {
  const answered = messages.find(
    ({ direction, state }) => direction === 'outbound' && state !== 'failed',
  )
  const since = answered?.at ?? ''
  const written = messages
    .filter(({ direction, at }) => direction === 'inbound' && at > since)
    .map(({ at, subject, body }) => {
      // What stands below it of our own mails was said by us.
      const text = `${subject ?? ''}\n${splitQuoted(body).said}`.trim()
      return { at, text, listingId: null }
    })
  const asked = enquiries
    .filter(({ receivedAt }) => receivedAt > since)
    .map(({ receivedAt, message, listingId }) => ({ at: receivedAt, text: message, listingId }))
  return [...written, ...asked].toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_SAID)
}

/** The same as texts, in the order in which they were said. */
function saidLast(conversation: Conversation): string[] {
  return openIn(conversation)
    .map(({ text }) => text)
    .filter(Boolean)
    .toReversed()
}

async function readTopics({ models, signal }: Deps, said: readonly string[]) {
  const read = topicsIn(said.join('\n'))
  if (!models.isRemote || said.length === 0) return { topics: read, from: 'rules' as const }
  const judge = (answer: { topics?: Topic[] }) => `${answer.topics?.length ?? 0} topics`
  const { answer, from } = await models.run(replyTask, { said, topics: read }, { signal, judge })
  const topics = [...new Set([...read, ...answer.topics])]
  return { topics, from: from === 'model' ? ('model' as const) : ('rules' as const) }
}

type Telling = {
  conversation: Conversation
  words: string
  topics: readonly Topic[]
  writing: Writing
}

/** The home that it is about with free times, or else homes that fit; returns which records were told of. */
async function tellHomes(deps: Deps, telling: Telling): Promise<string[]> {
  const { ask, tell, now } = deps
  const { conversation, words, topics, writing } = telling
  const sentences = replyWords(writing.language)
  const today = dayOf(now().getTime(), writing.house.zone)
  const named = await findNamed(ask, { conversation, words })
  const home = named && mayBeOffered(named, today) ? named : null
  if (named) {
    const isHeld = named.status === 'available' && !home
    const shown = isHeld ? { ...named, status: 'withdrawn' } : named
    for (const line of homeLines(shown, topics, writing)) tell({ line })
  }
  if (home) {
    const asked = { listingId: home.id, days: 3 }
    const free = await ask('free_viewing_times', asked, TimesSchema)
    tell({ line: timesLine(free?.times ?? [], writing) })
    if (leavesOpen(home, topics)) tell({ line: sentences.find })
    return [home.reference]
  }
  const others = (await findFitting(ask, conversation)).filter(
    (one) => one.id !== named?.id && mayBeOffered(one, today),
  )
  const lines = otherLines(others, writing)
  for (const line of lines) tell({ line })
  tell({ line: lines.length > 0 ? sentences.noTimes : sentences.ask })
  if (topics.includes('other')) tell({ line: sentences.find })
  return [
    ...(named ? [named.reference] : []),
    ...others.slice(0, 3).map(({ reference }) => reference),
  ]
}

/** A home without a permit that holds may not be advertised to anybody. */
function mayBeOffered({ status, permitNumber, permitEndsOn }: Listing, today: string): boolean {
  return status === 'available' && Boolean(permitNumber) && !(permitEndsOn && permitEndsOn < today)
}

/** The home that the customer names, or else the one that their last enquiry was about. */
async function findNamed(
  ask: Ask,
  { conversation, words }: Pick<Telling, 'conversation' | 'words'>,
): Promise<Listing | null> {
  for (const reference of referencesIn(words)) {
    const found = await ask('search_listings', { query: reference, limit: 5 }, FoundSchema)
    const home = found?.listings.find((one) => one.reference === reference)
    if (home && isKnownOutside(home)) return home
  }
  const id = openIn(conversation).find(({ listingId }) => listingId)?.listingId
  if (!id) return null
  const one = await ask('read_listing', { id }, z.object({ listing: ListingSchema }))
  return one && isKnownOutside(one.listing) ? one.listing : null
}

/** What the house has not offered yet is told of to nobody. */
function isKnownOutside({ status }: Listing): boolean {
  return status !== 'draft' && status !== 'review'
}

/** Homes that answer what is known of the lead's wishes. */
async function findFitting(ask: Ask, { messages, enquiries }: Conversation): Promise<Listing[]> {
  const leadId = [...messages, ...enquiries].find((one) => one.leadId)?.leadId
  const known = leadId ? await ask('read_lead', { id: leadId }, LeadSchema) : null
  const { intent, areas, bedrooms, budgetMax } = known?.lead ?? {}
  if (!areas?.[0] && bedrooms == null && budgetMax == null) return []
  const wanted = {
    status: 'available',
    limit: 5,
    ...(intent === 'buy' ? { purpose: 'sale' } : {}),
    ...(intent === 'rent' ? { purpose: 'rent' } : {}),
    ...(areas?.[0] ? { area: areas[0] } : {}),
    ...(bedrooms == null ? {} : { bedrooms }),
    ...(budgetMax == null ? {} : { maxPrice: budgetMax }),
  }
  const found = await ask('search_listings', wanted, FoundSchema)
  return found?.listings ?? []
}
