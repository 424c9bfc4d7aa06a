import type { EntityEvent } from '#domain/record/event.ts'
import type { ShownOwner } from '#db/pace/properties/owners.ts'
import { propertyWords } from '#words/properties.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Avatar } from '../../components/kit/avatar.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { ownerName } from './owner-name.ts'
import { tellEvent } from './tell-event.ts'

type PropertyTimelineProps = { events: readonly EntityEvent[]; owners: readonly ShownOwner[] }

/** Who changed what, newest first. An owner of before is named only where the contact still is one that may be seen. */
export function PropertyTimeline({ events, owners }: PropertyTimelineProps) {
  const { face, areaName } = useWorkspace()
  const words = propertyWords().timeline
  if (events.length === 0) return <p className="p-4 text-muted">{words.none}</p>
  const known = new Map(owners.map((owner) => [owner.contactId, owner]))
  const names = {
    owner: (id: string) => {
      const owner = known.get(id)
      return owner?.contact ? ownerName(owner) : words.somebody
    },
    person: (id: string) => face(id)?.name ?? id,
    area: areaName,
  }
  return (
    <ol className="grid gap-4 p-4">
      {events.map((event) => {
        const id = event.actor.replace(/^(person|service):/, '')
        const who = face(id) ?? { id, name: id, ai: false }
        return (
          <li key={event.sequence} className="flex gap-2.5">
            <Avatar face={who} size="xs" className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2 text-xs">
                <bdi className="font-medium">{who.name}</bdi>
                <RelativeTime at={event.at} className="text-faint" />
              </p>
              {tellEvent(event, names).map((line) => (
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
