import { useEffect, useRef, useState } from 'react'
import { useAuthenticityToken } from 'remix-utils/csrf/react'
import type { Known } from '#db/pace/contacts/known-as.ts'
import { useRest } from '../components/kit/use-rest.ts'
import { ENTERED, LONGEST_ENTERED } from './read-entered.ts'

const REST_MS = 250
const NOBODY: Known = { contacts: [], elsewhere: null }

/**
 * Who it may be that is being typed into a form. Asked once typing rests, and only for what has changed since; by a plain request, for a
 * fetcher's POST would have every loader of the page run anew.
 */
export function useKnown() {
  const csrf = useAuthenticityToken()
  const { rest } = useRest()
  const asking = useRef<AbortController | null>(null)
  const asked = useRef('')
  const [known, setKnown] = useState(NOBODY)
  useEffect(() => () => asking.current?.abort(), [])
  return {
    /** For a form's `onChange`. */
    look(form: HTMLFormElement): void {
      const given = enteredIn(form)
      if (given.toString() === asked.current) return
      const text = given.toString()
      asked.current = text
      rest(REST_MS, () => {
        if (asked.current !== text) return
        asking.current?.abort()
        asking.current = new AbortController()
        const { signal } = asking.current
        given.set('csrf', csrf)
        void ask(given, signal).then((answer) => {
          if (answer && !signal.aborted) setKnown(answer)
        })
      })
    },
    /** What was found of something that was typed before stays until the newer answer is there. */
    known: asked.current === '' ? NOBODY : known,
  }
}

/** Null where there is no answer: typing goes on, and what was found stays. */
async function ask(given: URLSearchParams, signal: AbortSignal): Promise<Known | null> {
  try {
    const answer = await fetch('/known-contacts', { method: 'POST', body: given, signal })
    return answer.ok ? ((await answer.json()) as { known: Known }).known : null
  } catch {
    return null
  }
}

function enteredIn(form: HTMLFormElement): URLSearchParams {
  const data = new FormData(form)
  const given = ENTERED.flatMap((name) => {
    const text = String(data.get(name) ?? '')
      .trim()
      .slice(0, LONGEST_ENTERED)
      .toWellFormed()
    return text === '' ? [] : [[name, text]]
  })
  return new URLSearchParams(given)
}
