import { PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import type { CallColumn } from '#domain/list/calls.ts'
import type { CallRow } from '#db/pace/calls/columns.ts'
import { callsWords } from '#words/calls.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { labelWords } from '#words/labels.ts'
import { CallClock } from '../../components/business/call/call-clock.tsx'
import { CallStateBadge, isGoingOn, LiveDot } from '../../components/business/call/call-state.tsx'
import { callerName } from '../../components/business/call/caller-name.ts'
import { dispositionWords } from '../../components/business/call/disposition-words.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import {
  ChoiceCell,
  PersonCell,
  PhoneCell,
  Quiet,
  TeamCell,
  Unknown,
  WhenCell,
} from '../../list/table/plain-cells.tsx'

export const CALL_CELLS: Cells<CallColumn, CallRow> = {
  caller: (row) => <Caller row={row} />,
  phase: ({ phase }) => <ChoiceCell noun="call" of="phase" value={phase} />,
  state: ({ state }) => <CallStateBadge state={state} />,
  direction: ({ direction }) => <ChoiceCell noun="call" of="direction" value={direction} />,
  length: (row) => <Length row={row} />,
  agent: (row) => <Agent row={row} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  lead: ({ leadReference }) => <Quiet text={leadReference} />,
  disposition: ({ disposition }) =>
    disposition ? <Badge>{dispositionWords(disposition)}</Badge> : <Unknown />,
  summary: ({ summary }) => <Quiet text={summary.split('\n')[0] || null} />,
  phone: ({ callerPhone }) => <PhoneCell phone={callerPhone} />,
  started: ({ startedAt }) => <WhenCell at={startedAt} />,
  ended: ({ endedAt }) => <WhenCell at={endedAt} />,
  updated: ({ updatedAt }) => <WhenCell at={updatedAt} />,
}

export function CallOnPhone({ row }: { row: CallRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <Direction row={row} />
        <span className="min-w-0 flex-1 truncate text-base font-medium">
          <bdi>{callerName(row)}</bdi>
        </span>
        <Length row={row} />
        <CallStateBadge state={row.state} />
      </div>
      {row.summary && (
        <p dir="auto" className="line-clamp-2 text-sm text-muted text-page-start">
          {row.summary}
        </p>
      )}
      <div className="flex items-center gap-2 text-xs text-faint">
        <Agent row={row} />
        {row.startedAt && <RelativeTime at={row.startedAt} className="ms-auto" />}
      </div>
    </div>
  )
}

function Caller({ row }: { row: CallRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Direction row={row} />
      <bdi className="truncate font-medium">{callerName(row)}</bdi>
      {row.leadReference && (
        <span className="shrink-0 text-xs text-faint">{row.leadReference}</span>
      )}
    </span>
  )
}

function Direction({ row }: { row: CallRow }) {
  if (isGoingOn(row.state)) return <LiveDot className="mx-1" />
  const Icon = row.direction === 'outbound' ? PhoneOutgoing : PhoneIncoming
  return (
    <Icon
      aria-label={row.direction ? wordOf(labelWords().directions, row.direction) : undefined}
      className="size-4 shrink-0 text-faint"
    />
  )
}

function Length({ row }: { row: CallRow }) {
  if (isGoingOn(row.state)) return <CallClock call={row} className="font-medium text-good" />
  if (!row.endedAt || row.state === 'missed') return <Unknown />
  return <CallClock call={row} className="text-muted" />
}

function Agent({ row: { agentId } }: { row: CallRow }) {
  return <PersonCell id={agentId} nobody={callsWords().nobody} />
}
