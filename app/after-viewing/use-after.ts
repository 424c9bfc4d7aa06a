import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { cutCharacters } from '#domain/text/characters.ts'
import type { Outcome } from '#domain/viewing/outcome.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { useSinceOpening } from '../components/hooks/use-since-opening.ts'
import { OFFERED_MS } from '../components/hooks/undo-stack.ts'
import { notify, notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { AfterDone } from './after-actions.server.ts'
import type { FoundAfter, Held } from './found-after.ts'

const ADDRESS = '/viewings/outcome'
const LONGEST_TITLE = 200

export type AfterAction = ReturnType<typeof useAfterAction>

/** What is done about viewings; answered and taken back once the window is shut, too. */
export function useAfterAction() {
  const action = useAction<AfterDone>(ADDRESS)
  const { run, data } = action
  const done = data?.done
  const plan = usePlanIds(done)
  useEffect(() => {
    if (done) tell(done, run)
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [done])
  return { ...action, plan }
}

/** One for each plan until it is answered: pressed again where nothing was, it plans nothing twice. */
function usePlanIds(done: AfterDone['done'] | undefined) {
  const ids = useRef(new Map<string, string>())
  useEffect(() => {
    const planned = done?.intent === 'followUp' ? done.takeBack?.['viewingId'] : undefined
    if (planned) ids.current.delete(planned)
  }, [done])
  return (viewingId: string) => {
    const id = ids.current.get(viewingId) ?? crypto.randomUUID()
    ids.current.set(viewingId, id)
    return id
  }
}

/** How a viewing went, asked for anew after each action, and what can be done about it. */
export function useAfter(viewingId: string, { run, busy, sending, plan, ...action }: AfterAction) {
  const { load, data } = useFetcher<FoundAfter>()
  useEffect(() => load(`${ADDRESS}?viewing=${viewingId}`), [viewingId, load])
  const found = useLastAnswer(data)
  const problem = useSinceOpening(action.problem)
  return {
    found,
    busy,
    problem,
    /** What is on its way is shown as said. */
    saying: sending?.get('intent') === 'say' ? String(sending.get('outcome')) : null,
    say: (outcome: Outcome) =>
      found && run({ intent: 'say', viewingId: found.id, outcome, ...wasOf(found.held) }),
    followUp: () => found && run(planOf(found, plan(found.id))),
    noteOffer: () => found && run({ intent: 'noteOffer', viewingId: found.id }),
    remember: () => found && run({ intent: 'remember', viewingId: found.id, isUnsuited: 'yes' }),
  }
}

type Run = ReturnType<typeof useAction>['run']

function planOf({ id: viewingId, home, followUpAt: dueAt }: FoundAfter, taskId: string) {
  const title = cutCharacters(afterViewingWords().task(home?.label ?? null), LONGEST_TITLE)
  return { intent: 'followUp', viewingId, taskId, title, dueAt }
}

function wasOf({ status, interest }: Held) {
  return { wasStatus: status, wasInterest: interest ?? '' }
}

/** Says in the corner what was done, and offers to take it back. */
function tell({ intent, takeBack }: AfterDone['done'], run: Run): void {
  const words = afterViewingWords()
  if (intent === 'noteOffer') return // A stage that was set says so by itself.
  if (!takeBack) return notify('done', words.takenBack)
  const message =
    intent === 'followUp' || intent === 'remember' ? words.done[intent] : words.done.say
  notifyUndoable(message, { label: words.undo, onUndo: () => run(takeBack), ms: OFFERED_MS })
}
