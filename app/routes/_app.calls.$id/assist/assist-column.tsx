import { OPEN_STATES } from '#domain/call/fields.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { cn } from '../../../components/kit/class-names.ts'
import type { CallView } from '../view/call-view.ts'
import { AssistSign } from './assist-sign.tsx'
import { CallNotes } from './call-notes.tsx'
import { CallChecks } from './call-checks.tsx'
import { Proposals } from './proposals/proposals.tsx'
import type { Decide } from './proposals/use-decide.ts'
import { NextSteps } from './steps/next-steps.tsx'
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
      <CallChecks view={view} live={live} lead={lead} mayWrite={mayWrite} />
      <TalkTimeBar segments={view.segments} />
      <CallNotes live={live} mayWrite={mayWrite} />
    </div>
  )
}

/** Until it is wrapped up: afterwards the lead's own page shows what fits. */
function isOpen({ meta }: CallView): boolean {
  return OPEN_STATES.some((state) => state === meta.state)
}
