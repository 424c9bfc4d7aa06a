import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'

type Asked = { question: string; plan: unknown }

/** What the reader asked before; nothing while it is on its way, or without a network. */
export function useQuestionHistory(): readonly Asked[] {
  const { load, data } = useFetcher<{ history: Asked[] }>({ key: 'questions' })
  useEffect(() => load('/ask?before'), [load])
  return data?.history ?? []
}
