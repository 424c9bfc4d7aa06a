import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { useAuthenticityToken } from 'remix-utils/csrf/react'
import { notify } from './toaster.tsx'

/** What an action answers when a rule was broken; see page-problems.server.ts. */
export type ActionProblem = {
  detail: string
  errors?: readonly { path: string; message: string }[]
}
type Answer = { problem?: ActionProblem }

/** Sends something to an action without leaving the page. A problem is said in the corner and kept for the form. */
export function useAction<Data extends object = object>(url: string) {
  const fetcher = useFetcher<Data & Answer>()
  const csrf = useAuthenticityToken()
  const problem: ActionProblem | null = fetcher.data?.problem ?? null
  const { state, data } = fetcher
  useEffect(() => {
    if (state === 'idle' && problem) notify('problem', problem.detail)
  }, [state, problem])
  return {
    busy: state !== 'idle',
    data: problem ? undefined : data,
    problem,
    /** What is on its way: the page shows it as done already. */
    sending: fetcher.formData,
    run: (values: Record<string, string>) =>
      fetcher.submit({ ...values, csrf }, { method: 'post', action: url }),
  }
}
