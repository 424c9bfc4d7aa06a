import { Link } from '@remix-run/react'
import { Lock } from 'lucide-react'
import type { CallRow } from '#db/pace/calls.ts'
import type { LeadRecord } from '#db/pace/lead-records.ts'
import type { Lead } from '#domain/lead/lead.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { CallStateBadge } from '../../components/call-state.tsx'
import { Section } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { LeadPanel } from './lead-panel.tsx'
import { LinkLead } from './link-lead.tsx'

type ContextPanelProps = {
  callId: string
  leadId: string | null
  row: LeadRecord | null
  lead: Lead
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
  lead,
  live,
  candidates,
  related,
  mayWrite,
  mayWriteLead,
}: ContextPanelProps) {
  return (
    <div className="grid gap-6 p-4">
      {row ? (
        <LeadPanel leadId={row.id} lead={lead} live={live} mayWrite={mayWriteLead} />
      ) : leadId ? (
        <EmptyState icon={Lock} title="A colleague's lead">
          The call belongs to a lead that is not shared with you. Its owner or your manager can
          share it.
        </EmptyState>
      ) : (
        <LinkLead callId={callId} candidates={candidates} mayWrite={mayWrite} />
      )}
      {related.length > 0 && (
        <Section title="Earlier calls" count={related.length}>
          <ul className="-mx-2">
            {related.map((call) => (
              <li key={call.id}>
                <Link
                  to={`/calls/${call.id}`}
                  className="block rounded-md px-2 py-1.5 hover:bg-hover"
                >
                  <span className="flex items-center gap-2 text-xs text-faint">
                    <CallStateBadge state={call.state} />
                    {call.agentName}
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
