import { ArrowDown, MessagesSquare } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import type { PartyRole } from '#domain/call/fields.ts'
import { findSegment, segmentText } from '#domain/call/call.ts'
import { callWords } from '#words/call.ts'
import type { Face } from '../../../components/kit/avatar.tsx'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import type { LiveDocument } from '#live/live-document.ts'
import type { CallView } from '../view/call-view.ts'
import { useFollowHeard } from './use-follow-heard.ts'
import { BUBBLES, TranscriptLine } from './line/transcript-line.tsx'
import { FindBar } from './find-bar.tsx'
import { sideOf } from './line/turns.ts'
import { useFollow } from './use-follow.ts'
import { useLinkedMark } from './use-linked-mark.ts'
import { usePartials } from './use-partials.ts'
import { useShowLine } from './use-show-line.ts'
import { useTranscriptRows } from './use-transcript-rows.ts'

type TranscriptProps = {
  view: CallView
  live: LiveDocument | null
  mayCorrect: boolean
  speakerOf: (role: PartyRole, party: string) => Face
}

/** The conversation as it is spoken. It follows the last word until one scrolls back to read. */
export function Transcript({ view, live, mayCorrect, speakerOf }: TranscriptProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { lines, virtual } = useTranscriptRows(view, scroller)
  const { state } = view.meta
  const goesOn = state === 'live' || state === 'held' || state === 'ringing'
  const { following, follow, leave } = useFollow(scroller, goesOn)
  const textOf = useSharedTexts(live, mayCorrect)
  const show = useShowLine(virtual, leave)
  useLinkedMark(view.marks, lines, show)
  const heard = useFollowHeard({ scroller, lines, virtual })
  const items = virtual.getVirtualItems()

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <FindBar lines={lines} onShow={show} />
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 md:px-6"
        tabIndex={0}
        aria-label={callWords().transcript.title}
      >
        <div className="mx-auto max-w-3xl pb-6">
          <ol className="relative" style={{ height: virtual.getTotalSize() }}>
            {items.map(({ key, index, start }) => {
              const line = lines[index]
              return (
                line && (
                  <TranscriptLine
                    key={key}
                    line={line}
                    place={{ index, start, count: lines.length }}
                    measure={virtual.measureElement}
                    speaker={speakerOf(line.segment.role, line.segment.party)}
                    textOf={textOf}
                  />
                )
              )
            })}
          </ol>
          <HalfSpoken live={live} isEmpty={lines.length === 0} goesOn={goesOn} />
        </div>
      </div>
      {heard.isAway ? (
        <WayBack onPress={heard.back}>{callWords().playback.toHeard}</WayBack>
      ) : (
        !following && <WayBack onPress={follow}>{callWords().transcript.toNow}</WayBack>
      )}
    </div>
  )
}

type WayBackProps = { onPress: () => void; children: ReactNode }

function WayBack({ onPress, children }: WayBackProps) {
  return (
    <Button
      size="sm"
      className="absolute inset-x-0 bottom-3 mx-auto w-fit animate-rise rounded-full bg-raised shadow-high"
      onClick={onPress}
    >
      <ArrowDown className="size-3.5" aria-hidden /> {children}
    </Button>
  )
}

/** The shared text of a segment, for whoever may correct it. */
function useSharedTexts(live: LiveDocument | null, mayCorrect: boolean) {
  return useMemo(() => {
    const doc = live?.doc
    if (!doc || !mayCorrect) return null
    return (segmentId: string) => {
      const segment = findSegment(doc, segmentId)
      return segment && segmentText(segment)
    }
  }, [live, mayCorrect])
}

type HalfSpokenProps = { live: LiveDocument | null; isEmpty: boolean; goesOn: boolean }

/** Words that are being spoken. They change many times a second and render nothing but themselves. */
function HalfSpoken({ live, isEmpty, goesOn }: HalfSpokenProps) {
  const partials = usePartials(live?.awareness ?? null)
  if (partials.length === 0) return isEmpty ? <Nothing goesOn={goesOn} /> : null
  return (
    <ol aria-hidden>
      {partials.map((partial) => (
        <li key={partial.party} className="grid pt-2">
          <p
            dir="auto"
            className={cn(
              'w-fit max-w-[86%] rounded-2xl border border-dashed px-3.5 py-2 text-md leading-6 text-faint',
              BUBBLES[sideOf(partial)],
              'bg-transparent',
            )}
          >
            {partial.text}
            <span className="ms-1 inline-block h-4 w-0.5 translate-y-0.5 bg-faint motion-safe:animate-beat" />
          </p>
        </li>
      ))}
    </ol>
  )
}

function Nothing({ goesOn }: { goesOn: boolean }) {
  const words = callWords().transcript
  return goesOn ? (
    <EmptyState icon={MessagesSquare} title={words.nothing}>
      {words.nothingHint}
    </EmptyState>
  ) : (
    <EmptyState icon={MessagesSquare} title={words.none}>
      {words.noneHint}
    </EmptyState>
  )
}
