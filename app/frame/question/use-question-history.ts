import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { isReachable } from '../../live/document/use-refresh.ts'

type Asked = { question: string; plan: unknown }

/** What the reader asked before; nothing while it is on its way, or without a network. */
export function useQuestionHistory(): readonly Asked[] {
  const { load, data } = useFetcher<{ history: Asked[] }>({ key: 'questions' })
  useEffect(() => {
    // A load that fails would take the page's place.
    void isReachable().then((isThere) => isThere && load('/ask'))
  }, [load])
  return data?.history ?? []
}
