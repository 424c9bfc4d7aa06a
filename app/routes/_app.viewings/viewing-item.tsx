import { Link } from '@remix-run/react'
import {
  Check,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  MoreHorizontal,
  UserX,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { can } from '#domain/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import type { ViewingRow } from '#db/pace/viewings.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Badge, type Tone } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { formatClock } from '../../components/format-time.ts'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { useNow } from '../../components/use-now.ts'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { VIEWING_STATUSES } from './filters.ts'

type Status = keyof typeof VIEWING_STATUSES

const LOOKS = {
  pending: { tone: 'warn', icon: <CircleDashed aria-hidden /> },
  confirmed: { tone: 'accent', icon: <CircleCheck aria-hidden /> },
  attended: { tone: 'good', icon: <Check aria-hidden /> },
  noShow: { tone: 'bad', icon: <CircleX aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <CircleSlash aria-hidden /> },
} as const satisfies Record<Status, { tone: Tone; icon: ReactNode }>

export function ViewingItem({ viewing }: { viewing: ViewingRow }) {
  const { run, sending } = useAction('/viewings')
  const status = statusOf(sending?.get('status')) ?? viewing.status
  const { tone, icon } = LOOKS[status]
  const place = [viewing.building, viewing.unit, viewing.areaName].filter(Boolean).join(', ')
  return (
    <li className="flex items-center gap-3 px-3 py-2.5 hover:bg-hover md:gap-4">
      <time dateTime={viewing.startsAt} className="w-24 shrink-0 text-sm font-semibold max-md:w-12">
        {formatClock(viewing.startsAt)}
        <span className="font-normal text-faint max-md:hidden">
          {' '}
          – {formatClock(viewing.endsAt)}
        </span>
      </time>
      <div className="min-w-0 flex-1">
        <Link
          data-row
          to={viewing.leadId ? `/leads/${viewing.leadId}` : '#'}
          className="block truncate font-medium hover:underline"
        >
          {viewing.leadName ?? 'No applicant yet'}
        </Link>
        <p className="truncate text-xs text-muted">
          {viewing.listingId ? (
            <Link to={`/listings/${viewing.listingId}`} className="hover:text-ink hover:underline">
              {place || viewing.listingTitle}
            </Link>
          ) : (
            'No listing yet'
          )}
        </p>
      </div>
      <Badge tone={tone} icon={icon} className="max-sm:[&>span]:sr-only">
        {VIEWING_STATUSES[status]}
      </Badge>
      <Avatar face={{ id: viewing.agentId, name: viewing.agentName }} />
      <Outcome viewing={viewing} choose={(next) => run({ viewingId: viewing.id, status: next })} />
    </li>
  )
}

function Outcome({ viewing, choose }: { viewing: ViewingRow; choose: (status: Status) => void }) {
  const { me } = useWorkspace()
  const now = useNow()
  const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
  if (!can(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })) {
    return <span className="size-7" />
  }
  const over = Date.parse(viewing.startsAt) < now
  return (
    <Menu
      label="What became of it"
      trigger={
        <IconButton label="What became of it" size="iconSm">
          <MoreHorizontal className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {!over && (
        <MenuItem icon={<Check />} onSelect={() => choose('confirmed')}>
          Confirmed
        </MenuItem>
      )}
      {over && (
        <MenuItem icon={<Check />} onSelect={() => choose('attended')}>
          They came
        </MenuItem>
      )}
      {over && (
        <MenuItem icon={<UserX />} onSelect={() => choose('noShow')}>
          Nobody came
        </MenuItem>
      )}
      <MenuItem icon={<X />} danger onSelect={() => choose('cancelled')}>
        Cancelled
      </MenuItem>
    </Menu>
  )
}

function statusOf(value: unknown): Status | null {
  return keysOf(VIEWING_STATUSES).find((status) => status === value) ?? null
}
