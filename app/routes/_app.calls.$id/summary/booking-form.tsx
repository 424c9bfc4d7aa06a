import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { isSlotTaken } from '#domain/viewing/slot.ts'
import { callWords } from '#words/call.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Calendar } from '../../../components/calendar/calendar.tsx'
import { timesWith } from '../../../components/calendar/day-times.ts'
import { Field, TextInput } from '../../../components/kit/field.tsx'
import { dayKey } from '../../../components/format/format-time.ts'
import { Select } from '../../../components/kit/select.tsx'
import type { ActionProblem } from '../../../components/hooks/use-action.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { useLastAnswer } from '../../../pages/beside-page.ts'
import type { loader } from '../../bookable/route.ts'
import { type Booked, keyOf, useBooking } from './use-booking.ts'
import { isTakenAt, useTaken } from './use-taken.ts'

type BookingFormProps = {
  callId: string
  leadId: string
  /** What was heard on the call, as day and clock. */
  heard: { day: string; clock: string }
  onBooked: (booked: Booked) => void
  onBack: () => void
}

/** Which home, which day, what time: one press books the viewing, moves the lead on and wraps up the call. */
export function BookingForm({ callId, leadId, heard, onBooked, onBack }: BookingFormProps) {
  const { run, busy, data, problem, refused } = useBooking(callId)
  const [viewingId] = useState(() => crypto.randomUUID())
  const [listingId, setListingId] = useState('')
  const [day, setDay] = useState(heard.day)
  const [clock, setClock] = useState(heard.clock)
  const today = dayKey(useNow())
  useEffect(() => {
    if (data?.booked) onBooked(data.booked)
  }, [data, onBooked])
  const words = callWords().booking
  const isWhole = listingId !== '' && day >= today
  const wanted = { viewingId, listingId, startsAt: `${day}T${clock}` }
  const taken = useTaken({ leadId, listingId, day })
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) run(wanted)
      }}
    >
      <HomeChoice leadId={leadId} chosen={listingId} onChoose={setListingId} />
      <div className="flex flex-wrap gap-4">
        <div className="rounded-lg border p-3">
          <Calendar day={day} today={today} onChoose={setDay} />
        </div>
        <Field label={words.time} className="w-32">
          {(props) => (
            <Select
              {...props}
              value={clock}
              options={timesWith(clock).map((time) => ({
                value: time,
                label: isTakenAt(taken, day, time) ? words.taken(time) : time,
              }))}
              onChange={(event) => setClock(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Answers
        problem={problem}
        busy={busy}
        isWhole={isWhole}
        onBack={onBack}
        onInsist={refused === keyOf(wanted) ? () => run({ ...wanted, despiteTaken: 'yes' }) : null}
      />
    </form>
  )
}

type AnswersProps = {
  problem: ActionProblem | null
  busy: boolean
  isWhole: boolean
  onBack: () => void
  /** Books what was just refused; null once something else is wanted. */
  onInsist: (() => void) | null
}

function Answers({ problem, busy, isWhole, onBack, onInsist }: AnswersProps) {
  const words = callWords().booking
  return (
    <>
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        {onInsist && isSlotTaken(problem?.said?.key) && (
          <Button disabled={busy} onClick={onInsist}>
            {words.allTheSame}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={busy || !isWhole}>
          {busy ? words.booking : words.book}
        </Button>
      </div>
    </>
  )
}

type HomeChoiceProps = { leadId: string; chosen: string; onChoose: (listingId: string) => void }

/** What fits the lead, until somebody looks for another home by its words. */
function HomeChoice({ leadId, chosen, onChoose }: HomeChoiceProps) {
  const { load, data, state } = useFetcher<typeof loader>()
  const [text, setText] = useState('')
  const ask = useRef(load)
  ask.current = load
  useEffect(() => {
    ask.current(`/bookable?${new URLSearchParams({ lead: leadId, q: text.trim() }).toString()}`)
  }, [leadId, text])
  const words = callWords().booking
  const homes = useLastAnswer(data)?.homes ?? []
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <Field label={words.find}>
        {(props) => (
          <TextInput
            {...props}
            dir="auto"
            value={text}
            maxLength={80}
            placeholder={words.findHint}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={words.home}
        hint={state === 'idle' && homes.length === 0 ? words.none : undefined}
      >
        {(props) => (
          <Select
            {...props}
            value={homes.some(({ id }) => id === chosen) ? chosen : ''}
            empty={words.choose}
            options={homes.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => onChoose(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}
