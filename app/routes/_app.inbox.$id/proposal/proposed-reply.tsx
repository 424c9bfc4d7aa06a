import { Sparkles } from 'lucide-react'
import { bodyIn } from '#domain/documents/shared-types.ts'
import { nameDraft } from '#domain/message/draft.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { messageWords } from '#words/messages.ts'
import { Badge } from '../../../components/kit/badge.tsx'
import { Button } from '../../../components/kit/button.tsx'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { type Proposal, useProposal } from './use-proposal.ts'

type ProposedProps = { live: LiveDocument; contactId: string }

/**
 * An answer that Assistcraft proposes: it stands beside the draft, marked as what it is, until somebody takes it into the draft or lets it go.
 * Nothing of it is ever sent from here.
 */
export function ProposedReply({ live, contactId }: ProposedProps) {
  const words = messageWords().proposal
  const { proposal, ask, drop } = useProposal(contactId)
  useShortcuts({ p: { run: ask, does: words.ask } })
  if (!proposal)
    return (
      <Button size="sm" className="justify-self-start" onClick={ask}>
        <Sparkles className="size-3.5" aria-hidden />
        {words.ask}
      </Button>
    )
  return (
    <section
      aria-label={words.title}
      className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md border border-dashed p-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="ai" icon={<Sparkles aria-hidden />}>
          {words.title}
        </Badge>
        <span className="text-2xs text-muted">{words.from(proposal.records)}</span>
      </div>
      <Lines proposal={proposal} />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="primary"
          disabled={proposal.state !== 'whole'}
          onClick={() => {
            takeIntoDraft(live, proposal.lines)
            drop()
          }}
        >
          {words.take}
        </Button>
        <Button size="sm" onClick={ask}>
          {words.again}
        </Button>
        <Button size="sm" variant="quiet" onClick={drop}>
          {words.drop}
        </Button>
      </div>
    </section>
  )
}

function Lines({ proposal: { lines, state } }: { proposal: Proposal }) {
  const words = messageWords().proposal
  return (
    <div role="status" className="grid gap-1">
      <p
        dir="auto"
        className="max-h-60 overflow-y-auto text-sm [overflow-wrap:anywhere] whitespace-pre-wrap italic"
      >
        {lines.join('\n')}
      </p>
      {state === 'writing' && <p className="text-2xs text-muted">{words.writing}</p>}
      {state === 'failed' && <p className="text-2xs text-bad">{words.failed}</p>}
    </div>
  )
}

/** Behind what stands there already: nothing that somebody wrote is lost. */
function takeIntoDraft(live: LiveDocument, lines: readonly string[]): void {
  live.doc.transact(() => {
    nameDraft(live.doc, crypto.randomUUID())
    const body = bodyIn(live.doc)
    const before = body.toString().trimEnd() === '' ? '' : '\n\n'
    body.insert(body.length, before + lines.join('\n'))
  })
}
