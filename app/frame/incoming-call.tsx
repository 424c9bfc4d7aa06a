import { useLocation } from '@remix-run/react'
import { PhoneIncoming } from 'lucide-react'
import { frameWords } from '#words/frame.ts'
import { formatPhone } from '../components/format/phone/format-phone.ts'
import { ButtonLink } from '../components/kit/button.tsx'
import { type MyCall, useMyCalls } from './my-calls.ts'

/** Who rings, on whichever page one is, until somebody takes it. */
export function IncomingCall() {
  const { pathname } = useLocation()
  const ringing = useMyCalls().filter(
    ({ call }) =>
      call.state === 'ringing' && call.direction !== 'outbound' && pathname !== `/calls/${call.id}`,
  )
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 top-14 z-30 grid gap-2 sm:start-auto sm:w-80"
    >
      {ringing.map((one) => (
        <Ringing key={one.call.id} {...one} />
      ))}
    </div>
  )
}

function Ringing({ call, caller, leadId }: MyCall) {
  const words = frameWords().incoming
  const phone = call.callerPhone && formatPhone(call.callerPhone)
  return (
    <section
      aria-label={words.title}
      className="pointer-events-auto grid animate-rise gap-3 rounded-xl border-2 border-warn/60 bg-raised p-4 shadow-high"
    >
      <div className="flex items-center gap-3">
        <PhoneIncoming className="size-5 shrink-0 text-warn motion-safe:animate-beat" aria-hidden />
        <div className="grid min-w-0 flex-1">
          <span className="text-xs text-warn">{words.title}</span>
          <bdi className="truncate text-md font-semibold">{caller}</bdi>
          {phone && phone !== caller && <span className="text-sm text-muted">{phone}</span>}
        </div>
      </div>
      <div className="flex gap-2">
        <ButtonLink to={`/calls/${call.id}`} variant="primary" size="sm">
          {words.openCall}
        </ButtonLink>
        {leadId && (
          <ButtonLink to={`/leads/${leadId}`} size="sm">
            {words.openLead}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}
