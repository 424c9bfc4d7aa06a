import { Link } from '@remix-run/react'
import type { OfProperty } from '#db/pace/related/to-property.ts'
import { propertyWords } from '#words/properties.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

/** Who was shown a home and when, under each of its listings. */
export function ViewingsOfProperty({ viewings }: Pick<OfProperty, 'viewings'>) {
  const { face } = useWorkspace()
  const words = propertyWords().viewings
  if (viewings.length === 0) return <p className="p-4 text-muted">{words.none}</p>
  return (
    <ul className="grid p-2">
      {viewings.map(({ id, listingId, reference, agentId, startsAt }) => {
        const agent = face(agentId)
        return (
          <li key={id}>
            <Link
              to={listingId ? `/listings/${listingId}` : '/viewings'}
              className="flex h-9 items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover"
            >
              {agent ? <Avatar face={agent} size="xs" /> : <NobodyAvatar size="xs" />}
              <span className="min-w-0 truncate">{formatInstant(startsAt)}</span>
              <span className="ms-auto text-xs text-faint">{reference}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
