import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import type { Known } from '#db/pace/contacts/known-as.ts'
import { useRest } from '../components/kit/use-rest.ts'
import { ENTERED, LONGEST_ENTERED } from './read-entered.ts'

const REST_MS = 250
const NOBODY: Known = { contacts: [], elsewhere: null }

/** Who it may be that is being typed into a form. Asked once typing rests, and only for what has changed since. */
export function useKnown() {
  const fetcher = useFetcher<{ known: Known }>()
  const { rest } = useRest()
  const asked = useRef('')
  return {
    /** For a form's `onChange`. */
    look(form: HTMLFormElement): void {
      const given = enteredIn(form)
      if (given === asked.current) return
      asked.current = given
      rest(REST_MS, () => {
        if (asked.current === given) fetcher.load(`/known-contacts?${given}`)
      })
    },
    /** What was found of something that was typed before stays until the newer answer is there. */
    known: asked.current === '' ? NOBODY : (fetcher.data?.known ?? NOBODY),
  }
}

function enteredIn(form: HTMLFormElement): string {
  const data = new FormData(form)
  const given = ENTERED.flatMap((name) => {
    const text = String(data.get(name) ?? '')
      .trim()
      .slice(0, LONGEST_ENTERED)
      .toWellFormed()
    return text === '' ? [] : [[name, text]]
  })
  return new URLSearchParams(given).toString()
}
