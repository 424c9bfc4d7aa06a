import { useEffect, useSyncExternalStore } from 'react'
import type { Written } from '#domain/letter/letter.ts'
import { outboxWords } from '#words/outbox.ts'
import { useRefresh } from '../live/document/use-refresh.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { outboxOf, type ShownLetter } from './outbox.ts'

const NONE: readonly ShownLetter[] = []

/** The outbox alone, for who sends: a page that shows nothing of it is not drawn again with each letter. */
function useMine() {
  return outboxOf(useWorkspace().me.id)
}

/** What was done here and waits to be sent, and how to do more. */
export function useOutbox() {
  const outbox = useMine()
  const letters = useSyncExternalStore(outbox.subscribe, outbox.letters, () => NONE)
  const held = useSyncExternalStore(outbox.subscribe, outbox.held, () => null)
  return { outbox, letters, held }
}

/** Sends something once there is a network, which is mostly now. `says`: the words that were typed. */
export function useSendLetter() {
  const outbox = useMine()
  return (
    letter: Written,
    { record = null, says = '' }: { record?: string | null; says?: string },
  ) => outbox.add({ letter, record, says, what: outboxWords().what[letter.kind] })
}

/** Asks for the page anew once all that can be taken has been. `shown`: what it was answered last, which has what was taken before. */
export function useRefreshOnTaken(shown: unknown): void {
  const outbox = useMine()
  const refresh = useRefresh()
  useEffect(
    () =>
      outbox.onTaken(() => {
        if (!outbox.letters().some(({ state }) => state === 'waiting')) refresh()
      }),
    [outbox, refresh],
  )
  useEffect(() => outbox.forgetTaken(), [outbox, shown])
}

/** Ticks a task off, without a network too. */
export function useTaskDone(taskId: string, title: string) {
  const outbox = useMine()
  const send = useSendLetter()
  const isTicked = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.isTicked(taskId),
    () => false,
  )
  const finish = () => {
    if (!isTicked) send({ kind: 'taskDone', taskId }, { says: title })
  }
  return { isTicked, finish }
}
