import type { LeadFields } from '#domain/lead/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { cn } from '../../components/class-names.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { AssistSign } from './assist-sign.tsx'
import type { CallView } from './call-view.ts'
import { Checklist } from './checklist.tsx'
import { CallNotes } from './call-notes.tsx'
import { Proposals } from './proposals.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { TalkTimeBar } from './talk-time-bar.tsx'
import type { Decide } from './use-decide.ts'

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
  const tick = (key: string, done: boolean) => {
    const checklist = live?.doc.getMap<unknown>('checklist')
    if (done) checklist?.set(key, `person:${me.id}`)
    else checklist?.delete(key)
  }
  return (
    <div
      className={cn(
        'flex min-h-0 flex-col gap-5 overflow-y-auto bg-canvas p-4 max-lg:flex-1 lg:w-80 lg:shrink-0 lg:border-s',
        className,
      )}
    >
      <AssistSign live={live} view={view} />
      <SuggestionCard marks={view.marks} mayDecide={mayWrite && live !== null} decide={decide} />
      <Proposals
        view={view}
        callId={callId}
        leadId={leadId}
        lead={lead}
        mayAccept={mayAccept && live !== null}
        decide={decide}
      />
      <Checklist ticks={view.ticks} onTick={mayWrite && live ? tick : null} />
      <TalkTimeBar segments={view.segments} />
      <CallNotes live={live} mayWrite={mayWrite} />
    </div>
  )
}
