import { z } from 'zod'
import { SentInstantSchema } from '../calendar.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { type Appearance, type Difference, differencesOf, sayable } from './drift.ts'

/** A line is one listing with its texts. */
const MOST_LINE = 64 * 1024

const HeadSchema = z.object({
  /** When the portal read the feed that it reports of. */
  feedReadAt: SentInstantSchema,
  /** Whether it names all that it shows: what is missing then is not shown. */
  complete: z.boolean().default(false),
})
const inBoth = z.object({
  en: z.string().max(20_000).optional(),
  ar: z.string().max(20_000).optional(),
})
const LineSchema = z.object({
  reference: LISTING_FIELDS.reference.schema.max(40),
  status: z.enum(['live', 'refused', 'off']),
  reason: z.string().max(500).nullish(),
  price: z.number().min(0).max(1e12).nullish(),
  title: inBoth.nullish(),
  description: inBoth.nullish(),
  photos: z.number().int().min(0).max(10_000).nullish(),
  permit: z.string().max(40).nullish(),
})
export type ReportHead = z.output<typeof HeadSchema>
export type ReportedListing = z.output<typeof LineSchema>
/** What a portal says that it made of a feed, by the listings' references. */
export type FeedReport = ReportHead & { listings: ReadonlyMap<string, ReportedListing> }

/** The first line of a report, about the reading; null where it is none. */
export function readReportHead(line: string): ReportHead | null {
  return HeadSchema.safeParse(parseJson(line)).data ?? null
}

/** A further line: one listing; null where it says nothing that we understand. */
export function readReportLine(line: string): ReportedListing | null {
  return LineSchema.safeParse(parseJson(line)).data ?? null
}

/** What our feed tells of a listing, to be held against a report. */
export type Fed = { reference: string; appearance: Appearance; changedAt: string }

/**
 * In what the portal shows another thing than its feed said; null where the report does not say. What a report does not name is judged by
 * a complete one alone, and what it leaves unsaid of a listing by none. What was changed after the reading is still on its way.
 */
export function differencesFromReport(
  { reference, appearance: ours, changedAt }: Fed,
  { listings, complete, feedReadAt }: FeedReport,
): Difference[] | null {
  const said = listings.get(reference)
  if (!said && !complete) return null
  const told = {
    isTold: Date.parse(changedAt) <= Date.parse(feedReadAt),
    isRefused: said?.status === 'refused',
  }
  const differences = differencesOf(ours, said ? shownIn(said, ours) : null, told)
  return said?.reason ? differences.map((one) => withReason(one, said.reason ?? '')) : differences
}

/** What it leaves unsaid is taken to be as we say it. */
function shownIn(said: ReportedListing, ours: Appearance): Appearance {
  return {
    isLive: said.status === 'live',
    price: said.price == null ? ours.price : String(said.price),
    title: said.title ?? ours.title,
    description: said.description ?? ours.description,
    photos: said.photos ?? ours.photos,
    permit: said.permit ?? ours.permit,
  }
}

/** Why it is not shown is worth more than that it is not. */
function withReason(difference: Difference, reason: string): Difference {
  const { kind, theirs } = difference
  return kind === 'status' ? { ...difference, theirs: sayable(`${theirs}: ${reason}`) } : difference
}

function parseJson(line: string): unknown {
  if (line.length > MOST_LINE) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
