import { sayErrorAt } from '#words/problems.ts'
import { useEffect, useRef, useState } from 'react'
import type { House } from '#domain/house/house.ts'
import { settingsWords } from '#words/settings.ts'
import { type ActionProblem, useAction } from '../../components/hooks/use-action.ts'
import { useRefresh } from '../../live/document/use-refresh.tsx'
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
 * somebody else has changed one of them meanwhile nothing is kept: what there is now is fetched, and who saves again has seen that, and nothing of
 * what they did not touch goes back.
 */
export function useChangeHouse<Name extends keyof House>(
  current: Pick<House, Name>,
  { isDrafted = true }: { isDrafted?: boolean } = {},
) {
  const { run, busy, problem, data } = useSaved()
  const refresh = useRefresh()
  const [seen, setSeen] = useState<Partial<House>>(current)
  const sent = useRef<Partial<House>>({})
  const [answered, setAnswered] = useState<ActionProblem | null>(null)
  const names = movedIn(problem)
  const theirs: Partial<House> = pickOf(current, names)
  const before = isDrafted ? { ...seen, ...theirs } : current
  // Until what they saved has come, there is nothing to look at.
  const isMoved = JSON.stringify(theirs) !== JSON.stringify(pickOf(seen, names))
  useEffect(() => {
    if (data) setSeen((known) => ({ ...known, ...sent.current }))
  }, [data])
  useEffect(() => {
    if (names.length > 0) refresh()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [problem])
  return {
    busy,
    data,
    isMoved: isDrafted && isMoved,
    /** Takes what there is now, which is known from then on. */
    taken: (take: () => void) => () => {
      take()
      setSeen(before)
      setAnswered(problem)
    },
    change: (patch: Pick<House, Name>) => {
      sent.current = patch
      run({
        patch: JSON.stringify(patch),
        seen: JSON.stringify(pickOf(before, Object.keys(patch))),
      })
    },
    problemAt: (path: string) =>
      problem === answered ? null : sayErrorAt(problem, (at) => at.startsWith(path)),
  }
}

function movedIn(problem: ActionProblem | null): string[] {
  if (problem?.said?.key !== 'settingsMoved') return []
  return (problem.errors ?? []).map(({ path }) => path)
}

function pickOf(house: Partial<House>, names: readonly string[]): Partial<House> {
  return Object.fromEntries(Object.entries(house).filter(([name]) => names.includes(name)))
}
