import { useMemo } from 'react'
import { standingTicks } from '#domain/call/after/ticks.ts'
import type { CheckResult } from '#domain/call/checklist.ts'
import { isOver } from '#domain/call/fields.ts'
import { checklistIn } from '#domain/documents/shared-types.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import type { CallView } from '../view/call-view.ts'
import { Checklist } from './checklist.tsx'
import { Scorecard } from './scorecard.tsx'

type CallChecksProps = {
  view: CallView
  live: LiveDocument | null
  lead: Partial<LeadFields>
  mayWrite: boolean
}

/** The house's checklist: ticked while one talks, a scorecard once the call is over. */
export function CallChecks({ view, live, lead, mayWrite }: CallChecksProps) {
  const { me } = useWorkspace()
  /** Null gives the word back to what was found. */
  const correct = (item: string, result: CheckResult | null) => {
    const checklist = live && checklistIn(live.doc)
    if (result === null) checklist?.delete(item)
    else checklist?.set(item, { result, by: `person:${me.id}`, at: new Date().toISOString() })
  }
  const onCorrect = mayWrite && live ? correct : null
  return isOver(view.meta.state) ? (
    <Scorecard view={view} onCorrect={onCorrect} />
  ) : (
    <LiveChecklist view={view} lead={lead} onCorrect={onCorrect} />
  )
}

type LiveChecklistProps = {
  view: CallView
  lead: Partial<LeadFields>
  onCorrect: ((item: string, result: CheckResult) => void) | null
}

/** What was heard stays ticked unless somebody says that it is not done. */
function LiveChecklist({ view, lead, onCorrect }: LiveChecklistProps) {
  const { corrections, segments, marks } = view
  const ticks = useMemo(
    () => standingTicks(corrections, { segments, marks, lead }),
    [corrections, segments, marks, lead],
  )
  return (
    <Checklist
      ticks={ticks}
      onTick={onCorrect && ((item, isDone) => onCorrect(item, isDone ? 'met' : 'notMet'))}
    />
  )
}
