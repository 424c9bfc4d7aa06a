import { Ban } from 'lucide-react'
import type { PersonColumn } from '#domain/list/people.ts'
import type { PersonRow } from '#db/pace/people/columns.ts'
import { adminWords } from '#words/admin.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { Filled } from '../../components/kit/filled.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import { ChoiceCell, LatinText, WhenCell } from '../../list/table/plain-cells.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { PersonActions, RoleSelect, TeamSelect } from './person-rights.tsx'

export const PERSON_CELLS: Cells<PersonColumn, PersonRow> = {
  name: (row) => <Name person={row} />,
  email: ({ email }) => <LatinText text={email} />,
  role: (row) => <RoleSelect person={row} />,
  team: (row) => <TeamSelect person={row} />,
  status: (row) => <Status person={row} />,
  seen: ({ lastSeenAt }) =>
    lastSeenAt ? (
      <RelativeTime at={lastSeenAt} className="text-muted" />
    ) : (
      <span className="text-faint">{adminWords().people.notSeen}</span>
    ),
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
  suspended: ({ suspendedAt }) => <WhenCell at={suspendedAt} />,
  language: ({ language }) => <ChoiceCell noun="person" of="language" value={language} />,
}

export function PersonOnPhone({ row }: { row: PersonRow }) {
  return (
    <div className="grid gap-2">
      <Name person={row} />
      <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-faint">
        <bdi dir="ltr" className="truncate">
          {row.email}
        </bdi>
        {row.lastSeenAt && (
          <span>
            <Filled
              text={adminWords().people.seen}
              parts={{ when: <RelativeTime at={row.lastSeenAt} /> }}
            />
          </span>
        )}
      </div>
      <div className="grid grid-cols-[1fr_1fr_auto] items-center gap-2">
        <RoleSelect person={row} />
        <TeamSelect person={row} />
        <PersonActions person={row} />
      </div>
    </div>
  )
}

function Name({ person }: { person: PersonRow }) {
  const { me } = useWorkspace()
  const isSuspended = person.status === 'suspended'
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar face={person} className={cn(isSuspended && 'grayscale')} />
      <bdi className={cn('truncate font-medium', isSuspended && 'text-muted line-through')}>
        {person.name}
      </bdi>
      {person.id === me.id && <Badge>{adminWords().people.you}</Badge>}
      {isSuspended && <Status person={person} />}
    </span>
  )
}

function Status({ person: { status } }: { person: PersonRow }) {
  if (status === 'active') return <ChoiceCell noun="person" of="status" value={status} />
  return (
    <Badge tone="bad" icon={<Ban aria-hidden />}>
      {adminWords().people.suspended}
    </Badge>
  )
}
