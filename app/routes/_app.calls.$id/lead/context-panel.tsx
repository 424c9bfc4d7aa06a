import { Link } from '@remix-run/react'
import { Lock } from 'lucide-react'
import type { CallRow } from '#db/pace/calls/columns.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { callWords } from '#words/call.ts'
import { CallStateBadge } from '../../../components/business/call/call-state.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { RelativeTime } from '../../../components/format/time.tsx'
import type { LeadWithContact } from '../../../live/fields/use-lead-with-contact.ts'
import { LeadPanel } from './lead-panel.tsx'
import { LinkLead } from './link-lead.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'

type ContextPanelProps = {
  callId: string
  leadId: string | null
  row: LeadRecord | null
  shown: LeadWithContact
  live: LiveDocument | null
  candidates: readonly LeadRecord[]
  related: readonly CallRow[]
  mayWrite: boolean
  mayWriteLead: boolean
}

export function ContextPanel({
  callId,
  leadId,
  row,
  shown,
  live,
  candidates,
  related,
  mayWrite,
  mayWriteLead,
}: ContextPanelProps) {
  const words = callWords().context
  const { face } = useWorkspace()
  return (
    <div className="grid gap-6 p-4">
      {row ? (
        <LeadPanel leadId={row.id} shown={shown} live={live} mayWrite={mayWriteLead} />
      ) : leadId ? (
        <EmptyState icon={Lock} title={words.colleagues}>
          {words.colleaguesHint}
        </EmptyState>
      ) : (
        <LinkLead callId={callId} candidates={candidates} mayWrite={mayWrite} />
      )}
      {related.length > 0 && (
        <Section title={words.earlier} count={related.length}>
          <ul className="-mx-2">
            {related.map((call) => (
              <li key={call.id}>
                <Link
                  to={`/calls/${call.id}`}
                  className="block rounded-md px-2 py-1.5 hover:bg-hover"
                >
                  <span className="flex items-center gap-2 text-xs text-faint">
                    <CallStateBadge state={call.state} />
                    {face(call.agentId)?.name}
                    {call.startedAt && <RelativeTime at={call.startedAt} className="ms-auto" />}
                  </span>
                  {call.summary && (
                    <span className="mt-1 line-clamp-2 text-muted">{call.summary}</span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
