import type { ArrivalState } from '#domain/arrival/arrival.ts'
import type { ArrivalColumn } from '#domain/list/arrivals.ts'
import type { ArrivalRow } from '#db/pace/arrivals/columns.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import {
  ChoiceCell,
  LabelCell,
  Quiet,
  WhenCell,
  WrittenText,
} from '../../list/table/plain-cells.tsx'

const TONES: Record<ArrivalState, Tone> = {
  waiting: 'neutral',
  lead: 'good',
  joined: 'accent',
  message: 'accent',
  held: 'warn',
  repeat: 'neutral',
  other: 'neutral',
  spam: 'bad',
}

export const ARRIVAL_CELLS: Cells<ArrivalColumn, ArrivalRow> = {
  who: (row) => <bdi className="truncate font-medium">{whoOf(row)}</bdi>,
  gist: ({ gist }) => <WrittenText text={gist || null} />,
  state: ({ state }) => <StateBadge state={state} />,
  channel: ({ channel }) => <ChoiceCell noun="arrival" of="channel" value={channel} />,
  source: ({ source }) => <LabelCell kind="source" value={source} />,
  lead: ({ leadReference }) => <Quiet text={leadReference} />,
  received: ({ receivedAt }) => <WhenCell at={receivedAt} />,
}

export function ArrivalOnPhone({ row }: { row: ArrivalRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
      <p className="flex items-center gap-2">
        <bdi className="truncate font-medium">{whoOf(row)}</bdi>
        <span className="ms-auto shrink-0">
          <StateBadge state={row.state} />
        </span>
      </p>
      <p className="flex gap-2 text-xs text-muted">
        <bdi className="truncate">{row.gist || arrivalWords().channels[row.channel]}</bdi>
        <RelativeTime at={row.receivedAt} className="ms-auto shrink-0 text-faint" />
      </p>
    </div>
  )
}

export function StateBadge({ state }: { state: ArrivalState }) {
  return <Badge tone={TONES[state]}>{arrivalWords().states[state]}</Badge>
}

export function whoOf({ who }: Pick<ArrivalRow, 'who'>): string {
  return who || arrivalWords().nobody
}
