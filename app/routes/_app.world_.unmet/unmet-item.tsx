import { Link } from '@remix-run/react'
import type { UnmetWish } from '#db/pace/portals/unmet-wishes.ts'
import { labelWords } from '#words/labels.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { portalWords } from '#words/portals.ts'
import { isListingStatus, ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { Age } from '../../components/format/time.tsx'
import { Badge, type Tone } from '../../components/kit/badge.tsx'

const TONES: Record<UnmetWish['state'], Tone> = {
  queued: 'accent',
  sending: 'accent',
  removing: 'warn',
  failed: 'bad',
}

/** What one portal has still to do with one listing, and since when it was asked for. */
export function UnmetItem({ wish }: { wish: UnmetWish }) {
  const words = portalWords().world
  const { listingId, portal, state, at, reason, reference, title, status } = wish
  return (
    <li className="grid gap-2 rounded-lg border bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="neutral">{labelWords().portals[portal]}</Badge>
        <Badge tone={TONES[state]}>{words.unmet[state]}</Badge>
        <span className="text-xs text-faint">
          {words.askedSince} <Age at={at} />
        </span>
        {isListingStatus(status) && (
          <span className="ms-auto">
            <ListingStatusBadge status={status} />
          </span>
        )}
      </div>
      <Link to={`/listings/${listingId}`} className="w-fit text-sm text-accent hover:underline">
        <bdi>{reference}</bdi> · <bdi>{title}</bdi>
      </Link>
      {reason && (
        <p dir="auto" className="line-clamp-4 text-sm break-words text-muted">
          {sayPortalReason(reason)}
        </p>
      )}
    </li>
  )
}
