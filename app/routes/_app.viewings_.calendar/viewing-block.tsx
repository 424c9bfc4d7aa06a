import { Link } from '@remix-run/react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { formatWords } from '#words/format.ts'
import { viewingWords } from '#words/viewings.ts'
import { formatClock } from '../../components/format/format-time.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Popover } from '../../components/kit/overlay/popover.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { leadOf, listingOf } from '../_app.viewings/cells.tsx'
import { ViewingActions } from '../_app.viewings/viewing-item.tsx'
import { ViewingStatusBadge } from '../_app.viewings/viewing-status.tsx'
import { remAt } from './hours.tsx'
import type { Placed } from './place-blocks.ts'

/** By a shape as well as by colour: what is not confirmed yet is dashed, what was called off is struck out. */
const LOOKS = {
  pending: 'border-dashed border-warn bg-warn-soft',
  confirmed: 'border-accent bg-accent-soft',
  attended: 'border-good bg-good-soft',
  noShow: 'border-bad bg-bad-soft',
  cancelled: 'border-line-strong bg-sunken line-through',
} as const satisfies Record<ViewingStatus, string>

/** A viewing where its time is; pressed, it says all and what became of it can be said. */
export function ViewingBlock({ block, first }: { block: Placed<ViewingRow>; first: number }) {
  const { viewing, from, to, lane, lanes } = block
  return (
    <li
      className="absolute p-px"
      style={{
        top: remAt(from, first),
        height: remAt(to - from + first * 60, first),
        insetInlineStart: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <Popover
        label={leadOf(viewing)}
        className="p-3"
        trigger={
          <button
            type="button"
            data-row
            className={cn(
              'flex size-full flex-col overflow-hidden rounded-md border border-s-4 px-1.5 py-0.5 text-start text-xs hover:shadow-low',
              LOOKS[viewing.status],
            )}
          >
            <Lines viewing={viewing} isShort={to - from < 45} />
          </button>
        }
      >
        <Details viewing={viewing} />
      </Popover>
    </li>
  )
}

/** Each name is cut at its own end, whichever way the page runs. */
function Lines({ viewing, isShort }: { viewing: ViewingRow; isShort: boolean }) {
  const name = (
    <bdi className="max-w-full self-start truncate font-medium text-ink">{leadOf(viewing)}</bdi>
  )
  const clock = <span className="text-muted tabular-nums">{formatClock(viewing.startsAt)}</span>
  const status = <span className="sr-only">{viewingWords().statuses[viewing.status]}</span>
  if (isShort) {
    return (
      <span className="flex max-w-full gap-1">
        {clock} {name} {status}
      </span>
    )
  }
  return (
    <>
      {name}
      <span className="flex max-w-full gap-1 text-muted">
        {clock} <span>·</span>{' '}
        <bdi className="truncate">{listingOf(viewing) ?? viewingWords().noListing}</bdi> {status}
      </span>
    </>
  )
}

function Details({ viewing }: { viewing: ViewingRow }) {
  const words = viewingWords()
  const { areaName, face } = useWorkspace()
  const { area, startsAt, endsAt, agentId, leadId, listingId, mayOpenLead } = viewing
  const place = formatWords().list([listingOf(viewing), area && areaName(area)])
  return (
    <div className="grid gap-2 text-sm">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 font-semibold break-words">
          {mayOpenLead ? (
            <Link to={`/leads/${leadId}`} className="hover:underline">
              <bdi>{leadOf(viewing)}</bdi>
            </Link>
          ) : (
            leadOf(viewing)
          )}
        </p>
        <ViewingActions viewing={viewing} />
      </div>
      <p className="tabular-nums">
        {formatWords().range(formatClock(startsAt), formatClock(endsAt))}
      </p>
      <p className="break-words text-muted">
        {listingId ? (
          <Link to={`/listings/${listingId}`} className="hover:text-ink hover:underline">
            <bdi>{place || words.title}</bdi>
          </Link>
        ) : (
          words.noListing
        )}
      </p>
      <p className="flex items-center gap-2">
        <ViewingStatusBadge status={viewing.status} />
        <bdi className="truncate text-xs text-muted">{face(agentId)?.name}</bdi>
      </p>
    </div>
  )
}
