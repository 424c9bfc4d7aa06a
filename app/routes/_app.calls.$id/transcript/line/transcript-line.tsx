import { type KeyboardEvent, memo, useState } from 'react'
import type * as Y from 'yjs'
import { callWords } from '#words/call.ts'
import type { Face } from '../../../../components/kit/avatar.tsx'
import { cn } from '../../../../components/kit/class-names.ts'
import { useIsLit } from '../../recording/playback-context.tsx'
import { LineButtons, Speaker } from './line-parts.tsx'
import { MarkedText } from './marked-text.tsx'
import { SegmentEditor } from './segment-editor.tsx'
import { TurnSigns } from './turn-signs.tsx'
import type { Line, Side } from './turns.ts'

type TranscriptLineProps = {
  line: Line
  /** Where it stands in the list, of which most is not in the page. */
  place: { index: number; start: number; count: number }
  measure: (row: HTMLElement | null) => void
  speaker: Face
  /** The shared text, for whoever may correct it. */
  textOf: ((segmentId: string) => Y.Text | undefined) | null
}

export const BUBBLES = {
  customer: 'me-auto rounded-ss-sm bg-sunken',
  agent: 'ms-auto rounded-se-sm bg-accent-soft',
  other: 'mx-auto bg-transparent text-muted italic',
} as const satisfies Record<Side, string>

/** One segment: who and when where the turn begins, the words with their marks, the signs of the turn below. */
export const TranscriptLine = memo(function TranscriptLine({
  line,
  place,
  measure,
  speaker,
  textOf,
}: TranscriptLineProps) {
  const { segment, side, opens, marks, signs } = line
  const isLit = useIsLit(segment.id)
  const [editing, setEditing] = useState<Y.Text | null>(null)
  const edit = () => setEditing(textOf?.(segment.id) ?? null)
  return (
    <li
      ref={measure}
      id={`segment-${segment.id}`}
      data-row
      data-index={place.index}
      tabIndex={-1}
      aria-current={isLit || undefined}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      style={{ transform: `translateY(${place.start}px)` }}
      onKeyDown={(event) => pressE(event, edit)}
      className={cn(
        'group absolute inset-x-0 top-0 grid scroll-mb-24 gap-1 rounded-lg',
        opens ? 'pt-3' : 'pt-1',
      )}
    >
      {opens && <Speaker face={speaker} side={side} segment={segment} />}
      <div
        dir="auto"
        onDoubleClick={edit}
        className={cn(
          'relative w-fit max-w-[86%] rounded-2xl px-3.5 py-2 text-md leading-6 text-pretty',
          BUBBLES[side],
          isLit && 'ring-2 ring-accent',
          editing && 'w-full ring-2 ring-accent/50',
        )}
      >
        {editing ? (
          <SegmentEditor
            text={editing}
            label={callWords().transcript.said}
            onDone={() => setEditing(null)}
          />
        ) : (
          <MarkedText text={segment.text} marks={marks} />
        )}
        {!editing && <LineButtons line={line} onCorrect={textOf && edit} />}
      </div>
      <div className={cn('w-fit px-1', side === 'agent' ? 'ms-auto' : 'me-auto')}>
        <TurnSigns signs={signs} />
      </div>
    </li>
  )
}, sameLine)

/** Corrects the line that the focus is on. */
function pressE(event: KeyboardEvent, edit: () => void): void {
  if (event.key !== 'e' || event.target !== event.currentTarget) return
  event.preventDefault()
  edit()
}

function sameLine(a: TranscriptLineProps, b: TranscriptLineProps): boolean {
  return (
    a.line === b.line &&
    a.place.index === b.place.index &&
    a.place.start === b.place.start &&
    a.place.count === b.place.count &&
    a.textOf === b.textOf &&
    a.speaker.name === b.speaker.name
  )
}
