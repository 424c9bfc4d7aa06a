import { ChevronDown } from 'lucide-react'
import type { Lead } from '#domain/lead/lead.ts'
import { Avatar, AvatarStack, NobodyAvatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/menu.tsx'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { May } from './lead-header.tsx'

/** The owner and those the lead is shared with; a menu for whoever may change that. */
export function OwnerMenu({ id, lead, may }: { id: string; lead: Lead; may: May }) {
  const { colleagues, face } = useWorkspace()
  const change = useAction(`/leads/${id}`)
  const owner = face(lead.ownerId)
  const shared = lead.collaboratorIds ?? []
  const team = colleagues.filter((person) => person.teamId === lead.teamId && person.role !== null)
  if (!may.assign && !may.share) return <Holders owner={owner} shared={shared.map(face)} />
  const toggle = (personId: string) => {
    const next = shared.includes(personId)
      ? shared.filter((other) => other !== personId)
      : [...shared, personId]
    change.run({ intent: 'share', collaboratorIds: next.join(' ') })
  }
  return (
    <Menu
      label="Owner and sharing"
      trigger={
        <Button
          variant="quiet"
          className="px-1.5"
          disabled={change.busy}
          aria-label="Owner and sharing"
        >
          <Holders owner={owner} shared={shared.map(face)} />
          <ChevronDown className="size-3.5" aria-hidden />
        </Button>
      }
    >
      {may.share && (
        <>
          <MenuLabel>Share with</MenuLabel>
          {team
            .filter((person) => person.id !== lead.ownerId)
            .map((person) => (
              <MenuItem
                key={person.id}
                icon={<Avatar face={person} size="xs" />}
                checked={shared.includes(person.id)}
                onSelect={() => toggle(person.id)}
              >
                {person.name}
              </MenuItem>
            ))}
        </>
      )}
      {may.assign && (
        <>
          {may.share && <MenuSeparator />}
          <MenuLabel>Hand over to</MenuLabel>
          {team.map((person) => (
            <MenuItem
              key={person.id}
              icon={<Avatar face={person} size="xs" />}
              checked={person.id === lead.ownerId}
              onSelect={() => change.run({ intent: 'assign', ownerId: person.id })}
            >
              {person.name}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  )
}

type Face = ReturnType<ReturnType<typeof useWorkspace>['face']>

function Holders({ owner, shared }: { owner: Face; shared: Face[] }) {
  const faces = [owner, ...shared].filter((face) => face !== null)
  return (
    <span className="flex items-center gap-2">
      {faces.length > 0 ? <AvatarStack faces={faces} max={3} /> : <NobodyAvatar />}
      <span className="hidden max-w-28 truncate text-sm text-ink sm:block">
        {owner?.name ?? 'Nobody yet'}
      </span>
    </span>
  )
}
