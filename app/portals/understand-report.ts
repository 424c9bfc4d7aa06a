import { z } from 'zod'
import { findMessage, forgetOlder, markUnderstood } from '#db/pace/portals/messages.ts'
import {
  type FeedReport,
  readReportHead,
  readReportLine,
  type ReportedListing,
} from '#domain/portals/feed-report.ts'
import { inTurns } from '#service/turns.ts'
import { compareReport, type ReportDeps } from './compare-report.ts'

export const REPORT_TASK = 'understand-feed-report'
export const ReportPayloadSchema = z.object({ id: z.uuid() })

/** Makes differences of a report that was kept. One that is none stays, with why; of those before it nobody needs to know any more. */
export async function understandReport(deps: ReportDeps, id: string): Promise<void> {
  const row = await findMessage(deps.db, id)
  if (!row || row.understoodAt) return
  const { report, skipped } = await readReport(new TextDecoder().decode(row.body))
  if (report) await compareReport(deps, report)
  const problem = report
    ? skippedIn(skipped)
    : 'Its first line does not say when the feed was read.'
  await markUnderstood(deps.db, id, problem)
  await forgetOlder(deps.db, row)
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
