import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useAuthenticityToken } from 'remix-utils/csrf/react'
import { type PageProblem, sayProblem } from '#words/problems.ts'
import { type Undoable, undoStack } from './undo-stack.ts'
import { notify } from '../kit/overlay/toaster.tsx'

/** What an action answers when a rule was broken; see page-problems.server.ts. */
export type ActionProblem = PageProblem
type Answer = { problem?: ActionProblem; undo?: Undoable | null }

/** Sends something to an action without leaving the page. A problem is said in the corner and kept for the form. */
export function useAction<Data extends object = object>(url: string) {
  const fetcher = useFetcher<Data & Answer>()
  const csrf = useAuthenticityToken()
  const problem: ActionProblem | null = fetcher.data?.problem ?? null
  const { state, data } = fetcher
  useEffect(() => {
    if (state === 'idle' && problem) notify('problem', sayProblem(problem))
  }, [state, problem])
  const undo = data?.undo ?? null
  useEffect(() => {
    if (undo) undoStack.add(undo)
  }, [undo])
  return {
    busy: state !== 'idle',
    data: problem ? undefined : data,
    problem,
    /** What is on its way: the page shows it as done already. */
    sending: fetcher.formData,
    /** With `flushSync`, `sending` is there before the event has ended: for an input whose value it is. */
    run: (values: Record<string, string>, { flushSync = false } = {}) =>
      fetcher.submit({ ...values, csrf }, { method: 'post', action: url, flushSync }),
  }
}
