import { HoverCard, Popover } from 'radix-ui'
import { type KeyboardEvent, memo } from 'react'
import type { Annotation } from '#domain/call/annotation.ts'
import { callWords } from '#words/call.ts'
import { cn } from '../../../../components/kit/class-names.ts'
import { useHeard } from '../../recording/playback-context.tsx'
import { MarkDetails } from '../../view/mark-details.tsx'
import { markLook } from './mark-look.ts'
import { markRuns, type PlacedMark } from './mark-runs.ts'

type MarkedTextProps = { text: string; marks: readonly PlacedMark[] }

/** What was said, with quiet marks under the words; what they mean is on hover and on focus. */
export const MarkedText = memo(function MarkedText({ text, marks }: MarkedTextProps) {
  return (
    <>
      {markRuns(text, marks).map((run) =>
        run.marks.length === 0 ? (
          <span key={run.start}>{run.text}</span>
        ) : (
          <MarkedWords key={run.start} text={run.text} marks={run.marks} />
        ),
      )}
    </>
  )
}, sameJson)

type WordsProps = { text: string; marks: Annotation[] }

function MarkedWords({ text, marks }: WordsProps) {
  const playback = useHeard()
  if (marks.some((mark) => mark.kind === 'sensitive')) return <HiddenWords {...{ text, marks }} />
  return (
    <HoverCard.Root openDelay={180} closeDelay={80}>
      <HoverCard.Trigger asChild>
        <mark
          tabIndex={0}
          {...(playback ? pressed(() => playback.hear(marks[0]?.segmentId ?? '')) : {})}
          className={cn(LOOK, playback && 'cursor-pointer', markLook(marks))}
        >
          {text}
        </mark>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content {...PLACE} className={CARD}>
          <Details marks={marks} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  )
}

/** Words that can be heard are a button; as one of its own it would not break with its line. */
function pressed(run: () => void) {
  return {
    role: 'button',
    title: callWords().playback.hear,
    onClick: run,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      run()
    },
  } as const
}

/** A mask has something to press behind it: it opens by a press, on a phone and by keyboard as well. */
function HiddenWords({ text, marks }: WordsProps) {
  return (
    <Popover.Root>
      <Popover.Trigger>
        <mark className={cn(LOOK, 'cursor-pointer', markLook(marks))}>
          <span className="sr-only">{callWords().transcript.hidden}</span>
          {text}
        </mark>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          {...PLACE}
          aria-label={callWords().transcript.hiddenWords}
          className={CARD}
        >
          <Details marks={marks} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const LOOK = 'cursor-help rounded-t-[2px] bg-transparent text-inherit transition-colors'
const CARD =
  'z-50 w-64 animate-rise divide-y rounded-lg border bg-raised text-sm shadow-high outline-none'
const PLACE = { side: 'top', sideOffset: 6, collisionPadding: 12 } as const

function Details({ marks }: { marks: Annotation[] }) {
  return marks.map((mark) => <MarkDetails key={mark.id} mark={mark} />)
}

function sameJson(a: MarkedTextProps, b: MarkedTextProps): boolean {
  return a.text === b.text && JSON.stringify(a.marks) === JSON.stringify(b.marks)
}
