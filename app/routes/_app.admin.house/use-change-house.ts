import { sayErrorAt } from '#words/problems.ts'
import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { House } from '#domain/house/house.ts'
import { settingsWords } from '#words/settings.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { notify } from '../../components/kit/overlay/toaster.tsx'

/** Sends what is to be kept, and says that it is. */
export function useSaved() {
  const action = useAction<{ saved: string }>('/admin/house')
  const { data } = action
  useEffect(() => {
    if (data) notify('done', settingsWords().saved)
  }, [data])
  return action
}

/**
 * Sends some of the settings, beside what they were where one began to type; what is wrong with one is said at its field by its path. Where
 * somebody else has changed them meanwhile nothing is kept: what there is now is fetched, and who saves again has seen it.
 */
export function useChangeHouse<Name extends keyof House>(current: Pick<House, Name>) {
  const { run, busy, problem, data } = useSaved()
  const { revalidate } = useRevalidator()
  const [seen, setSeen] = useState<Partial<House>>(current)
  const sent = useRef<Partial<House>>({})
  const isMoved = problem?.said?.key === 'settingsMoved'
  useEffect(() => {
    if (data) setSeen((before) => ({ ...before, ...sent.current }))
  }, [data])
  useEffect(() => {
    if (isMoved) revalidate()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [problem])
  return {
    busy,
    isMoved,
    change: (patch: Pick<House, Name>) => {
      sent.current = patch
      const before = isMoved ? current : seen
      run({ patch: JSON.stringify(patch), seen: JSON.stringify(pickOf(before, patch)) })
    },
    problemAt: (path: string) => sayErrorAt(problem, (at) => at.startsWith(path)),
  }
}

function pickOf(house: Partial<House>, patch: Partial<House>): Partial<House> {
  return Object.fromEntries(Object.entries(house).filter(([name]) => name in patch))
}
