import { useMemo, useRef, useState } from 'react'
import type { LeadFields } from '#domain/lead/fields.ts'
import { callWords } from '#words/call.ts'
import { Section } from '../../../../components/kit/card.tsx'
import { useGlide } from '../../../../components/hooks/use-glide.ts'
import { useShortcuts } from '../../../../components/hooks/use-shortcuts.ts'
import type { CallView } from '../../view/call-view.ts'
import { ProposalCard } from './proposal-card.tsx'
import { openProposals } from './prompts.ts'
import type { Decide } from './use-decide.ts'

type ProposalsProps = {
  view: CallView
  callId: string
  leadId: string | null
  lead: Partial<LeadFields>
  mayAccept: boolean
  decide: Decide
}

/** What Assistcraft would write into the lead: accept with A, put right, or send away. */
export function Proposals({ view, callId, leadId, lead, mayAccept, decide }: ProposalsProps) {
  const open = useMemo(() => openProposals(view.marks, lead), [view.marks, lead])
  const [presses, setPresses] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  useGlide(list, null)
  const words = callWords().proposals
  const firstId = open[0]?.annotation.id
  useShortcuts(
    {
      a: { run: () => setPresses((count) => count + 1), does: words.acceptFirst },
      d: { run: () => firstId && decide(firstId, 'dismissed'), does: words.dismissIt },
    },
    mayAccept && leadId !== null && open.length > 0,
  )
  if (!leadId || open.length === 0) {
    return open.length > 0 ? <p className="text-xs text-muted">{words.heard(open.length)}</p> : null
  }
  return (
    <Section title={words.title} count={open.length}>
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
            dismiss={(id) => decide(id, 'dismissed')}
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
