import { formatWords } from '#words/format.ts'
import { googleCalendarWords } from '#words/google-calendar.ts'
import type { BusyBlock } from './busy-on.ts'
import { remAt } from './hours.tsx'
import { clockAt } from './pointed-time.ts'

type BusyBlocksProps = { blocks: readonly BusyBlock[]; hours: { first: number; last: number } }

/** Grey behind the viewings: whoever books over it is asked back once, for whose calendar it is knows what it holds. */
export function BusyBlocks({ blocks, hours: { first, last } }: BusyBlocksProps) {
  const words = googleCalendarWords()
  const [from, to] = [first * 60, last * 60]
  const shown = blocks.filter((block) => block.to > from && block.from < to)
  if (shown.length === 0) return null
  return (
    <ul aria-label={words.busy} className="pointer-events-none">
      {shown.map((block) => {
        const top = Math.max(block.from, from)
        const range = formatWords().range(clockAt(block.from), endClock(block.to))
        return (
          <li
            key={block.from}
            className="absolute inset-x-0 overflow-hidden bg-sunken px-1.5 text-2xs text-muted"
            style={{
              top: remAt(top, first),
              height: remAt(Math.min(block.to, to) - top + from, first),
            }}
          >
            <span className="sr-only">{words.busyAt(range)}</span>
            <span aria-hidden>{words.busy}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** The end of a day is no beginning of the next. */
export function endClock(minutes: number): string {
  return minutes === 24 * 60 ? '24:00' : clockAt(minutes)
}
