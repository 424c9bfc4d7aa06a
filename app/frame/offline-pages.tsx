import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'
import { type Language, LANGUAGES } from '#domain/language.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { whenIdle } from '../components/hooks/when-idle.ts'
import { useRefresh } from '../live/document/use-refresh.tsx'
import { TAKEN_ALONG } from '../worker/page-keeper.ts'
import { letInUnseen } from '../worker/take-over.ts'

/** Lets what was visited be opened without a network, and asks for it anew when there is one again. */
export function OfflinePages(): null {
  const { pathname, search } = useLocation()
  const refresh = useRefresh()
  useEffect(() => {
    return import.meta.env.PROD ? whenIdle(register) : undefined
  }, [])
  useEffect(letInUnseen, [])
  useEffect(() => {
    navigator.serviceWorker?.controller?.postMessage(pathname + search)
  }, [pathname, search])
  useEffect(() => {
    window.addEventListener('online', refresh)
    return () => window.removeEventListener('online', refresh)
  }, [refresh])
  return null
}

function workerAddress(language: Language): string {
  return language === LANGUAGES[0]
    ? '/service-worker.js'
    : `/service-worker.js?language=${language}`
}

function register(): void {
  // Refused in private windows of some browsers: then pages are not kept, and nothing else changes.
  navigator.serviceWorker
    ?.register(workerAddress(currentLanguage()))
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      for (const page of [location.pathname + location.search, ...TAKEN_ALONG])
        active?.postMessage(page)
    })
    .catch(() => undefined)
}
