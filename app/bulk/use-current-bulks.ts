import { useEffect, useState } from 'react'
import type { BulkRow } from '#db/pace/commands/bulk-page.ts'
import { onBulk } from './bulk-state.ts'

const RUNNING_MS = 500
const RESTING_MS = 3_000

/** One's own commands over many that go on or have just ended: asked for again when the answer is here, as long as there are some. */
export function useCurrentBulks(onEmpty: () => void): readonly BulkRow[] {
  const [bulks, setBulks] = useState<readonly BulkRow[]>([])
  useEffect(() => {
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask(): Promise<void> {
      clearTimeout(timer)
      const answer = await readBulks(ended.signal)
      if (ended.signal.aborted) return
      if (answer) setBulks(answer)
      if (answer?.length === 0) return onEmpty()
      const isRunning = answer?.some(({ state }) => state === 'running')
      timer = setTimeout(() => void ask(), isRunning ? RUNNING_MS : RESTING_MS)
    }
    void ask()
    const unsubscribe = onBulk(() => void ask())
    return () => {
      ended.abort()
      clearTimeout(timer)
      unsubscribe()
    }
  }, [onEmpty])
  return bulks
}

/** Null where nobody answered: what is shown stays, and is asked for again. */
async function readBulks(signal: AbortSignal): Promise<BulkRow[] | null> {
  try {
    const response = await fetch('/bulk', { signal, headers: { accept: 'application/json' } })
    if (!response.ok) return null
    const { bulks }: { bulks: BulkRow[] } = await response.json()
    return bulks
  } catch {
    return null
  }
}
