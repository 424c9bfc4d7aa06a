import { useNavigate } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { Menu, MenuItem } from '../components/menu.tsx'
import { useWorkspace } from './workspace.tsx'

type TeamSwitchProps = { teamId: string; to?: string }

/** The team's name; an admin chooses another one here. */
export function TeamSwitch({ teamId, to = '/board' }: TeamSwitchProps) {
  const { me, teams, teamName } = useWorkspace()
  const navigate = useNavigate()
  if (me.role !== 'admin') return <>{teamName(teamId)}</>
  return (
    <Menu
      label="Teams"
      align="start"
      trigger={
        <button
          type="button"
          className="-ms-2 flex h-8 items-center gap-1.5 rounded-md px-2 text-md font-semibold hover:bg-hover"
        >
          {teamName(teamId)}
          <ChevronDown className="size-4 text-faint" aria-label="Choose another team" />
        </button>
      }
    >
      {teams.map((team) => (
        <MenuItem
          key={team.id}
          checked={team.id === teamId}
          onSelect={() => navigate(`${to}?team=${team.id}`)}
        >
          {team.name}
        </MenuItem>
      ))}
    </Menu>
  )
}
