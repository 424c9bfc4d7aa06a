import { formatWords } from '#words/format.ts'
import { Link } from '@remix-run/react'
import { Check, MessageSquare, CircleHelp, MoreHorizontal, UserRoundPen, X } from 'lucide-react'
import { can } from '#domain/access/access.ts'
import { keysOf } from '#domain/catalogue.ts'
import { VIEWING_STATUSES, type ViewingStatus } from '#domain/viewing/viewing.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { handingWords } from '#words/handing.ts'
import { tellingWords } from '#words/telling.ts'
import { viewingWords } from '#words/viewings.ts'
import { askAfter } from '../../after-viewing/ask-after.ts'
import { formatClock } from '../../components/format/format-time.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { Menu, MenuItem } from '../../components/kit/overlay/menu.tsx'
import { askToHand } from '../../handing/ask-to-hand.ts'
import { askToTell } from '../../telling/ask-to-tell.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { leadOf } from './cells.tsx'
import { ViewingStatusBadge } from './viewing-status.tsx'

export function ViewingItem({ viewing }: { viewing: ViewingRow }) {
  const { run, sending } = useAction('/viewings')
  const status = statusOf(sending?.get('status')) ?? viewing.status
  const { areaName, face } = useWorkspace()
  const { building, unit, area } = viewing
  const place = formatWords().list([building, unit, area && areaName(area)])
  const agent = face(viewing.agentId)
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
        <Applicant viewing={viewing} />
        <p className="truncate text-xs text-muted">
          {viewing.listingId ? (
            <Link to={`/listings/${viewing.listingId}`} className="hover:text-ink hover:underline">
              {place || viewing.listingTitle}
            </Link>
          ) : (
            viewingWords().noListing
          )}
        </p>
      </div>
      <ViewingStatusBadge status={status} />
      {agent && <Avatar face={agent} />}
      <Outcome viewing={viewing} choose={(next) => run({ viewingId: viewing.id, status: next })} />
    </li>
  )
}

function Applicant({ viewing }: { viewing: ViewingRow }) {
  const name = leadOf(viewing)
  if (!viewing.mayOpenLead) return <span className="block truncate text-muted">{name}</span>
  return (
    <Link
      data-row
      to={`/leads/${viewing.leadId}`}
      className="block truncate font-medium hover:underline"
    >
      <bdi>{name}</bdi>
    </Link>
  )
}

/** What became of it, said in a row of the table. */
export function ViewingActions({ viewing }: { viewing: ViewingRow }) {
  const { run } = useAction('/viewings')
  return (
    <span className="pointer-events-auto relative flex justify-end">
      <Outcome viewing={viewing} choose={(status) => run({ viewingId: viewing.id, status })} />
    </span>
  )
}

/** Once it has begun: how it went, and what follows from that. */
export function AfterButton({ viewing }: { viewing: ViewingRow }) {
  const now = useNow()
  const mayWrite = useMayWrite(viewing)
  const words = afterViewingWords()
  if (!mayWrite || Date.parse(viewing.startsAt) > now) return null
  return (
    <Button size="sm" variant="primary" onClick={() => askAfter(viewing.id)}>
      {isSaid(viewing) ? words.openNext : words.open}
    </Button>
  )
}

function useMayWrite({ agentId: ownerId, teamId }: ViewingRow): boolean {
  const { me } = useWorkspace()
  return can({ kind: 'person', ...me }, 'write', 'viewing', { ownerId, teamId })
}

type OutcomeProps = { viewing: ViewingRow; choose: (status: ViewingStatus) => void }

function Outcome({ viewing, choose }: OutcomeProps) {
  const now = useNow()
  if (!useMayWrite(viewing)) return <span className="size-7" />
  const words = viewingWords()
  const after = afterViewingWords()
  const over = Date.parse(viewing.startsAt) < now
  return (
    <Menu
      label={words.outcome}
      trigger={
        <IconButton label={words.outcome} size="iconSm">
          <MoreHorizontal className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {!over && (
        <MenuItem icon={<Check />} onSelect={() => choose('confirmed')}>
          {words.confirmed}
        </MenuItem>
      )}
      {over && (
        <MenuItem icon={<CircleHelp />} onSelect={() => askAfter(viewing.id)}>
          {isSaid(viewing) ? after.openNext : after.open}
        </MenuItem>
      )}
      {!over && viewing.status !== 'cancelled' && (
        <MenuItem icon={<UserRoundPen />} onSelect={() => askToHand(viewing.id)}>
          {handingWords().open}
        </MenuItem>
      )}
      {!over && (
        <MenuItem icon={<X />} danger onSelect={() => choose('cancelled')}>
          {words.cancelled}
        </MenuItem>
      )}
      {viewing.leadId && (
        <MenuItem icon={<MessageSquare />} onSelect={() => askToTell(viewing.id)}>
          {tellingWords().open}
        </MenuItem>
      )}
    </Menu>
  )
}

/** Whether it is said what became of it. */
function isSaid({ status }: Pick<ViewingRow, 'status'>): boolean {
  return status === 'attended' || status === 'noShow' || status === 'cancelled'
}

function statusOf(value: unknown): ViewingStatus | null {
  return keysOf(VIEWING_STATUSES).find((status) => status === value) ?? null
}
