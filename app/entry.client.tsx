import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { handPlacesOn } from './components/kit/kept-places.ts'

/** A browser that keeps nothing for a site says so by throwing. */
try {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  handPlacesOn(sessionStorage, navigation?.type ?? 'navigate')
} catch {}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
