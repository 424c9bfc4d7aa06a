import { summaryWords } from '#words/summary.ts'
import { timelineWords } from '#words/timeline.ts'
import { cn } from '../components/kit/class-names.ts'

/** So many lines say what a call was about. */
const FIRST = 2

/** What was made of a call, as far as a line of a timeline holds it; the rest at a press. */
export function CallSummary({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const rest = lines.slice(FIRST)
  return (
    <div dir="auto" className="mt-0.5 text-xs text-muted text-page-start">
      <Lines lines={lines.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-2xs text-faint hover:text-ink">
            {timelineWords().rest}
          </summary>
          <Lines lines={rest} />
        </details>
      )}
    </div>
  )
}

/** Its parts have headings, as far as they were written in the reader's language. */
function Lines({ lines }: { lines: readonly string[] }) {
  const headings = Object.values(summaryWords().sections)
  return lines.map((line, at) => (
    <p
      key={at}
      className={cn('wrap-anywhere', headings.includes(line) && 'mt-1 font-medium text-ink')}
    >
      {line}
    </p>
  ))
}
