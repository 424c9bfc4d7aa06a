import { ChevronDown } from 'lucide-react'
import { LISTING_STATUSES, type ListingStatus } from '#domain/listing/fields.ts'
import { keysOf } from '#domain/catalogue.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { isListingStatus, ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { Menu, MenuItem } from '../../components/kit/overlay/menu.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

type StatusMenuProps = { id: string; status: ListingStatus | null; mayWrite: boolean }

/** The listing's status; a change shows at once and goes back if the server refuses. */
export function StatusMenu({ id, status, mayWrite }: StatusMenuProps) {
  const { run, busy, sending } = useAction(`/listings/${id}`)
  const words = listingWords()
  const asked = String(sending?.get('status') ?? '')
  const shown = isListingStatus(asked) ? asked : status
  if (!mayWrite) return <ListingStatusBadge status={shown} />
  const statuses: ListingStatus[] = keysOf(LISTING_STATUSES)
  return (
    <Menu
      label={words.status}
      align="start"
      trigger={
        <button
          type="button"
          disabled={busy}
          className="flex h-7 items-center gap-1 rounded-md px-1 hover:bg-hover"
          aria-label={words.changeStatus}
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
