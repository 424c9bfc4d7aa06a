import { Link } from '@remix-run/react'
import { ArrowRight, Phone, PhoneIncoming, PhoneOff } from 'lucide-react'
import type { CallCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { labelWords } from '#words/labels.ts'
import { cn } from '../../components/kit/class-names.ts'
import { CallClock } from '../../components/business/call/call-clock.tsx'

const LOOKS = {
  ringing: { icon: PhoneIncoming, tone: 'border-warn/40 bg-warn-soft', ink: 'text-warn' },
  wrapup: { icon: PhoneOff, tone: 'bg-sunken', ink: 'text-muted' },
  live: { icon: Phone, tone: 'border-good/40 bg-good-soft', ink: 'text-good' },
} as const

/** The call comes before everything else on the desk. */
export function CallBanner({ call }: { call: CallCard }) {
  const {
    icon: Icon,
    tone,
    ink,
  } = call.state === 'ringing' || call.state === 'wrapup' ? LOOKS[call.state] : LOOKS.live
  const words = deskWords()
  const labels = labelWords()
  const going = call.state === 'live' || call.state === 'held'
  return (
    <Link
      to={`/calls/${call.id}`}
      data-row
      className={cn('flex animate-rise items-center gap-4 rounded-lg border px-4 py-3', tone)}
    >
      <span
        className={cn('grid size-9 place-items-center rounded-full bg-surface shadow-low', ink)}
      >
        <Icon className={cn('size-4', call.state === 'ringing' && 'animate-beat')} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-semibold">
          {call.callerName ?? call.callerPhone ?? labels.unknownCaller}
        </span>
        <span className={cn('block text-xs font-medium', ink)}>
          {labels.callStates[call.state]}
          {going && (
            <>
              {' · '}
              <CallClock call={call} />
            </>
          )}
        </span>
      </span>
      <span className="flex items-center gap-1.5 text-xs font-medium">
        {call.state === 'wrapup' ? words.wrapUp : words.openCall}
        <ArrowRight className="size-3.5 rtl:rotate-180" aria-hidden />
      </span>
    </Link>
  )
}
