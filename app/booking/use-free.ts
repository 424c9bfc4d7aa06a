import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { DaySchema } from '#domain/calendar.ts'
import type { ShowingPlan } from '#domain/viewing/showing.ts'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { loader } from '../routes/viewings_.free/route.ts'

type Asked = {
  day: string
  minutes: number
  leadId: string | null
  listingId: string | null
  /** The viewing that is moved: its agent's time is asked for, and it is in its own way. */
  viewingId?: string
}

const NONE: readonly string[] = []
export type Free = { free: readonly string[]; plan: ShowingPlan | null }

/** The times of a day at which oneself, the applicant and the home are free, and what is laid down of the home. */
export function useFree({ day, minutes, leadId, listingId, viewingId }: Asked): Free {
  const { load, data } = useFetcher<typeof loader>()
  useEffect(() => {
    // Half a date that is being typed is none: a refusal would take the page away.
    if (!DaySchema.safeParse(day).success) return
    const query = new URLSearchParams({ day, minutes: String(minutes) })
    if (leadId) query.set('lead', leadId)
    if (listingId) query.set('listing', listingId)
    if (viewingId) query.set('viewing', viewingId)
    load(`/viewings/free?${query.toString()}`)
  }, [day, minutes, leadId, listingId, viewingId, load])
  const known = useLastAnswer(data)
  const isOfHome = known !== null && (known.listing ?? null) === listingId
  if (!isOfHome) return { free: NONE, plan: null }
  return { free: known.day === day ? known.free : NONE, plan: known.plan }
}
