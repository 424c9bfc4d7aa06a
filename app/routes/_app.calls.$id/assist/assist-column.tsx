import { useMemo } from 'react'
import { type CheckResult, standingTicks } from '#domain/call/checklist.ts'
import { isOver, OPEN_STATES } from '#domain/call/fields.ts'
import { checklistIn } from '#domain/documents/shared-types.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import type { CallView } from '../view/call-view.ts'
import { AssistSign } from './assist-sign.tsx'
import { CallNotes } from './call-notes.tsx'
import { Checklist } from './checklist.tsx'
import { Proposals } from './proposals/proposals.tsx'
import type { Decide } from './proposals/use-decide.ts'
import { NextSteps } from './steps/next-steps.tsx'
import { Scorecard } from './scorecard.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { CallMatches } from '../matches/call-matches.tsx'
import { TalkTimeBar } from './talk-time-bar.tsx'

type AssistColumnProps = {
  className?: string
  callId: string
  view: CallView
  live: LiveDocument | null
  leadId: string | null
  lead: Partial<LeadFields>
  mayWrite: boolean
  mayAccept: boolean
  decide: Decide
}

/** What helps while one talks: the one suggestion, what was heard for the lead, the checklist, notes. */
export function AssistColumn({
  className,
  callId,
  view,
  live,
  leadId,
  lead,
  mayWrite,
  mayAccept,
  decide,
}: AssistColumnProps) {
  const { me } = useWorkspace()
  /** Null gives the word back to what was found. */
  const correct = (item: string, result: CheckResult | null) => {
    const checklist = live && checklistIn(live.doc)
    if (result === null) checklist?.delete(item)
    else checklist?.set(item, { result, by: `person:${me.id}`, at: new Date().toISOString() })
  }
  const mayCorrect = mayWrite && live !== null
  return (
    <div
      className={cn(
        'flex min-h-0 flex-col gap-5 overflow-y-auto bg-canvas p-4 max-lg:flex-1 lg:w-80 lg:shrink-0 lg:border-s',
        className,
      )}
    >
      <AssistSign live={live} view={view} />
      <SuggestionCard view={view} mayDecide={mayWrite && live !== null} decide={decide} />
      <Proposals
        view={view}
        callId={callId}
        leadId={leadId}
        lead={lead}
        mayAccept={mayAccept && live !== null}
        decide={decide}
      />
      {isOpen(view) && (
        <CallMatches
          callId={callId}
          view={view}
          leadId={leadId}
          lead={lead}
          mayPropose={mayAccept && live !== null && leadId !== null}
        />
      )}
      <NextSteps
        callId={callId}
        view={view}
        mayTake={mayAccept && leadId !== null}
        mayDecide={mayWrite && live !== null}
        decide={decide}
      />
      {isOver(view.meta.state) ? (
        <Scorecard view={view} onCorrect={mayCorrect ? correct : null} />
      ) : (
        <LiveChecklist view={view} lead={lead} onCorrect={mayCorrect ? correct : null} />
      )}
      <TalkTimeBar segments={view.segments} />
      <CallNotes live={live} mayWrite={mayWrite} />
    </div>
  )
}

type LiveChecklistProps = {
  view: CallView
  lead: Partial<LeadFields>
  onCorrect: ((item: string, result: CheckResult) => void) | null
}

/** What was heard stays ticked unless somebody says that it is not done. */
function LiveChecklist({ view, lead, onCorrect }: LiveChecklistProps) {
  const { corrections, marks } = view
  const ticks = useMemo(() => standingTicks(corrections, marks, lead), [corrections, marks, lead])
  return (
    <Checklist
      ticks={ticks}
      onTick={onCorrect && ((item, isDone) => onCorrect(item, isDone ? 'met' : 'notMet'))}
    />
  )
}

/** Until it is wrapped up: afterwards the lead's own page shows what fits. */
function isOpen({ meta }: CallView): boolean {
  return OPEN_STATES.some((state) => state === meta.state)
}
