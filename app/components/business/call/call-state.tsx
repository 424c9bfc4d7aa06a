import { CircleCheck, PauseCircle, PenLine, Phone, PhoneIncoming, PhoneMissed } from 'lucide-react'
import type { ReactNode } from 'react'
import { CALL_STATES, type CallState } from '#domain/call/fields.ts'
import { labelWords } from '#words/labels.ts'
import { Badge, type Tone } from '../../kit/badge.tsx'
import { cn } from '../../kit/class-names.ts'

const LOOKS = {
  ringing: {
    tone: 'warn',
    icon: <PhoneIncoming aria-hidden className="motion-safe:animate-beat" />,
  },
  live: { tone: 'good', icon: <Phone aria-hidden /> },
  held: { tone: 'warn', icon: <PauseCircle aria-hidden /> },
  wrapup: { tone: 'accent', icon: <PenLine aria-hidden /> },
  ended: { tone: 'neutral', icon: <CircleCheck aria-hidden /> },
  missed: { tone: 'bad', icon: <PhoneMissed aria-hidden /> },
} as const satisfies Record<CallState, { tone: Tone; icon: ReactNode }>

export function CallStateBadge({ state, className }: { state: string | null; className?: string }) {
  if (!state || !isCallState(state)) return null
  const { tone, icon } = LOOKS[state]
  return (
    <Badge tone={tone} icon={icon} className={className}>
      {labelWords().callStates[state]}
    </Badge>
  )
}

/** A dot that beats while a call goes on. */
export function LiveDot({ className }: { className?: string }) {
  return (
    <span className={cn('relative inline-grid size-2 place-items-center', className)} aria-hidden>
      <span className="absolute size-full rounded-full bg-good/50 motion-safe:animate-ping" />
      <span className="size-2 rounded-full bg-good" />
    </span>
  )
}

export function isCallState(state: string): state is CallState {
  return Object.hasOwn(CALL_STATES, state)
}

/** Somebody is on the line. */
export function isGoingOn(state: string | null): boolean {
  return state === 'ringing' || state === 'live' || state === 'held'
}
