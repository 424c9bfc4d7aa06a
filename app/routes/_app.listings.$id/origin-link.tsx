import { Link } from '@remix-run/react'
import { Phone } from 'lucide-react'
import { listingWords } from '#words/listing.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import type { Origin } from '../../new-listing/load-origin.server.ts'

const LOOK = 'inline-flex w-fit items-center gap-1 text-sm'

/** Back to the call on which the owner described the home. */
export function OriginLink({ origin: { callId, at } }: { origin: Origin }) {
  const inside = (
    <>
      <Phone className="size-3.5" aria-hidden />
      <span suppressHydrationWarning>{listingWords().fromCall(formatInstant(at))}</span>
    </>
  )
  if (callId === null) return <p className={`${LOOK} text-muted`}>{inside}</p>
  return (
    <Link
      to={`/calls/${encodeURIComponent(callId)}`}
      className={`${LOOK} text-accent hover:underline`}
    >
      {inside}
    </Link>
  )
}
