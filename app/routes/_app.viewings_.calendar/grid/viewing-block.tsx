import { Link } from '@remix-run/react'
import { CalendarClock } from 'lucide-react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { bookingWords } from '#words/booking.ts'
import { formatWords } from '#words/format.ts'
import { viewingWords } from '#words/viewings.ts'
import { formatClock } from '../../../components/format/format-time.ts'
import { whenOf } from '../../../booking/moving.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { Popover } from '../../../components/kit/overlay/popover.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { leadOf, listingOf } from '../../_app.viewings/cells.tsx'
import { AfterButton, ViewingActions } from '../../_app.viewings/viewing-item.tsx'
import { ViewingStatusBadge } from '../../_app.viewings/viewing-status.tsx'
import { useCalendarActions } from '../actions/calendar-actions.tsx'
import { remAt } from './hours.tsx'
import { clockAt } from './pointed-time.ts'
import { useDraggedBlock } from './use-dragged-block.ts'
import type { Placed } from './place-blocks.ts'

/** By a shape as well as by colour: what is not confirmed yet is dashed, what was called off is struck out. */
const LOOKS = {
  pending: 'border-dashed border-warn bg-warn-soft',
  confirmed: 'border-accent bg-accent-soft',
  attended: 'border-good bg-good-soft',
  noShow: 'border-bad bg-bad-soft',
  cancelled: 'border-line-strong bg-sunken line-through',
} as const satisfies Record<ViewingStatus, string>

type ViewingBlockProps = {
  block: Placed<ViewingRow>
  hours: { first: number; last: number }
  /** The day that a column of the grid stands for. */
  dayOf: (column: string) => string
}

/** A viewing where its time is; dragged, it is moved; pressed, it says all and what became of it can be said. */
export function ViewingBlock({ block, hours, dayOf }: ViewingBlockProps) {
  const { viewing, from, to, lane, lanes } = block
  const { first } = hours
  const { move, mayMove } = useCalendarActions()
  const { by, handlers } = useDraggedBlock({
    ...hours,
    mayMove: mayMove(viewing),
    onDropped: ({ column, from: at }) =>
      move(viewing, { ...whenOf(viewing), day: dayOf(column), clock: clockAt(at) }),
  })
  return (
    <li
      className={cn('absolute p-px', by && 'z-20 opacity-80 [&_*]:cursor-grabbing')}
      style={{
        top: remAt(from, first),
        height: remAt(to - from + first * 60, first),
        insetInlineStart: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
        ...(by ? { transform: `translate(${by.x}px, ${by.y}px)` } : {}),
      }}
    >
      <Popover
        label={leadOf(viewing)}
        className="p-3"
        trigger={
          <button
            type="button"
            data-row
            data-viewing={viewing.id}
            {...handlers}
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
  const { askToMove, mayMove } = useCalendarActions()
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
      <p className="flex items-center gap-2 tabular-nums">
        {formatWords().range(formatClock(startsAt), formatClock(endsAt))}
        {mayMove(viewing) && (
          <Button size="sm" className="ms-auto" onClick={() => askToMove(viewing)}>
            <CalendarClock className="size-3.5" aria-hidden />
            {bookingWords().move}
          </Button>
        )}
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
      <AfterButton viewing={viewing} />
    </div>
  )
}
