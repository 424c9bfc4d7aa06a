import { useLocation, useMatches } from '@remix-run/react'
import { useEffect } from 'react'
import { useRefresh } from '../live/document/use-refresh.tsx'
import { askAhead } from './ask-ahead.ts'
import { keptAnswers } from './kept-answers.ts'
import { isRecordRoute } from './routes-ahead.ts'

/** Whoever only passes over a link is elsewhere by then; and who walks down a list by key. */
const MEANT_AFTER_MS = { pointerover: 60, focusin: 100 }

/** Asks for what lies behind a link once somebody is about to step there: a pointer that rests, the focus, a finger that comes down. */
export function AskAhead(): null {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (event: Event) => {
      clearTimeout(timer)
      const address = addressOfLink(event)
      const wait = MEANT_AFTER_MS[event.type === 'focusin' ? 'focusin' : 'pointerover']
      if (address && !savesData()) timer = setTimeout(askAhead, wait, address)
    }
    const now = (event: Event) => {
      clearTimeout(timer)
      const address = addressOfLink(event)
      if (address) askAhead(address)
    }
    const passive = { passive: true, capture: true }
    document.addEventListener('pointerover', later, passive)
    document.addEventListener('focusin', later, passive)
    document.addEventListener('pointerdown', now, passive)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', later, passive)
      document.removeEventListener('focusin', later, passive)
      document.removeEventListener('pointerdown', now, passive)
    }
  }, [])
  return null
}

/** Keeps what the record before the reader was answered; one that stepped in with what was known of it is asked for again. */
export function KeepShown(): null {
  const { pathname, search } = useLocation()
  const last = useMatches().at(-1)
  const refresh = useRefresh()
  const key = pathname + search
  const answer = last?.data
  const isRecord = last !== undefined && isRecordRoute(last.id)
  useEffect(() => keptAnswers.show(key), [key])
  useEffect(() => {
    if (!isRecord || !answer) return
    keptAnswers.keep(key, answer)
    if (keptAnswers.isOld(answer)) refresh()
  }, [isRecord, key, answer, refresh])
  return null
}

function addressOfLink({ target }: Event): string | null {
  const link = target instanceof Element ? target.closest('a') : null
  const isHere = link?.href && link.origin === window.location.origin && !link.target
  return isHere && !link.hasAttribute('download') ? link.href : null
}

/** Who has asked the browser to be sparing is asked ahead only when they press. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}
