import { HoverCard } from 'radix-ui'
import { memo } from 'react'
import type { Annotation } from '#domain/annotation.ts'
import { cn } from '../../components/class-names.ts'
import { MarkDetails } from './mark-details.tsx'
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

function MarkedWords({ text, marks }: { text: string; marks: Annotation[] }) {
  const hidden = marks.some((mark) => mark.kind === 'sensitive')
  return (
    <HoverCard.Root openDelay={180} closeDelay={80}>
      <HoverCard.Trigger asChild>
        <mark
          tabIndex={0}
          className={cn(
            'cursor-help rounded-t-[2px] bg-transparent text-inherit transition-colors',
            markLook(marks),
          )}
        >
          {hidden ? <span className="sr-only">hidden: </span> : null}
          {text}
        </mark>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          side="top"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 w-64 animate-rise divide-y rounded-lg border bg-raised text-sm shadow-high"
        >
          {marks.map((mark) => (
            <MarkDetails key={mark.id} mark={mark} />
          ))}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  )
}

function sameJson(a: MarkedTextProps, b: MarkedTextProps): boolean {
  return a.text === b.text && JSON.stringify(a.marks) === JSON.stringify(b.marks)
}
