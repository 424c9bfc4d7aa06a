import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import type { ShownOwner } from '#db/pace/properties/owners.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { propertyWords } from '#words/properties.ts'
import { formatShare } from '../../components/format/format-share.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { fieldClass } from '../../components/record/field-row.tsx'
import { AddOwner } from './add-owner.tsx'
import { ownerName } from './owner-name.ts'

type OwnerListProps = { address: string; owners: readonly ShownOwner[]; mayWrite: boolean }

/** Whose a home is, each with their share, in the order in which they were named. */
export function OwnerList({ address, owners, mayWrite }: OwnerListProps) {
  const words = propertyWords().owners
  return (
    <Section title={words.title} count={owners.length || undefined}>
      {owners.length === 0 && <p className="text-sm text-faint">{words.none}</p>}
      {owners.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {owners.map((owner) => (
            <OwnerRow
              key={owner.contactId}
              address={address}
              owner={owner}
              mayWrite={mayWrite && owner.contact !== null}
            />
          ))}
        </ul>
      )}
      {mayWrite && <AddOwner address={address} owners={owners} />}
    </Section>
  )
}

type OwnerRowProps = { address: string; owner: ShownOwner; mayWrite: boolean }

function OwnerRow({ address, owner, mayWrite }: OwnerRowProps) {
  const { contactId, contact, share } = owner
  const words = propertyWords().owners
  const { run, busy } = useAction(address)
  if (!contact)
    return (
      <li className="flex h-10 items-center gap-3 px-3 text-sm text-faint">
        <span className="min-w-0 flex-1 truncate">{words.hidden}</span>
        {share !== null && formatShare(share)}
      </li>
    )
  const name = ownerName(owner)
  return (
    <li className="flex h-10 items-center gap-3 px-3 text-sm">
      <Link to={`/contacts/${contactId}`} className="min-w-0 truncate font-medium hover:underline">
        <bdi>{name}</bdi>
      </Link>
      {contact.name && contact.phone && (
        <bdi dir="ltr" className="text-muted max-sm:hidden">
          {formatPhone(contact.phone)}
        </bdi>
      )}
      <span className="ms-auto">
        {mayWrite ? (
          <ShareInput
            key={share}
            name={name}
            share={share}
            onShare={(text) => run({ intent: 'setOwner', contactId, share: text })}
          />
        ) : (
          share !== null && formatShare(share)
        )}
      </span>
      {mayWrite && (
        <IconButton
          size="iconSm"
          label={words.remove(name)}
          disabled={busy}
          onClick={() => run({ intent: 'removeOwner', contactId })}
        >
          <X className="size-3.5" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

type ShareInputProps = {
  name: string
  share: number | null
  onShare: (text: string) => void
}

function ShareInput({ name, share, onShare }: ShareInputProps) {
  const shown = share === null ? '' : String(share)
  return (
    <span className="flex items-center text-muted" dir="ltr">
      <input
        aria-label={propertyWords().owners.shareOf(isolate(name))}
        defaultValue={shown}
        inputMode="decimal"
        placeholder="–"
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        onBlur={({ currentTarget: { value } }) => {
          if (value.trim() !== shown) onShare(value.trim())
        }}
        className={`${fieldClass} w-16 text-end`}
      />
      %
    </span>
  )
}
