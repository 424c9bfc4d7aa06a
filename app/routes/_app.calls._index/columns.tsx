import { PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import type { CallRow } from '#db/pace/calls.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { Badge } from '../../components/badge.tsx'
import { CallStateBadge, isGoingOn, LiveDot } from '../../components/call-state.tsx'
import { callerName } from '../../components/caller-name.ts'
import { dispositionWords } from '../../components/disposition-words.ts'
import { formatPhone } from '../../components/format-phone.ts'
import { formatElapsed } from '../../components/format-time.ts'
import type { RecordColumn } from '../../components/record-list.tsx'
import { Elapsed, RelativeTime } from '../../components/time.tsx'

export const CALL_COLUMNS: readonly RecordColumn<CallRow>[] = [
  {
    key: 'caller',
    header: 'Caller',
    width: 'minmax(190px,1.2fr)',
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Direction row={row} />
        <span className="truncate font-medium">{callerName(row)}</span>
        {row.leadReference && (
          <span className="shrink-0 text-xs text-faint">{row.leadReference}</span>
        )}
      </span>
    ),
  },
  {
    key: 'state',
    header: 'State',
    width: '104px',
    cell: (row) => <CallStateBadge state={row.state} />,
  },
  {
    key: 'length',
    header: 'Length',
    width: '72px',
    numeric: true,
    cell: (row) => <Length row={row} />,
  },
  {
    key: 'agent',
    header: 'Agent',
    width: 'minmax(110px,0.7fr)',
    cell: (row) => <Agent row={row} />,
  },
  {
    key: 'summary',
    header: 'Outcome',
    width: 'minmax(180px,2fr)',
    cell: (row) => <Outcome row={row} />,
  },
  {
    key: 'phone',
    header: 'Number',
    width: '144px',
    cell: (row) =>
      row.callerPhone && <span className="text-muted">{formatPhone(row.callerPhone)}</span>,
  },
  {
    key: 'started',
    header: 'Started',
    width: '92px',
    numeric: true,
    cell: (row) => row.startedAt && <RelativeTime at={row.startedAt} className="text-faint" />,
  },
]

export function CallOnPhone({ row }: { row: CallRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <Direction row={row} />
        <span className="min-w-0 flex-1 truncate text-base font-medium">{callerName(row)}</span>
        <Length row={row} />
        <CallStateBadge state={row.state} />
      </div>
      {row.summary && <p className="line-clamp-2 text-sm text-muted">{row.summary}</p>}
      <div className="flex items-center gap-2 text-xs text-faint">
        <Agent row={row} />
        {row.startedAt && <RelativeTime at={row.startedAt} className="ms-auto" />}
      </div>
    </div>
  )
}

function Direction({ row }: { row: CallRow }) {
  if (isGoingOn(row.state)) return <LiveDot className="mx-1" />
  const Icon = row.direction === 'outbound' ? PhoneOutgoing : PhoneIncoming
  return <Icon aria-label={row.direction ?? undefined} className="size-4 shrink-0 text-faint" />
}

function Length({ row }: { row: CallRow }) {
  const from = row.answeredAt ?? row.startedAt
  if (!from) return null
  if (isGoingOn(row.state)) return <Elapsed at={from} className="font-medium text-good" />
  if (!row.endedAt || row.state === 'missed') return <span className="text-faint">–</span>
  return (
    <span className="text-muted">{formatElapsed(Date.parse(row.endedAt) - Date.parse(from))}</span>
  )
}

function Outcome({ row }: { row: CallRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {row.disposition && <Badge>{dispositionWords(row.disposition)}</Badge>}
      <span className="truncate text-muted">{row.summary.split('\n')[0]}</span>
    </span>
  )
}

function Agent({ row }: { row: CallRow }) {
  if (!row.agentId || !row.agentName) return <NobodyAvatar label="Nobody has taken it" />
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar face={{ id: row.agentId, name: row.agentName }} size="xs" />
      <span className="truncate text-muted">{row.agentName}</span>
    </span>
  )
}
