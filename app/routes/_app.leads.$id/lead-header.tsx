import { UserPlus } from 'lucide-react'
import { documentName } from '#domain/documents/documents.ts'
import { isEnded } from '#domain/lead/fields.ts'
import type { Lead } from '#domain/lead/lead.ts'
import { leadWords } from '#words/lead.ts'
import { BookButton } from '../../booking/book-button.tsx'
import { MessagesLink } from '../../components/business/messages-link.tsx'
import { Reach } from '../../components/business/reach.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Kbd } from '../../components/kit/kbd.tsx'
import { useCalled } from '../../logged-call/use-called.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { useShortcuts } from '../../components/hooks/use-shortcuts.ts'
import type { May } from './may.ts'
import { OwnerMenu } from './owner-menu.tsx'

type LeadHeaderProps = { id: string; lead: Lead; may: May }

/** Who has the lead, and the ways to reach the person behind it. */
export function LeadHeader({ id, lead, may }: LeadHeaderProps) {
  const words = leadWords()
  const { begin } = useCalled(documentName('lead', id))
  const claim = useAction(`/leads/${id}`)
  const claimable = may.claim && !lead.ownerId
  useShortcuts(
    { c: { run: () => claim.run({ intent: 'claim' }), does: words.claimLead } },
    claimable && !claim.busy,
  )
  return (
    <>
      {lead.phone && <Reach phone={lead.phone} {...(may.note && { onCall: begin })} />}
      {may.write && !isEnded(lead.stage) && (
        <BookButton lead={{ id, label: lead.name ?? lead.reference ?? '' }} />
      )}
      {lead.contactId && <MessagesLink contactId={lead.contactId} />}
      {claimable ? (
        <Button
          variant="primary"
          className="h-8"
          disabled={claim.busy}
          onClick={() => claim.run({ intent: 'claim' })}
        >
          <UserPlus className="size-4" aria-hidden />
          {claim.busy ? words.claiming : words.claim}
          <Kbd keys="C" className="hidden opacity-80 lg:inline-flex" />
        </Button>
      ) : (
        <OwnerMenu id={id} lead={lead} may={may} />
      )}
    </>
  )
}
