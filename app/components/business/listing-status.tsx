import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Eye,
  Handshake,
  KeyRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { LISTING_STATUSES, type ListingStatus } from '#domain/listing/fields.ts'
import { labelWords } from '#words/labels.ts'
import { Badge, type Tone } from '../kit/badge.tsx'

const LOOKS = {
  draft: { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
  review: { tone: 'ai', icon: <Eye aria-hidden /> },
  available: { tone: 'good', icon: <CircleDot aria-hidden /> },
  underOffer: { tone: 'warn', icon: <Handshake aria-hidden /> },
  let: { tone: 'accent', icon: <KeyRound aria-hidden /> },
  sold: { tone: 'accent', icon: <CircleCheck aria-hidden /> },
  withdrawn: { tone: 'neutral', icon: <CircleSlash aria-hidden /> },
} as const satisfies Record<ListingStatus, { tone: Tone; icon: ReactNode }>

export function ListingStatusBadge({ status }: { status: string | null }) {
  if (!status || !isListingStatus(status)) return null
  const { tone, icon } = LOOKS[status]
  return (
    <Badge tone={tone} icon={icon}>
      {labelWords().listingStatuses[status]}
    </Badge>
  )
}

export function isListingStatus(status: string): status is ListingStatus {
  return Object.hasOwn(LISTING_STATUSES, status)
}
