import { UserRoundCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Known, KnownContact } from '#db/pace/contacts/known-as.ts'
import { contactWords } from '#words/contacts.ts'
import { formatPhone } from '../components/format/phone/format-phone.ts'

type KnownListProps = {
  known: Known
  /** What uses one of them: a link to it, or a button. */
  use: (contact: KnownContact, label: string) => ReactNode
}

/** Who is perhaps known already, said to who does not see it too; nothing where nobody is. */
export function KnownList({ known, use }: KnownListProps) {
  const { contacts, elsewhere } = known
  const words = contactWords()
  return (
    <div aria-live="polite" className="empty:hidden sm:col-span-2">
      {(contacts.length > 0 || elsewhere) && (
        <section
          aria-label={words.known.title}
          className="grid gap-1 rounded-md border bg-surface p-2 text-sm"
        >
          <p className="flex items-center gap-1.5 px-1 text-xs font-medium text-muted">
            <UserRoundCheck className="size-3.5" aria-hidden /> {words.known.title}
          </p>
          {contacts.length > 0 && (
            <ul>
              {contacts.map((contact) => (
                <li key={contact.id} className="flex items-center gap-2 rounded-md px-1 py-1">
                  <Who contact={contact} />
                  {use(contact, words.known.useThis(titleOf(contact)))}
                </li>
              ))}
            </ul>
          )}
          {elsewhere && (
            <p className="px-1 text-xs text-muted">{words.known.elsewhere[elsewhere]}</p>
          )}
        </section>
      )}
    </div>
  )
}

function Who({ contact }: { contact: KnownContact }) {
  const { phone, email, because } = contact
  return (
    <span className="min-w-0 flex-1">
      <bdi className="font-medium wrap-anywhere">{titleOf(contact)}</bdi>
      <span className="block text-xs text-faint">
        {contactWords().likely.because[because]}
        {phone && <bdi className="ms-2 tabular-nums">{formatPhone(phone)}</bdi>}
        {email && <bdi className="ms-2 wrap-anywhere">{email}</bdi>}
      </span>
    </span>
  )
}

export function titleOf({ name, nameAr, phone, email }: KnownContact): string {
  return name ?? nameAr ?? (phone ? formatPhone(phone) : (email ?? contactWords().nameless))
}
