import { Link } from '@remix-run/react'
import { Undo2 } from 'lucide-react'
import { SHORTLIST_ACTOR } from '#domain/shortlist/shortlist.ts'
import { VIEWING_LINK_ACTOR } from '#domain/viewing/customer.ts'
import type { UnsuitedHome } from '#db/pace/shortlists/unsuited.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { Button } from '../components/kit/button.tsx'

/** Whoever has a link of a shortlist or of a viewing. */
const BY_CUSTOMER: readonly string[] = [SHORTLIST_ACTOR, VIEWING_LINK_ACTOR]

type UnsuitedProps = {
  homes: readonly UnsuitedHome[]
  mayWrite: boolean
  busy: boolean
  putBack: (home: string) => void
}

/** What is not for the lead and is offered no more, until somebody thinks again. */
export function UnsuitedHomes({ homes, mayWrite, busy, putBack }: UnsuitedProps) {
  const words = shortlistWords()
  if (homes.length === 0) return null
  return (
    <details className="border-t p-4">
      <summary className="cursor-pointer text-xs font-medium text-muted">
        {words.unsuited(homes.length)}
      </summary>
      <ul className="mt-2 grid gap-1">
        {homes.map(({ id, title, reference, saidBy }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <span className="min-w-0 flex-1">
              <Link to={`/listings/${id}`} className="block truncate hover:underline" dir="auto">
                {title ?? reference}
              </Link>
              {BY_CUSTOMER.includes(saidBy) && (
                <span className="block text-xs text-muted">{words.byCustomer}</span>
              )}
            </span>
            {mayWrite && (
              <Button size="sm" variant="quiet" disabled={busy} onClick={() => putBack(id)}>
                <Undo2 className="size-3.5" aria-hidden /> {words.suit}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
