import { Link } from '@remix-run/react'
import { Ban, MonitorSmartphone, RotateCcw } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button, buttonClass } from '../../components/button.tsx'
import { cn } from '../../components/class-names.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { optionsOf, Select } from '../../components/select.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { ShownPerson } from './route.tsx'

const ROLES = optionsOf({ agent: 'Agent', manager: 'Manager', admin: 'Admin' })

/** One person and their rights. A change of right holds from their next request on, and on their open pages. */
export function PersonRow({ person }: { person: ShownPerson }) {
  const { me } = useWorkspace()
  const { run, busy, problem } = useAction('/admin/people')
  const suspended = person.status === 'suspended'
  const isMe = person.id === me.id
  const change = (values: Record<string, string>) => run({ personId: person.id, ...values })
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 hover:bg-hover md:px-6',
        busy && 'opacity-60',
      )}
    >
      <Avatar face={person} size="md" className={cn(suspended && 'grayscale')} />
      <div className="min-w-0 flex-1 basis-44">
        <p className="flex items-center gap-2">
          <span className={cn('truncate font-medium', suspended && 'text-muted line-through')}>
            {person.name}
          </span>
          {isMe && <Badge>You</Badge>}
          {suspended && (
            <Badge tone="bad" icon={<Ban aria-hidden />}>
              Suspended
            </Badge>
          )}
        </p>
        <p className="truncate text-xs text-faint">{person.email}</p>
        {problem && (
          <p role="alert" className="text-xs text-bad">
            {problem.detail}
          </p>
        )}
      </div>
      <span className="w-28 text-xs text-faint max-lg:hidden">
        {person.lastSeenAt ? (
          <>
            seen <RelativeTime at={person.lastSeenAt} />
          </>
        ) : (
          'not seen yet'
        )}
      </span>
      <Link
        to={`/admin/people/${person.id}`}
        prefetch="intent"
        aria-label={`Sessions of ${person.name}`}
        title="Where they are signed in"
        className={buttonClass({ size: 'icon', variant: 'quiet' })}
      >
        <MonitorSmartphone className="size-4" aria-hidden />
      </Link>
      <Rights person={person} disabled={busy} isMe={isMe} change={change} />
    </li>
  )
}

type RightsProps = {
  person: ShownPerson
  disabled: boolean
  isMe: boolean
  change: (values: Record<string, string>) => void
}

function Rights({ person, disabled, isMe, change }: RightsProps) {
  const { teams } = useWorkspace()
  return (
    <div className="flex items-center gap-2">
      <span className="w-28">
        <Select
          key={`role ${person.role}`}
          aria-label={`Role of ${person.name}`}
          options={ROLES}
          empty={person.role ? undefined : 'No role'}
          defaultValue={person.role ?? ''}
          disabled={disabled}
          onChange={(event) => change({ intent: 'setRole', role: event.target.value })}
        />
      </span>
      <span className="w-40 max-sm:w-32">
        <Select
          key={`team ${person.teamId}`}
          aria-label={`Team of ${person.name}`}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          empty="No team"
          defaultValue={person.teamId ?? ''}
          disabled={disabled}
          onChange={(event) => change({ intent: 'setTeam', teamId: event.target.value })}
        />
      </span>
      {person.status === 'suspended' ? (
        <Button
          size="sm"
          className="w-24"
          disabled={disabled}
          onClick={() => change({ intent: 'restore' })}
        >
          <RotateCcw className="size-3.5" aria-hidden /> Restore
        </Button>
      ) : (
        <ConfirmButton
          className="w-24 hover:text-bad"
          disabled={disabled || isMe}
          action="Suspend"
          icon={<Ban className="size-3.5" aria-hidden />}
          title={`Suspend ${person.name}?`}
          description="They are signed out everywhere and their open pages close at once. What they made stays, and you can restore them."
          onConfirm={() => change({ intent: 'suspend' })}
        />
      )}
    </div>
  )
}
