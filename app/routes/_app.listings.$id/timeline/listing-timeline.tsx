import type { EntityEvent } from '#domain/record/event.ts'
import { listingWords } from '#words/listing.ts'
import { Avatar } from '../../../components/kit/avatar.tsx'
import { RelativeTime } from '../../../components/format/time.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { tellEvent } from './tell-event.ts'

/** Who changed what, newest first. */
export function ListingTimeline({ events }: { events: readonly EntityEvent[] }) {
  const { face } = useWorkspace()
  if (events.length === 0) return <p className="p-4 text-muted">{listingWords().timeline.none}</p>
  return (
    <ol className="grid gap-4 p-4">
      {events.map((event) => {
        const id = event.actor.replace(/^(person|service):/, '')
        const who = face(id) ?? {
          id,
          name: id === 'assistcraft' ? 'Assistcraft' : id,
          ai: id === 'assistcraft',
        }
        return (
          <li key={event.sequence} className="flex gap-2.5">
            <Avatar face={who} size="xs" className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2 text-xs">
                <span className="font-medium">{who.name}</span>
                <RelativeTime at={event.at} className="text-faint" />
              </p>
              {tellEvent(event).map((line) => (
                <p key={line} className="truncate text-muted" title={line}>
                  {line}
                </p>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
