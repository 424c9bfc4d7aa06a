import { useNavigate } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { frameWords } from '#words/frame.ts'
import { Menu, MenuItem } from '../../components/kit/overlay/menu.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

type TeamSwitchProps = { page: 'board' | 'wall'; teamId: string }

/** The page's name and the team's; an admin chooses another one here. */
export function TeamSwitch({ page, teamId }: TeamSwitchProps) {
  const { me, teams, teamName } = useWorkspace()
  const navigate = useNavigate()
  const words = frameWords()
  const name = words.places[page]
  if (me.role !== 'admin') return <PageOf page={name} team={teamName(teamId)} />
  return (
    <Menu
      label={words.team.all}
      align="start"
      trigger={
        <button
          type="button"
          className="-ms-2 flex h-8 items-center gap-1.5 rounded-md px-2 text-md font-semibold hover:bg-hover"
        >
          <PageOf page={name} team={teamName(teamId)} />
          <ChevronDown className="size-4 text-faint" aria-label={words.team.choose} />
        </button>
      }
    >
      {teams.map((team) => (
        <MenuItem
          key={team.id}
          checked={team.id === teamId}
          onSelect={() => navigate(`/${page}?team=${team.id}`)}
        >
          {team.name}
        </MenuItem>
      ))}
    </Menu>
  )
}

function PageOf({ page, team }: { page: string; team: string }) {
  return (
    <span className="min-w-0 truncate">
      {page} <span className="font-normal text-muted">{team}</span>
    </span>
  )
}
