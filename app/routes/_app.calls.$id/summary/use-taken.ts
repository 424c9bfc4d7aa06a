import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { fromLocalInput } from '../../../components/format/local-input.ts'
import { useLastAnswer } from '../../../pages/beside-page.ts'
import type { loader } from '../../viewings_.taken/route.ts'

type Taken = { startsAt: string; endsAt: string }
const HALF_HOUR_MS = 30 * 60_000

/** The times of a day at which oneself, the applicant or the home is in another viewing. */
export function useTaken({
  leadId,
  listingId,
  day,
}: {
  leadId: string
  listingId: string
  day: string
}): readonly Taken[] {
  const { load, data } = useFetcher<typeof loader>()
  const ask = useRef(load)
  ask.current = load
  useEffect(() => {
    if (!day) return
    const asked = new URLSearchParams({ lead: leadId, day })
    if (listingId) asked.set('listing', listingId)
    ask.current(`/viewings/taken?${asked.toString()}`)
  }, [leadId, listingId, day])
  const known = useLastAnswer(data)
  return known?.day === day ? known.taken : []
}

/** Whether half an hour from this clock on is taken. */
export function isTakenAt(taken: readonly Taken[], day: string, clock: string): boolean {
  const at = Date.parse(fromLocalInput(`${day}T${clock}`) ?? '')
  return taken.some(
    ({ startsAt, endsAt }) => at < Date.parse(endsAt) && at + HALF_HOUR_MS > Date.parse(startsAt),
  )
}
