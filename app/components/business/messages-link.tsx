import { Link } from '@remix-run/react'
import { MessagesSquare } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'
import { buttonClass } from '../kit/button.tsx'

/** To all that was written with a contact. */
export function MessagesLink({ contactId }: { contactId: string }) {
  const { messages } = contactWords()
  return (
    <Link
      to={`/inbox/${contactId}`}
      className={buttonClass({ variant: 'secondary', size: 'md' }, 'px-2 sm:px-3')}
      aria-label={messages}
    >
      <MessagesSquare className="size-4" aria-hidden />
      <span className="hidden lg:inline">{messages}</span>
    </Link>
  )
}
