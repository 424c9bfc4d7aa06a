import { sayErrorAt } from '#words/problems.ts'
import { useEffect } from 'react'
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

/** Sends some of the settings; what is wrong with one is said at its field by its path. */
export function useChangeHouse() {
  const { run, busy, problem } = useSaved()
  return {
    busy,
    change: (patch: Partial<House>) => run({ patch: JSON.stringify(patch) }),
    problemAt: (path: string) => sayErrorAt(problem, (at) => at.startsWith(path)),
  }
}
