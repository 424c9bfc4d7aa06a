import { Link } from '@remix-run/react'
import { Merge } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'

/** A record that became another says so, and leads there. */
export function MergedNotice({ to, name }: { to: string; name: string | null }) {
  const words = contactWords().merge
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 rounded-lg border bg-sunken px-4 py-2 text-sm"
    >
      <Merge className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 flex-1 text-muted">{words.wasMerged}</span>
      <Link to={to} className="font-medium text-accent hover:underline">
        <bdi>{name ?? words.goTo}</bdi>
      </Link>
    </div>
  )
}
