import { MessageCircle, Phone, UserPlus } from 'lucide-react'
import type { Lead } from '#domain/lead/lead.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useAction } from '../../components/use-action.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { OwnerMenu } from './owner-menu.tsx'

export type May = {
  write: boolean
  claim: boolean
  assign: boolean
  share: boolean
  setStage: boolean
}
type LeadHeaderProps = { id: string; lead: Lead; may: May }

/** Who has the lead, and the ways to reach the person behind it. */
export function LeadHeader({ id, lead, may }: LeadHeaderProps) {
  const claim = useAction(`/leads/${id}`)
  const claimable = may.claim && !lead.ownerId
  useShortcuts({ c: () => claim.run({ intent: 'claim' }) }, claimable && !claim.busy)
  return (
    <>
      {lead.phone && <Reach phone={lead.phone} />}
      {claimable ? (
        <Button
          variant="primary"
          className="h-8"
          disabled={claim.busy}
          onClick={() => claim.run({ intent: 'claim' })}
        >
          <UserPlus className="size-4" aria-hidden />
          {claim.busy ? 'Claiming' : 'Claim'}
          <Kbd keys="C" className="hidden opacity-80 lg:inline-flex" />
        </Button>
      ) : (
        <OwnerMenu id={id} lead={lead} may={may} />
      )}
    </>
  )
}

function Reach({ phone }: { phone: string }) {
  const look = buttonClass({ variant: 'secondary', size: 'md' }, 'px-2 sm:px-3')
  return (
    <>
      <a href={`tel:${phone}`} className={look} aria-label={`Call ${phone}`}>
        <Phone className="size-4" aria-hidden />
        <span className="hidden sm:inline">Call</span>
      </a>
      <a
        href={`https://wa.me/${phone.replace('+', '')}`}
        target="_blank"
        rel="noreferrer"
        className={look}
        aria-label={`Write to ${phone} on WhatsApp`}
      >
        <MessageCircle className="size-4" aria-hidden />
        <span className="hidden lg:inline">WhatsApp</span>
      </a>
    </>
  )
}
