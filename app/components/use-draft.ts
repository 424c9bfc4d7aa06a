import { DomainError } from '#domain/errors.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type DraftOptions<Value> = {
  value: Value | null
  toText: (value: Value | null) => string
  /** Undefined for what cannot be read. */
  read: (text: string) => Value | null | undefined
  /** Throws a DomainError for a value that breaks a rule. */
  commit: (value: Value | null) => void
  /** What to write instead, said where `read` gives up. */
  advice: string
  /** Enter makes a new line instead of being done. */
  multiline?: boolean
}

/** Others see a pause in typing; a word is not sent letter by letter. */
const PAUSE_MS = 300

/**
 * What is being typed into a field that others may change too. It is written through at each pause while it is right,
 * and at the latest on leaving; what is wrong stays as typed, with its message, until it is right or given up by Escape.
 */
export function useDraft<Value>(options: DraftOptions<Value>) {
  const { value, toText, advice, multiline } = options
  const [draft, setDraft] = useState<{ text: string; base: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef(options)
  latest.current = options
  useEffect(() => () => clearTimeout(timer.current), [])

  const current = toText(value)

  function tryCommit(text: string): string | null {
    const read = latest.current.read(text)
    if (read === undefined) return advice
    try {
      latest.current.commit(read)
      return null
    } catch (error) {
      if (error instanceof DomainError) return error.problems[0]?.message ?? error.message
      throw error
    }
  }

  function change(text: string): void {
    setDraft({ text, base: draft?.base ?? current })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const wrong = tryCommit(text)
      // While somebody types, only a message that is already there follows; the first one waits for the end.
      if (problem !== null || wrong === null) setProblem(wrong)
    }, PAUSE_MS)
  }

  function finish(): void {
    clearTimeout(timer.current)
    if (!draft) return
    const wrong = tryCommit(draft.text)
    setProblem(wrong)
    if (wrong === null) setDraft(null)
  }

  function giveUp(): void {
    clearTimeout(timer.current)
    setDraft(null)
    setProblem(null)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Escape') giveUp()
    const done = event.key === 'Escape' || (event.key === 'Enter' && !multiline)
    if (done && event.currentTarget instanceof HTMLElement) event.currentTarget.blur()
  }

  return { text: draft?.text ?? current, problem, change, finish, onKeyDown }
}
