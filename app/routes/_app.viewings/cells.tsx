import { formatWords } from '#words/format.ts'
import type { ViewingColumn } from '#domain/list/viewings.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { viewingWords } from '#words/viewings.ts'
import { formatClock, formatDay } from '../../components/format/format-time.ts'
import type { Cells } from '../../list/table/list-table.tsx'
import { FaceCell, LabelCell, Quiet, TeamCell, WhenCell } from '../../list/table/plain-cells.tsx'
import { ViewingStatusBadge } from './viewing-status.tsx'

export const VIEWING_CELLS: Cells<ViewingColumn, ViewingRow> = {
  start: ({ startsAt }) => <Moment at={startsAt} />,
  lead: (row) => <bdi className="truncate font-medium">{leadOf(row)}</bdi>,
  listing: (row) => <Quiet text={listingOf(row)} />,
  area: ({ area }) => <LabelCell kind="area" value={area} />,
  status: ({ status }) => <ViewingStatusBadge status={status} />,
  agent: ({ agentId }) => <FaceCell id={agentId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  feedback: ({ feedback }) => <Quiet text={feedback} />,
  end: ({ endsAt }) => <Moment at={endsAt} />,
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
}

export function ViewingOnPhone({ row }: { row: ViewingRow }) {
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{leadOf(row)}</bdi>
          <span className="ms-auto shrink-0">
            <ViewingStatusBadge status={row.status} />
          </span>
        </p>
        <p className="truncate text-xs text-muted">
          <Moment at={row.startsAt} /> · <bdi>{listingOf(row) ?? viewingWords().noListing}</bdi>
        </p>
      </div>
      <FaceCell id={row.agentId} />
    </div>
  )
}

/** Whom it is shown to; a colleague's contact has no name here. */
export function leadOf({ leadId, leadName, leadReference, mayOpenLead }: ViewingRow): string {
  const words = viewingWords()
  if (!leadId) return words.noApplicant
  const reference = leadReference ?? ''
  return mayOpenLead ? (leadName ?? reference) : words.colleaguesLead(reference)
}

/** What is shown: its title, else where it is. */
export function listingOf({
  listingTitle,
  listingReference,
  building,
  unit,
}: ViewingRow): string | null {
  const place = formatWords().list([building, unit])
  return listingTitle ?? (place || listingReference)
}

function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
      {formatDay(at)} {formatClock(at)}
    </time>
  )
}
