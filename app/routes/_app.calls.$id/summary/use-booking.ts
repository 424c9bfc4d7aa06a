import { useState } from 'react'
import { useAction } from '../../../components/hooks/use-action.ts'

export type Booked = { viewingId: string; startsAt: string; leadId: string }
type Wanted = { viewingId: string; listingId: string; startsAt: string; despiteTaken?: 'yes' }

/** What was asked for last is what a refusal is about: another home or hour is asked for anew. */
export function useBooking(callId: string) {
  const { run, ...answer } = useAction<{ booked: Booked }>(`/calls/${callId}`)
  const [asked, setAsked] = useState('')
  return {
    ...answer,
    refused: answer.problem ? asked : null,
    run(wanted: Wanted) {
      setAsked(keyOf(wanted))
      run({ intent: 'bookViewing', ...wanted })
    },
  }
}

export function keyOf({ listingId, startsAt }: Wanted): string {
  return `${listingId} ${startsAt}`
}
