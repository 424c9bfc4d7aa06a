import { useEffect, useState } from 'react'
import type { ShowingPlan } from '#domain/viewing/showing.ts'
import { bookingWords } from '#words/booking.ts'
import { tellingWords } from '#words/telling.ts'
import { dayKey, formatInstant } from '../components/format/format-time.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { useNow } from '../components/hooks/use-now.ts'
import { notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import { askToTell } from '../telling/ask-to-tell.ts'
import { Answers } from './answers.tsx'
import type { Guess } from './guess/guess.ts'
import { Guesses } from './guesses.tsx'
import { type Choice, RecordChoice } from './record-choice.tsx'
import { useFree } from './use-free.ts'
import { useHomesFound, useLeadsFound } from './use-found.ts'
import { type When, WhenFields } from './when-fields.tsx'

/** What is known already where one books from. */
export type Preset = {
  lead?: Choice
  home?: Choice
  when: When
  /** What of it a message was taken to say. */
  guess?: Guess
}

/** So long it is offered to tell the customer at once; the viewing's menu offers it always. */
const TOLD_MS = 8_000

type Booked = { booked: { viewingId: string; startsAt: string } }

/** Whom, which home and when: what one books from is filled in. */
export function BookingForm({ preset, onDone }: { preset: Preset; onDone: () => void }) {
  const words = bookingWords()
  const [viewingId] = useState(() => crypto.randomUUID())
  const [lead, setLead] = useState<Choice | null>(preset.lead ?? null)
  const [home, setHome] = useState<Choice | null>(preset.home ?? null)
  const [when, setWhen] = useState(preset.when)
  const [asked, setAsked] = useState('')
  const today = dayKey(useNow())
  const free = useFree({ ...when, leadId: lead?.id ?? null, listingId: home?.id ?? null })
  useLengthOf(free.plan, (minutes) => setWhen((before) => ({ ...before, minutes })))
  const { run, busy, data, problem } = useAction<Booked>('/viewings/book')
  const booked = data?.booked
  useEffect(() => {
    if (!booked) return
    const tell = () => askToTell(booked.viewingId)
    const offer = { label: tellingWords().open, onUndo: tell, ms: TOLD_MS }
    notifyUndoable(words.booked(formatInstant(booked.startsAt)), offer)
    onDone()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [booked])
  const wanted = `${lead?.id} ${home?.id} ${when.day}T${when.clock} ${when.minutes}`
  const isWhole = lead !== null && home !== null && when.day >= today
  const send = (more: Record<string, string> = {}) => {
    if (!lead || !home) return
    setAsked(wanted)
    const startsAt = `${when.day}T${when.clock}`
    const minutes = String(when.minutes)
    run({ viewingId, leadId: lead.id, listingId: home.id, startsAt, minutes, ...more })
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) send()
      }}
    >
      <WhoAndWhere {...{ lead, setLead, home, setHome, isLeadKnown: preset.lead !== undefined }} />
      {preset.guess && (
        <Guesses guess={preset.guess} when={when} homeId={home?.id ?? null} onChoose={setWhen} />
      )}
      <WhenFields when={when} today={today} free={free} onChange={setWhen} />
      <Answers
        problem={problem}
        busy={busy}
        isWhole={isWhole}
        action={words.book}
        insist={words.bookAllTheSame}
        onBack={onDone}
        // What was refused is what may be insisted on: another hour or home is asked for anew.
        onInsist={asked === wanted ? () => send({ despiteTaken: 'yes' }) : null}
      />
    </form>
  )
}

/** A home whose length is laid down is booked for so long, until somebody says otherwise. */
function useLengthOf(plan: ShowingPlan | null, onLength: (minutes: number) => void): void {
  const minutes = plan?.minutes ?? null
  useEffect(() => {
    if (minutes !== null) onLength(minutes)
    // Once for each home that says it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [minutes])
}

type WhoAndWhereProps = {
  lead: Choice | null
  setLead: (lead: Choice | null) => void
  home: Choice | null
  setHome: (home: Choice | null) => void
  isLeadKnown: boolean
}

/** What is still to be said has the focus. */
function WhoAndWhere({ lead, setLead, home, setHome, isLeadKnown }: WhoAndWhereProps) {
  const words = bookingWords()
  const leads = useLeadsFound()
  const homes = useHomesFound(lead?.id ?? null)
  return (
    <>
      <RecordChoice
        label={words.lead}
        hint={words.leadHint}
        {...leads}
        chosen={lead}
        onChoose={setLead}
        autoFocus={!isLeadKnown}
      />
      <RecordChoice
        label={words.home}
        hint={words.homeHint}
        {...homes}
        chosen={home}
        onChoose={setHome}
        autoFocus={isLeadKnown}
      />
    </>
  )
}
