import { UserPlus, UserRoundSearch } from 'lucide-react'
import { callWords } from '#words/call.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../../components/kit/button.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { isStage, StageIcon } from '../../../components/business/stage.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'

type Candidate = { id: string; reference: string; name: string | null; stage: string }
type LinkLeadProps = { callId: string; candidates: readonly Candidate[]; mayWrite: boolean }

/** A call that belongs to nobody yet: the leads with this number, or a new one. */
export function LinkLead({ callId, candidates, mayWrite }: LinkLeadProps) {
  const words = callWords().context
  const { run, busy, problem } = useAction(`/calls/${callId}`)
  return (
    <EmptyState
      icon={UserRoundSearch}
      title={words.noLead}
      action={
        mayWrite && (
          <div className="grid gap-2">
            {candidates.map((lead) => (
              <Button
                key={lead.id}
                disabled={busy}
                onClick={() => run({ intent: 'linkLead', leadId: lead.id })}
              >
                {isStage(lead.stage) && <StageIcon stage={lead.stage} />}{' '}
                {lead.name ?? lead.reference}
                <span className="text-faint">{lead.reference}</span>
              </Button>
            ))}
            <Button variant="primary" disabled={busy} onClick={() => run({ intent: 'createLead' })}>
              <UserPlus className="size-4" aria-hidden /> {words.newLead}
            </Button>
            {problem && (
              <p role="alert" className="text-xs text-bad">
                {sayProblem(problem)}
              </p>
            )}
          </div>
        )
      }
    >
      {candidates.length > 0 ? words.known : words.unknown}
    </EmptyState>
  )
}
