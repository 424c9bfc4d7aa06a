import { Link } from '@remix-run/react'
import { Phone, PhoneIncoming } from 'lucide-react'
import { frameWords } from '#words/frame.ts'
import { CallClock } from '../components/business/call/call-clock.tsx'
import { cn } from '../components/kit/class-names.ts'
import { useMyCalls } from './my-calls.ts'

/** The call that is on, one press away from every page. */
export function LiveCall() {
  const [mine] = useMyCalls()
  if (!mine) return null
  const { call, caller } = mine
  const words = frameWords()
  const ringing = call.state === 'ringing'
  const Icon = ringing ? PhoneIncoming : Phone
  return (
    <Link
      to={`/calls/${call.id}`}
      className={cn(
        'flex h-8 min-w-0 items-center gap-2 rounded-md px-2.5 text-xs font-medium',
        ringing ? 'bg-warn-soft text-warn' : 'bg-good-soft text-good',
      )}
    >
      <Icon className={cn('size-3.5 shrink-0', ringing && 'animate-beat')} aria-hidden />
      <span className="max-w-32 truncate">
        <bdi>{caller}</bdi>
      </span>
      {call.state === 'held' && <span>{words.onHold}</span>}
      <CallClock call={call} />
    </Link>
  )
}
