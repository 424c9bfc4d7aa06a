import { formatWords } from '#words/format.ts'
import { formatDay, formatInstantDay } from '../../components/format/format-time.ts'
import { noonOf } from './noon-of.ts'
import type { Span } from './span.ts'

/** `30 Nov – 6 Dec`, or the one day with its weekday. */
export function SpanName({ span: { days } }: { span: Span }) {
  const first = noonOf(days[0] ?? '')
  const last = noonOf(days.at(-1) ?? '')
  return (
    <p aria-live="polite" className="px-2 text-sm font-medium" suppressHydrationWarning>
      {days.length === 1
        ? formatInstantDay(first)
        : formatWords().range(formatDay(first), formatDay(last))}
    </p>
  )
}
