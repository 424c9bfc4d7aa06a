import { ChevronDown } from 'lucide-react'
import type { Lead } from '#domain/lead/lead.ts'
import { leadWords } from '#words/lead.ts'
import { Avatar, AvatarStack, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/kit/overlay/menu.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { type Colleague, useWorkspace } from '../../workspace/workspace.tsx'
import type { May } from './may.ts'

/** The owner and those the lead is shared with; a menu for whoever may change that. */
export function OwnerMenu({ id, lead, may }: { id: string; lead: Lead; may: May }) {
  const { colleagues, face } = useWorkspace()
  const words = leadWords()
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
      label={words.owner}
      trigger={
        <Button variant="quiet" className="px-1.5" disabled={change.busy} title={words.owner}>
          <span className="sr-only">{words.owner}: </span>
          <Holders owner={owner} shared={shared.map(face)} />
          <ChevronDown className="size-3.5" aria-hidden />
        </Button>
      }
    >
      {may.share && (
        <ShareItems
          team={team.filter((person) => person.id !== lead.ownerId)}
          shared={shared}
          onToggle={toggle}
        />
      )}
      {may.share && may.assign && <MenuSeparator />}
      {may.assign && (
        <OwnerItems
          team={team}
          ownerId={lead.ownerId}
          onChoose={(ownerId) => change.run({ intent: 'assign', ownerId })}
        />
      )}
    </Menu>
  )
}

type ShareItemsProps = {
  team: readonly Colleague[]
  shared: readonly string[]
  onToggle: (id: string) => void
}

function ShareItems({ team, shared, onToggle }: ShareItemsProps) {
  return (
    <>
      <MenuLabel>{leadWords().shareWith}</MenuLabel>
      {team.map((person) => (
        <MenuItem
          key={person.id}
          icon={<Avatar face={person} size="xs" />}
          checked={shared.includes(person.id)}
          onSelect={() => onToggle(person.id)}
        >
          {person.name}
        </MenuItem>
      ))}
    </>
  )
}

type OwnerItemsProps = {
  team: readonly Colleague[]
  ownerId: string | null
  onChoose: (id: string) => void
}

function OwnerItems({ team, ownerId, onChoose }: OwnerItemsProps) {
  return (
    <>
      <MenuLabel>{leadWords().handOver}</MenuLabel>
      {team.map((person) => (
        <MenuItem
          key={person.id}
          icon={<Avatar face={person} size="xs" />}
          checked={person.id === ownerId}
          onSelect={() => onChoose(person.id)}
        >
          {person.name}
        </MenuItem>
      ))}
    </>
  )
}

type Face = ReturnType<ReturnType<typeof useWorkspace>['face']>

function Holders({ owner, shared }: { owner: Face; shared: Face[] }) {
  const faces = [owner, ...shared].filter((face) => face !== null)
  return (
    <span className="flex items-center gap-2">
      {faces.length > 0 ? <AvatarStack faces={faces} max={3} /> : <NobodyAvatar />}
      <span className="hidden max-w-28 truncate text-sm text-ink sm:block">
        {owner?.name ?? leadWords().nobodyYet}
      </span>
    </span>
  )
}
