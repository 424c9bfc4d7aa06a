import { CalendarCheck, Check } from 'lucide-react'
import { callWords } from '#words/call.ts'
import { Filled } from '../../../components/kit/filled.tsx'
import { Button, ButtonLink } from '../../../components/kit/button.tsx'
import { formatInstant } from '../../../components/format/format-time.ts'
import { toLocalInput } from '../../../components/format/local-input.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import type { Booked } from './use-booking.ts'

const DAY_MS = 86_400_000

type NextStepProps = { callId: string; booked: Booked; onClose: () => void }

/** The viewing stands. What follows from it is one press away. */
export function NextStep({ callId, booked, onClose }: NextStepProps) {
  const { run, busy, data } = useAction<{ reminded: string }>(`/calls/${callId}`)
  const words = callWords().next
  const when = formatInstant(booked.startsAt)
  const remind = () =>
    run({
      intent: 'addReminder',
      title: words.confirm(when),
      dueAt: toLocalInput(new Date(Date.parse(booked.startsAt) - DAY_MS).toISOString()),
    })
  return (
    <div className="grid gap-4">
      <p role="status" className="flex items-center gap-2 rounded-md bg-good-soft p-3 text-good">
        <CalendarCheck className="size-4 shrink-0" aria-hidden />
        <span>
          <Filled text={words.booked} parts={{ when }} />
        </span>
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button disabled={busy || data !== undefined} onClick={remind} className="justify-start">
          {data ? (
            <>
              <Check className="size-4 text-good" aria-hidden /> {words.onYourList}
            </>
          ) : (
            words.remind
          )}
        </Button>
        <ButtonLink to={`/leads/${booked.leadId}`} className="justify-start">
          {words.openLead}
        </ButtonLink>
        <ButtonLink to="/viewings" className="justify-start">
          {words.allViewings}
        </ButtonLink>
        <ButtonLink to="/desk" variant="primary" className="justify-start" onClick={onClose}>
          {words.desk}
        </ButtonLink>
      </div>
    </div>
  )
}
