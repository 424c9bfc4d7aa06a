import type { EventReader } from '#db/pace/jobs/board.ts'
import { jobWords } from '#words/jobs.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Section } from '../../components/kit/card.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { RelativeTime } from '../../components/format/time.tsx'

/** How far each reader of the log is, and how long its next event waits. */
export function Readers({ readers }: { readers: readonly EventReader[] }) {
  const words = jobWords()
  if (readers.length === 0) return null
  return (
    <Section title={words.readers}>
      <p className="mb-2 text-xs text-muted">{words.readersHint}</p>
      <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
        {readers.map(({ reader, sequence, behind, since }) => (
          <li key={reader} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <bdi className="font-medium">{nameOf(reader)}</bdi>
            <span className="text-xs text-faint tabular-nums">
              {words.at(formatNumber(sequence))}
            </span>
            <span className="ms-auto flex items-center gap-2 text-xs text-muted">
              {since && (
                <span>
                  {words.since} <RelativeTime at={since} />
                </span>
              )}
              <Badge tone={since ? 'warn' : 'good'}>
                {since ? words.behind(formatNumber(Math.max(1, behind))) : words.upToDate}
              </Badge>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One that is not of today's is called as it calls itself. */
function nameOf(reader: string): string {
  const { readerNames } = jobWords()
  const isKnown = (name: string): name is keyof typeof readerNames =>
    Object.hasOwn(readerNames, name)
  return isKnown(reader) ? readerNames[reader] : reader
}
