import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { askToBook } from './ask-to-book.ts'
import type { Preset } from './booking-form.tsx'
import { firstTime } from './first-time.ts'
import type { Guess } from './guess/guess.ts'

/** Opens the booking with what a message says of it. Where nobody answers it opens with what is known without. */
export function useBookFromMessage(): (messageId: string) => void {
  const { load, state, data } = useFetcher<Guess | null>()
  const asked = useRef<string | null>(null)
  useEffect(() => {
    const messageId = asked.current
    if (state !== 'idle' || messageId === null) return
    asked.current = null
    askToBook(data?.messageId === messageId ? presetOf(data) : { when: firstTime() })
  }, [state, data])
  return (messageId) => {
    asked.current = messageId
    load(`/viewings/guess?message=${messageId}`)
  }
}

/** It begins with the first time that could be, else with the first that was said. */
function presetOf(guess: Guess): Preset {
  const { lead, home, times, minutes } = guess
  const best = times.find(({ standing }) => standing === 'free') ?? times[0]
  return {
    ...(lead ? { lead } : {}),
    ...(home ? { home: { id: home.id, label: home.label } } : {}),
    when: best ? { day: best.day, clock: best.clock, minutes } : firstTime(),
    guess,
  }
}
