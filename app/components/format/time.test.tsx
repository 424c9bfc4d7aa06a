import { act, cleanup, screen } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { RelativeTime } from './time.tsx'
import { RenderedAt } from '../hooks/use-now.ts'

const EVENING = Date.parse('2026-11-28T15:00:00Z')
const MORNING = EVENING + 16 * 3_600_000

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('a page that was rendered 16 hours ago and is taken over now does not say “just now”', () => {
  vi.useFakeTimers({ now: EVENING })
  const page = (
    <RenderedAt.Provider value={EVENING}>
      <RelativeTime at={new Date(EVENING).toISOString()} />
    </RenderedAt.Provider>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(page)
  document.body.append(container)
  expect(container.textContent).toBe('just now')
  vi.setSystemTime(MORNING)
  act(() => void hydrateRoot(container, page))
  expect(screen.getByText('16 h ago')).toBeTruthy()
})
