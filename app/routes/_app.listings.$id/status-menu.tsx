import { ChevronDown } from 'lucide-react'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import type { Listing } from '#domain/listing/listing.ts'
import { needsApproval, nextStatuses } from '#domain/listing/status.ts'
import { keysOf } from '#domain/catalogue.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { isListingStatus, ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { Menu, MenuItem } from '../../components/kit/overlay/menu.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

type StatusMenuProps = {
  id: string
  listing: Pick<Listing, 'status' | 'purpose'>
  mayWrite: boolean
  mayApprove: boolean
}

/** The listing's status, and what may follow it; a change shows at once and goes back if the server refuses. */
export function StatusMenu({ id, listing, mayWrite, mayApprove }: StatusMenuProps) {
  const { run, busy, sending } = useAction(`/listings/${id}`)
  const words = listingWords()
  const asked = String(sending?.get('status') ?? '')
  const shown = isListingStatus(asked) ? asked : listing.status
  if (!mayWrite)
    return (
      <span data-field="status">
        <ListingStatusBadge status={shown} />
      </span>
    )
  const next = nextStatuses(listing).filter(
    (one) => mayApprove || !needsApproval(listing.status, one),
  )
  // What is seen on it is part of what it is called.
  const name = shown
    ? `${words.changeStatus}: ${labelWords().listingStatuses[shown]}`
    : words.changeStatus
  const statuses = keysOf(LISTING_STATUSES).filter((one) => one === shown || next.includes(one))
  return (
    <Menu
      label={words.status}
      align="start"
      trigger={
        <button
          type="button"
          data-field="status"
          disabled={busy}
          className="flex h-7 items-center gap-1 rounded-md px-1 hover:bg-hover"
          aria-label={name}
        >
          <ListingStatusBadge status={shown} />
          <ChevronDown className="size-3.5 text-faint" aria-hidden />
        </button>
      }
    >
      {statuses.map((next) => (
        <MenuItem
          key={next}
          checked={next === shown}
          onSelect={() => run({ intent: 'setStatus', status: next })}
        >
          {labelWords().listingStatuses[next]}
        </MenuItem>
      ))}
    </Menu>
  )
}
