import { UserPlus, UserRoundSearch } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { isStage, StageIcon } from '../../components/stage.tsx'
import { useAction } from '../../components/use-action.ts'

type Candidate = { id: string; reference: string; name: string | null; stage: string }
type LinkLeadProps = { callId: string; candidates: readonly Candidate[]; mayWrite: boolean }

/** A call that belongs to nobody yet: the leads with this number, or a new one. */
export function LinkLead({ callId, candidates, mayWrite }: LinkLeadProps) {
  const { run, busy, problem } = useAction(`/calls/${callId}`)
  return (
    <EmptyState
      icon={UserRoundSearch}
      title="No lead yet"
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
              <UserPlus className="size-4" aria-hidden /> New lead from this call
            </Button>
            {problem && (
              <p role="alert" className="text-xs text-bad">
                {problem.detail}
              </p>
            )}
          </div>
        )
      }
    >
      {candidates.length > 0
        ? 'This number is known. Is it one of these?'
        : 'Nobody you work with has this number.'}
    </EmptyState>
  )
}
