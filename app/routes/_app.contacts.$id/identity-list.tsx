import { sayBroken } from '#words/problems.ts'
import { Star, X } from 'lucide-react'
import { useState } from 'react'
import { addIdentity, preferIdentity, removeIdentity } from '#domain/contact/commands.ts'
import { allIdentities, type Contact } from '#domain/contact/contact.ts'
import { PERSON_FIELDS, type PersonField } from '#domain/contact/fields.ts'
import type { KnownIdentity } from '#domain/contact/identities.ts'
import type { AnyCommand } from '#domain/documents/command.ts'
import { DomainError } from '#domain/errors.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { contactWords } from '#words/contacts.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { TextInput } from '../../components/kit/field.tsx'
import { currentHouse } from '../../house/current-house.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

type IdentityListProps = { live: LiveDocument | null; contact: Contact; readOnly: boolean }

/** Every name, phone and e-mail that a contact is known by; one of each kind is preferred. */
export function IdentityList({ live, contact, readOnly }: IdentityListProps) {
  const words = contactWords()
  const change = useIdentities(live)
  const all = allIdentities(contact)
  return (
    <Section title={words.reach} count={all.length}>
      <ul className="grid gap-0.5">
        {PERSON_FIELDS.flatMap((kind) => all.filter((one) => one.kind === kind)).map((identity) => (
          <li
            key={`${identity.kind}:${identity.normal}`}
            className="group flex h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
          >
            <Value identity={identity} />
            {identity.isPreferred && <span className="text-xs text-faint">{words.preferred}</span>}
            {!identity.isPreferred && !readOnly && (
              <span className="ms-auto flex gap-1">
                <IconButton
                  size="iconSm"
                  label={words.prefer(shown(identity))}
                  onClick={() => change(preferIdentity, identity)}
                >
                  <Star className="size-3.5" aria-hidden />
                </IconButton>
                <IconButton
                  size="iconSm"
                  label={words.remove(shown(identity))}
                  onClick={() => change(removeIdentity, identity)}
                >
                  <X className="size-3.5" aria-hidden />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <AddIdentity onAdd={(kind, value) => change(addIdentity, { kind, value })} />}
    </Section>
  )
}

/** Runs one of the contact's own commands on the copy in this browser; says what is wrong, or null. */
function useIdentities(live: LiveDocument | null) {
  const { me } = useWorkspace()
  return (
    command: AnyCommand,
    { kind, value }: { kind: PersonField; value: string },
  ): string | null => {
    if (!live) return null
    const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
    try {
      const now = new Date().toISOString()
      command.apply(live.doc, { kind, value }, { actor, now, habits: currentHouse() })
      return null
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return sayBroken(error)
    }
  }
}

function AddIdentity({ onAdd }: { onAdd: (kind: PersonField, value: string) => string | null }) {
  const words = contactWords()
  const [problem, setProblem] = useState<string | null>(null)
  const labels = { phone: words.addPhone, email: words.addEmail, name: words.addName }
  return (
    <div className="mt-2 grid gap-1.5 sm:grid-cols-3">
      {(['phone', 'email', 'name'] as const).map((kind) => (
        <TextInput
          key={kind}
          dir="auto"
          aria-label={labels[kind]}
          placeholder={labels[kind]}
          onKeyDown={(event) => {
            const input = event.currentTarget
            if (event.key !== 'Enter' || input.value.trim() === '') return
            event.preventDefault()
            const wrong = onAdd(kind, input.value)
            setProblem(wrong)
            if (!wrong) input.value = ''
          }}
        />
      ))}
      {problem && (
        <p role="alert" className="text-xs text-bad sm:col-span-3">
          {problem}
        </p>
      )}
    </div>
  )
}

function Value({ identity }: { identity: KnownIdentity }) {
  if (identity.kind === 'name') return <bdi className="min-w-0 truncate">{identity.value}</bdi>
  const scheme = identity.kind === 'phone' ? 'tel' : 'mailto'
  return (
    <a href={`${scheme}:${identity.value}`} className="min-w-0 truncate hover:underline">
      <bdi dir="ltr">{shown(identity)}</bdi>
    </a>
  )
}

function shown({ kind, value }: { kind: PersonField; value: string }): string {
  return kind === 'phone' ? formatPhone(value) : value
}
