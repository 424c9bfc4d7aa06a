import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { loader } from '../routes/viewings_.free/route.ts'

type Asked = { day: string; minutes: number; leadId: string | null; listingId: string | null }

const NONE: readonly string[] = []

/** The times of a day at which oneself, the applicant and the home are free. */
export function useFree({ day, minutes, leadId, listingId }: Asked): readonly string[] {
  const { load, data } = useFetcher<typeof loader>()
  useEffect(() => {
    if (!day) return
    const query = new URLSearchParams({ day, minutes: String(minutes) })
    if (leadId) query.set('lead', leadId)
    if (listingId) query.set('listing', listingId)
    load(`/viewings/free?${query.toString()}`)
  }, [day, minutes, leadId, listingId, load])
  const known = useLastAnswer(data)
  return known?.day === day ? known.free : NONE
}
