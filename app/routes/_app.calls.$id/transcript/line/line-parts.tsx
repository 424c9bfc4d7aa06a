import { Pencil, Play } from 'lucide-react'
import type { Segment } from '#domain/call/fields.ts'
import { callWords } from '#words/call.ts'
import { Avatar, type Face } from '../../../../components/kit/avatar.tsx'
import { cn } from '../../../../components/kit/class-names.ts'
import { formatElapsed } from '../../../../components/format/format-time.ts'
import { useHeard } from '../../recording/playback-context.tsx'
import type { Line, Side } from './turns.ts'

type SpeakerProps = { face: Face; side: Side; segment: Segment }

/** Who speaks, and since when. */
export function Speaker({ face, side, segment }: SpeakerProps) {
  return (
    <div
      className={cn('flex items-center gap-2 px-1 text-xs', side === 'agent' && 'flex-row-reverse')}
    >
      <Avatar face={face} size="xs" />
      <span className="font-medium">{face.name}</span>
      <Time segment={segment} />
    </div>
  )
}

/** When it was said; where the call was recorded a press plays it from there. */
function Time({ segment: { id, beginMs } }: { segment: Segment }) {
  const playback = useHeard()
  const time = formatElapsed(beginMs)
  if (!playback) return <span className="text-faint">{time}</span>
  return (
    <button
      type="button"
      aria-label={callWords().playback.from(time)}
      onClick={() => playback.hear(id)}
      className="rounded-sm text-faint hover:text-ink hover:underline"
    >
      {time}
    </button>
  )
}

type LineButtonsProps = { line: Line; onCorrect: (() => void) | null }

/** What can be done with a line: heard, and corrected. */
export function LineButtons({ line: { segment, side, opens }, onCorrect }: LineButtonsProps) {
  return (
    <>
      {!opens && <HearButton {...{ segment, side }} beside={onCorrect !== null} />}
      {onCorrect && <CorrectButton side={side} onPress={onCorrect} />}
    </>
  )
}

type HearButtonProps = { segment: Segment; side: Side; beside: boolean }

/** The same for a line within a turn, which shows no time. */
function HearButton({ segment: { id, beginMs }, side, beside }: HearButtonProps) {
  const playback = useHeard()
  if (!playback) return null
  const place = beside ? OUTER : INNER
  return (
    <button
      type="button"
      aria-label={callWords().playback.from(formatElapsed(beginMs))}
      title={callWords().playback.from(formatElapsed(beginMs))}
      onClick={() => playback.hear(id)}
      className={cn(BESIDE, side === 'agent' ? place.start : place.end)}
    >
      <Play className="size-3.5" aria-hidden />
    </button>
  )
}

/** A button beside the words, in sight where the line is looked at. */
const BESIDE =
  'absolute top-1.5 grid size-7 place-items-center rounded-md text-faint opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100'
const INNER = { start: '-start-9', end: '-end-9' }
const OUTER = { start: '-start-16', end: '-end-16' }

function CorrectButton({ side, onPress }: { side: Side; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={callWords().transcript.correct}
      title={callWords().transcript.correctKey}
      onClick={onPress}
      className={cn(BESIDE, side === 'agent' ? INNER.start : INNER.end)}
    >
      <Pencil className="size-3.5" aria-hidden />
    </button>
  )
}
