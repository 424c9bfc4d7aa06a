import { Link } from '@remix-run/react'
import { ContactRound } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'

/** To the page of the contact behind a lead. */
export function ContactLink({ id }: { id: string }) {
  return (
    <Link
      to={`/contacts/${id}`}
      className="inline-flex items-center gap-1 text-sm text-accent hover:underline"
    >
      <ContactRound className="size-3.5" aria-hidden />
      {contactWords().open}
    </Link>
  )
}
