import { act, cleanup, render, screen } from '@testing-library/react'
import { useSyncExternalStore } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useWasOnce } from './use-was-once.ts'

afterEach(cleanup)

test('what a store opens for the first time closes when the store says so, and stays to close in its own way', () => {
  let asked: string | null = null
  const listeners = new Set<() => void>()
  const ask = (next: string | null) =>
    act(() => {
      asked = next
      for (const listener of listeners) listener()
    })
  const listen = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  function Host() {
    const now = useSyncExternalStore(listen, () => asked)
    if (!useWasOnce(now !== null)) return null
    return <p>{now ?? 'closing'}</p>
  }
  const { container } = render(<Host />)
  expect(container.textContent).toBe('')
  ask('open')
  screen.getByText('open')
  ask(null)
  screen.getByText('closing')
  ask('open again')
  screen.getByText('open again')
})
