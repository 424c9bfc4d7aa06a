import { Link, useLocation } from '@remix-run/react'
import { Bookmark } from 'lucide-react'
import type { ListNoun } from '#domain/list/definition.ts'
import { frameWords } from '#words/frame.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

const PLACES: Record<ListNoun, string> = {
  lead: '/leads',
  contact: '/contacts',
  call: '/calls',
  person: '/admin/people',
  client: '/admin/clients',
  audit: '/admin/audit',
  arrival: '/enquiries',
  difference: '/world',
  listing: '/listings',
  property: '/properties',
  viewing: '/viewings',
  task: '/tasks',
}

/** The lists that somebody comes back to, under the places that everybody goes to. */
export function PinnedViews() {
  const { pinned } = useWorkspace()
  const { pathname, search } = useLocation()
  const current = new URLSearchParams(search).get('view')
  if (pinned.length === 0) return null
  return (
    <section className="mt-4 min-h-0 overflow-y-auto" aria-label={frameWords().views}>
      <h2 className="hidden px-2.5 pb-1 text-2xs font-medium text-faint lg:block">
        {frameWords().views}
      </h2>
      <ul className="grid gap-0.5">
        {pinned.map(({ id, noun, name }) => {
          const place = PLACES[noun]
          const isCurrent = current === id && pathname === place
          return (
            <li key={id}>
              <Link
                to={`${place}?view=${id}`}
                title={name}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex h-7 items-center gap-2.5 rounded-md px-2.5 text-sm text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink"
              >
                <Bookmark className="size-3.5 shrink-0" aria-hidden />
                <bdi className="hidden truncate lg:block">{name}</bdi>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
