import { ArrowDown, MessagesSquare } from 'lucide-react'
import { useMemo } from 'react'
import type { PartyRole } from '#domain/call/fields.ts'
import { findSegment, segmentText } from '#domain/call/call.ts'
import type { Face } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { cn } from '../../components/class-names.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import type { LiveDocument } from '#live/live-document.ts'
import type { CallView } from './call-view.ts'
import { BUBBLES, TranscriptLine } from './transcript-line.tsx'
import { sideOf, transcriptLines } from './turns.ts'
import { useFollow } from './use-follow.ts'
import type { Partial } from './partials.ts'
import { usePartials } from './use-partials.ts'

type TranscriptProps = {
  view: CallView
  live: LiveDocument | null
  mayCorrect: boolean
  speakerOf: (role: PartyRole, party: string) => Face
}

/** The conversation as it is spoken. It follows the last word until one scrolls back to read. */
export function Transcript({ view, live, mayCorrect, speakerOf }: TranscriptProps) {
  const { segments, marks, meta } = view
  const lines = useMemo(() => transcriptLines(segments, marks), [segments, marks])
  const partials = usePartials(live?.awareness ?? null)
  const goesOn = meta.state === 'live' || meta.state === 'held' || meta.state === 'ringing'
  const { scroller, following, follow } = useFollow(
    goesOn,
    `${lines.length} ${JSON.stringify(partials)}`,
  )
  const textOf = useSharedTexts(live, mayCorrect)

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-6 md:px-6"
        tabIndex={0}
        aria-label="Transcript"
      >
        {lines.length === 0 && partials.length === 0 ? (
          <Nothing goesOn={goesOn} />
        ) : (
          <ol className="mx-auto max-w-3xl">
            {lines.map((line) => (
              <TranscriptLine
                key={line.segment.id}
                line={line}
                speaker={speakerOf(line.segment.role, line.segment.party)}
                textOf={textOf}
              />
            ))}
            {partials.map((partial) => (
              <HalfSpoken key={partial.party} partial={partial} />
            ))}
          </ol>
        )}
      </div>
      {!following && (
        <Button
          size="sm"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-rise rounded-full bg-raised shadow-high"
          onClick={follow}
        >
          <ArrowDown className="size-3.5" aria-hidden /> To what is said now
        </Button>
      )}
    </div>
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

function HalfSpoken({ partial }: { partial: Partial }) {
  return (
    <li className="grid pt-2" aria-hidden>
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
  )
}

function Nothing({ goesOn }: { goesOn: boolean }) {
  return goesOn ? (
    <EmptyState icon={MessagesSquare} title="Nothing has been said yet">
      Words appear here as they are spoken.
    </EmptyState>
  ) : (
    <EmptyState icon={MessagesSquare} title="No transcript">
      This call has no words on record.
    </EmptyState>
  )
}
