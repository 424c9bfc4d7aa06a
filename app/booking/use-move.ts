import { useCallback, useEffect, useRef } from 'react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { isSlotTaken } from '#domain/viewing/slot.ts'
import { bookingWords } from '#words/booking.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { fromLocalInput } from '../components/format/local-input.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { OFFERED_MS } from '../components/hooks/undo-stack.ts'
import { notify, notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import { MINUTE_MS, type Moving } from './moving.ts'
import type { When } from './when-fields.tsx'

type Times = { startsAt: string; endsAt: string }
type Answer = { moved: { viewingId: string; before: Times } }
type Sent = { viewing: ViewingRow; when: When | null; from: Times; to: Times }

export type Move = (viewing: ViewingRow, when: When, isMeant?: boolean) => void

/** Moves viewings, says so, and offers to put back; what is in the way of one is given to whoever asks about it. */
export function useMove({ onRefused }: { onRefused: (moving: Moving) => void }): Move {
  const { run, data, problem } = useAction<Answer>('/viewings/move')
  const sent = useRef<Sent | null>(null)
  const latest = useRef({ run, onRefused })
  latest.current = { run, onRefused }
  const send = useCallback((one: Sent, isMeant: boolean) => {
    sent.current = one
    const meant = isMeant ? { despiteTaken: 'yes' } : null
    const was = { wasStartsAt: one.from.startsAt, wasEndsAt: one.from.endsAt }
    latest.current.run({ viewingId: one.viewing.id, ...one.to, ...was, ...meant })
  }, [])
  useEffect(() => {
    const last = sent.current
    if (!data?.moved || !last) return
    const words = bookingWords()
    sent.current = null
    if (!last.when) return notify('done', words.movedBack)
    const { before } = data.moved
    const undo = () => send({ viewing: last.viewing, when: null, from: last.to, to: before }, true)
    const offer = { label: words.undo, onUndo: undo, ms: OFFERED_MS }
    notifyUndoable(words.moved(formatInstant(last.to.startsAt)), offer)
  }, [data, send])
  useEffect(() => {
    const last = sent.current
    if (!problem || !last?.when || !isSlotTaken(problem.said?.key)) return
    sent.current = null
    latest.current.onRefused({ viewing: last.viewing, when: last.when, problem })
  }, [problem])
  return useCallback<Move>(
    (viewing, when, isMeant = false) => {
      const startsAt = fromLocalInput(`${when.day}T${when.clock}`)
      if (startsAt === null) return
      const endsAt = new Date(Date.parse(startsAt) + when.minutes * MINUTE_MS).toISOString()
      const isThere = startsAt === viewing.startsAt && endsAt === viewing.endsAt
      const from = { startsAt: viewing.startsAt, endsAt: viewing.endsAt }
      if (!isThere) send({ viewing, when, from, to: { startsAt, endsAt } }, isMeant)
    },
    [send],
  )
}
