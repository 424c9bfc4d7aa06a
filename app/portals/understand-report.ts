import { z } from 'zod'
import {
  findMessage,
  forgetOlder,
  listUnderstoodHeads,
  markUnderstood,
} from '#db/pace/portals/messages.ts'
import {
  type FeedReport,
  readReportHead,
  type ReportHead,
  readReportLine,
  type ReportedListing,
} from '#domain/portals/feed-report.ts'
import { inTurns } from '#service/turns.ts'
import { compareReport, type ReportDeps } from './compare-report.ts'

export const REPORT_TASK = 'understand-feed-report'
export const ReportPayloadSchema = z.object({ id: z.uuid() })

const NO_REPORT = 'Its first line does not say when the feed was read.'
/** As long as a first line may be. */
const HEAD_BYTES = 64 * 1024
type Message = NonNullable<Awaited<ReturnType<typeof findMessage>>>

/**
 * Makes differences of a report that was kept. One that is none stays, with why; of those before it nobody needs to know any more. One
 * that comes to its turn after a later one changes nothing.
 */
export async function understandReport(deps: ReportDeps, id: string): Promise<void> {
  const row = await findMessage(deps.db, id)
  if (!row || row.understoodAt) return
  const { report, skipped } = await readReport(new TextDecoder().decode(row.body))
  if (!report) {
    await markUnderstood(deps.db, id, NO_REPORT)
    return forgetOlder(deps.db, row, NO_REPORT)
  }
  if (await isOutdated(deps, row, report)) return markUnderstood(deps.db, id, skippedIn(skipped))
  await compareReport(deps, report)
  await markUnderstood(deps.db, id, skippedIn(skipped))
  await forgetOlder(deps.db, row)
}

/** Whether a report of a later reading has been understood already; of two of one reading the later to come is the later. */
async function isOutdated(
  { db }: ReportDeps,
  { portal, receivedAt }: Message,
  report: ReportHead,
): Promise<boolean> {
  const own = readingOf(report, receivedAt)
  const others = await listUnderstoodHeads(db, portal, HEAD_BYTES)
  return others.some((other) => {
    const head = readReportHead(firstLine(other.head))
    if (!head) return false
    const reading = readingOf(head, other.receivedAt)
    return reading === own ? Date.parse(other.receivedAt) > Date.parse(receivedAt) : reading > own
  })
}

/** No feed was read after the report of it came: a clock that is wrong would outdate all that follows. */
function readingOf({ feedReadAt }: ReportHead, receivedAt: string): number {
  return Math.min(Date.parse(feedReadAt), Date.parse(receivedAt))
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? ''
}

/** Line by line, and never long at a time: a large house's report has a hundred thousand. */
async function readReport(text: string): Promise<{ report: FeedReport | null; skipped: number }> {
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '')
  const head = readReportHead(first)
  if (!head) return { report: null, skipped: 0 }
  const read = await inTurns(rest, readReportLine)
  const lines = read.filter((line): line is ReportedListing => line !== null)
  const listings = new Map(lines.map((line) => [line.reference, line]))
  return { report: { ...head, listings }, skipped: read.length - lines.length }
}

function skippedIn(count: number): string | null {
  return count === 0 ? null : `${count} of its lines are no listings as the format describes them.`
}
