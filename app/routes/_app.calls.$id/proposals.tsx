import { useRef, useState } from 'react'
import type { LeadFields } from '#domain/lead/fields.ts'
import { Section } from '../../components/card.tsx'
import { useGlide } from '../../components/use-glide.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import type { CallView } from './call-view.ts'
import { ProposalCard } from './proposal-card.tsx'
import { openProposals } from './prompts.ts'
import type { Decision } from './use-accept.ts'

type ProposalsProps = {
  view: CallView
  callId: string
  leadId: string | null
  lead: Partial<LeadFields>
  mayAccept: boolean
  decide: (annotationId: string, decision: Decision) => void
}

/** What Assistcraft would write into the lead: accept with A, put right, or send away. */
export function Proposals({ view, callId, leadId, lead, mayAccept, decide }: ProposalsProps) {
  const open = openProposals(view.marks, lead)
  const [presses, setPresses] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  useGlide(list, null)
  const firstId = open[0]?.annotation.id
  useShortcuts(
    {
      a: () => setPresses((count) => count + 1),
      d: () => firstId && decide(firstId, 'dismissed'),
    },
    mayAccept && leadId !== null,
  )
  if (!leadId || open.length === 0) {
    return open.length > 0 ? (
      <p className="text-xs text-muted">
        {open.length === 1 ? 'One detail was' : `${open.length} details were`} heard. They can be
        taken over once the call has a lead that you work on.
      </p>
    ) : null
  }
  return (
    <Section title="For the lead" count={open.length}>
      <ul ref={list} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        {open.map((proposal, index) => (
          <ProposalCard
            key={proposal.annotation.id}
            proposal={proposal}
            leadId={leadId}
            callId={callId}
            first={index === 0}
            quote={quoteOf(view, proposal.annotation.id)}
            mayAccept={mayAccept}
            decide={decide}
            presses={presses}
          />
        ))}
      </ul>
    </Section>
  )
}

/** The words that a proposal rests on. */
function quoteOf({ marks, segments }: CallView, id: string): string | null {
  const mark = marks.find((one) => one.id === id)
  const text = segments.find((segment) => segment.id === mark?.segmentId)?.text
  if (!mark || !text) return null
  return mark.range ? text.slice(mark.range.start, mark.range.end) : text
}
