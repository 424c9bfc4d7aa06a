import { useEffect } from 'react'
import { contactWords } from '#words/contacts.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { OFFERED_MS } from '../components/hooks/undo-stack.ts'
import { notify, notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import type { DecidedPair, PairIntent } from './decide-on-pair.server.ts'

export type PairAction = ReturnType<typeof usePairAction>

/**
 * Says of two contacts that they are not the same, or that it is asked again; the corner offers to take the first back. It belongs to what
 * outlives the pair: that one leaves the list.
 */
export function usePairAction() {
  const { run, busy, data } = useAction<{ decided?: DecidedPair }>('/contacts/duplicates')
  const decide = (intent: PairIntent, [first, second]: DecidedPair['ids']) =>
    run({ intent, first, second })
  const decided = data?.decided
  useEffect(() => {
    if (!decided) return
    const words = contactWords()
    if (decided.intent === 'again') return notify('done', words.duplicates.asked)
    notifyUndoable(words.duplicates.parted, {
      label: words.merge.undo,
      onUndo: () => decide('again', decided.ids),
      ms: OFFERED_MS,
    })
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [decided])
  return { busy, decide }
}
