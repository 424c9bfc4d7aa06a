import { Check, CircleCheck, CircleDashed, CircleSlash, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { viewingWords } from '#words/viewings.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'

const LOOKS = {
  pending: { tone: 'warn', icon: <CircleDashed aria-hidden /> },
  confirmed: { tone: 'accent', icon: <CircleCheck aria-hidden /> },
  attended: { tone: 'good', icon: <Check aria-hidden /> },
  noShow: { tone: 'bad', icon: <CircleX aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <CircleSlash aria-hidden /> },
} as const satisfies Record<ViewingStatus, { tone: Tone; icon: ReactNode }>

export function ViewingStatusBadge({ status }: { status: ViewingStatus }) {
  const { tone, icon } = LOOKS[status]
  return (
    <Badge tone={tone} icon={icon} className="max-sm:[&>span]:sr-only">
      {viewingWords().statuses[status]}
    </Badge>
  )
}
