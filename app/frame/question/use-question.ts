import { readEventStream } from '#live/read-event-stream.ts'
import { useEffect, useRef, useState } from 'react'
import { type Answer, previousPlan, withEvent, withProblem } from './answer.ts'

/** Asks, one question at a time; the newest answer grows as its events come. Leaving ends the question. */
export function useQuestion() {
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  function setLast(change: (answer: Answer) => Answer): void {
    setAnswers((all) =>
      all.map((answer, index) => (index === all.length - 1 ? change(answer) : answer)),
    )
  }

  async function ask(question: string, said: string, plan?: unknown): Promise<void> {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const previous = previousPlan(answers)
    setAnswers((all) => [...all, { question, said, state: 'asking' }])
    try {
      const asked = plan === undefined ? { question, previous } : { question, plan }
      await stream(asked, controller.signal, setLast)
    } catch {
      if (!controller.signal.aborted) setLast((answer) => withProblem(answer, null))
    }
  }
  return {
    answers,
    ask: (question: string, said = question) => void ask(question, said),
    /** Asks by a plan: one that was changed by hand, shared, or asked before. */
    run: (said: string, plan: unknown) => void ask(said, said, plan),
  }
}

type SetLast = (change: (answer: Answer) => Answer) => void

async function stream(
  asked: { question: string; previous?: unknown; plan?: unknown },
  signal: AbortSignal,
  setLast: SetLast,
): Promise<void> {
  const response = await fetch('/api/v1/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(asked),
    signal,
  })
  if (!response.ok || !response.body) {
    const problem: unknown = await response.json().catch(() => null)
    return setLast((answer) => withProblem(answer, problem))
  }
  for await (const { event, data } of readEventStream(response.body)) {
    const json: unknown = JSON.parse(data)
    setLast((answer) => withEvent(answer, event, json))
  }
  setLast((answer) => (answer.state === 'asking' ? withProblem(answer, null) : answer))
}
