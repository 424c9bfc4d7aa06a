import { tellingWords } from '#words/telling.ts'
import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { Filled } from '../components/kit/filled.tsx'

/** What a customer said of a viewing, in one line. */
export function ViewingAnswerTitle({
  answer: { step, interest, listing, startsAt },
}: {
  answer: Extract<TimelineEntry, { kind: 'viewingAnswer' }>
}) {
  const words = tellingWords()
  const parts = {
    listing: listing ? <bdi className="font-medium text-ink">{listing}</bdi> : words.aHome,
    when: <span suppressHydrationWarning>{formatInstant(startsAt)}</span>,
    interest: interest ? words.interests[interest] : '',
  }
  return <Filled text={words.timeline[step]} parts={parts} />
}
