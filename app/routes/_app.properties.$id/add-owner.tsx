import { useFetcher } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { NamedContact } from '#db/pace/contacts/find-by-text.ts'
import type { ShownOwner } from '#db/pace/properties/owners.ts'
import { propertyWords } from '#words/properties.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { TextInput } from '../../components/kit/field.tsx'
import type { loader } from '../nameable-contacts/route.ts'
import { ownerName } from './owner-name.ts'

/** What is typed is looked for after a pause. */
const PAUSE_MS = 200

type AddOwnerProps = { address: string; owners: readonly ShownOwner[] }

/** A contact is looked for and taken; what is left of the home is theirs until somebody says otherwise. */
export function AddOwner({ address, owners }: AddOwnerProps) {
  const words = propertyWords().owners
  const [text, setText] = useState('')
  const { run, busy } = useAction(address)
  const found = useFound(text)
  const known = new Set(owners.map(({ contactId }) => contactId))
  const offered = found?.filter(({ id }) => !known.has(id)) ?? []
  const left = 100 - owners.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const take = (contactId: string) => {
    run({
      intent: 'setOwner',
      contactId,
      share: left > 0 ? String(Math.round(left * 100) / 100) : '',
    })
    setText('')
  }
  return (
    <div className="mt-2 grid gap-1">
      <TextInput
        dir="auto"
        type="search"
        maxLength={80}
        value={text}
        aria-label={words.find}
        placeholder={words.find}
        onChange={({ target }) => setText(target.value)}
      />
      {found && offered.length === 0 && (
        <p className="px-2.5 text-xs text-faint">{words.nothing}</p>
      )}
      <ul>
        {offered.map((contact) => (
          <li key={contact.id}>
            <button
              type="button"
              disabled={busy}
              aria-label={words.add(ownerName({ contact }))}
              onClick={() => take(contact.id)}
              className="flex h-8 w-full items-center gap-2 rounded-md px-2.5 text-sm hover:bg-hover"
            >
              <Plus className="size-3.5 shrink-0 text-faint" aria-hidden />
              <bdi className="truncate font-medium">{ownerName({ contact })}</bdi>
              <Reached contact={contact} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Reached({ contact: { name, phone, email } }: { contact: NamedContact }) {
  const reached = name && phone ? formatPhone(phone) : email
  return (
    <bdi dir="ltr" className="ms-auto truncate text-xs text-faint">
      {reached}
    </bdi>
  )
}

/** What the text finds; null while it is not asked or not answered. */
function useFound(text: string): NamedContact[] | null {
  const { load, data } = useFetcher<typeof loader>()
  const ask = useRef(load)
  ask.current = load
  const asked = text.trim()
  useEffect(() => {
    if (asked.length < 2) return
    const timer = setTimeout(
      () => ask.current(`/nameable-contacts?${new URLSearchParams({ q: asked }).toString()}`),
      PAUSE_MS,
    )
    return () => clearTimeout(timer)
  }, [asked])
  return asked.length >= 2 && data?.q === asked ? data.found : null
}
