import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { readMoney } from '#domain/values/money.ts'
import { useFieldLife } from './use-field-life.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

afterEach(cleanup)

test('what is typed is stored after a pause', async () => {
  const store = vi.fn()
  render(<Amount store={store} />)
  type('1.2m')
  expect(store).not.toHaveBeenCalled()
  await waitFor(() => expect(store).toHaveBeenCalledWith(1_200_000))
})

test('leaving the field stores at once', () => {
  const store = vi.fn()
  render(<Amount store={store} />)
  type('95k')
  fireEvent.blur(input())
  expect(store).toHaveBeenLastCalledWith(95_000)
  expect(input().value).toBe('95000')
})

test('Escape stores nothing and takes the problem away, with the blur that follows it', () => {
  const store = vi.fn()
  render(<Amount store={store} />)
  type('plenty')
  fireEvent.blur(input())
  expect(screen.getByRole('alert').textContent).toBe('Write 95k or 1.2m')
  act(() => input().focus())
  type('70')
  fireEvent.keyDown(input(), { key: 'Escape' })
  expect(document.activeElement).not.toBe(input())
  expect(input().value).toBe('50000')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(store).not.toHaveBeenCalled()
})

test('what somebody else stores while one types is shown beside it, and one press takes it', () => {
  let change: (value: number) => void = () => undefined
  const store = vi.fn()
  render(<Amount store={store} onReady={(set) => (change = set)} />)
  act(() => change(60_000))
  expect(input().value).toBe('60000')
  type('61')
  act(() => change(70_000))
  fireEvent.blur(input())
  expect(input().value).toBe('61')
  expect(store).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('70000'))
  expect(input().value).toBe('70000')
  expect(screen.queryByText('61')).toBeNull()
})

test.each(['pagehide', 'beforeunload'])('%s stores what was typed a moment ago', (name) => {
  const store = vi.fn()
  render(<Amount store={store} />)
  type('95k')
  fireEvent(window, new Event(name))
  expect(store).toHaveBeenCalledExactlyOnceWith(95_000)
})

test('another page stores what was typed a moment ago', () => {
  const store = vi.fn()
  const { unmount } = render(<Amount store={store} />)
  type('95k')
  unmount()
  expect(store).toHaveBeenCalledExactlyOnceWith(95_000)
})

test('a tab that is hidden stores what was typed a moment ago', () => {
  const store = vi.fn()
  render(<Amount store={store} />)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  type('95k')
  fireEvent(document, new Event('visibilitychange'))
  vi.restoreAllMocks()
  expect(store).toHaveBeenCalledExactlyOnceWith(95_000)
})

test('closing asks where something cannot be stored', () => {
  render(<Amount store={vi.fn()} />)
  const closing = () => fireEvent(window, new Event('beforeunload', { cancelable: true }))
  expect(closing()).toBe(true)
  type('plenty')
  expect(closing()).toBe(false)
  fireEvent.keyDown(input(), { key: 'Escape' })
  expect(closing()).toBe(true)
})

test('what cannot be stored is there again when one comes back to the page', () => {
  const { unmount } = render(<Amount store={vi.fn()} />)
  type('plenty')
  unmount()
  render(<Amount store={vi.fn()} />)
  expect(input().value).toBe('plenty')
  expect(screen.getByRole('alert').textContent).toBe('Write 95k or 1.2m')
  fireEvent.keyDown(input(), { key: 'Escape' })
})

test('the keys and pauses of an input method are its own', () => {
  const store = vi.fn()
  render(<Amount store={store} />)
  act(() => input().focus())
  fireEvent.compositionStart(input())
  type('9')
  fireEvent.keyDown(input(), { key: 'Enter', isComposing: true })
  fireEvent.keyDown(input(), { key: 'Escape', isComposing: true })
  expect(document.activeElement).toBe(input())
  expect(input().value).toBe('9')
  fireEvent.compositionEnd(input())
  fireEvent.keyDown(input(), { key: 'Enter' })
  expect(store).toHaveBeenCalledExactlyOnceWith(9)
})

type AmountProps = {
  store: (value: number | null) => void
  onReady?: (set: (value: number) => void) => void
}

function Amount({ store, onReady }: AmountProps) {
  const [stored, setStored] = useState<number | null>(50_000)
  onReady?.(setStored)
  const life = useFieldLife<number>({
    name: 'lead:1 budget',
    stored,
    ready: true,
    store: (value) => {
      store(value)
      setStored(value)
    },
    say: (value) => String(value ?? ''),
    judge: (text) => {
      const reading = readMoney(text, SOME_HOUSE)
      if (reading.kind === 'empty') return { value: null }
      return reading.kind === 'understood' ? reading : { problem: 'Write 95k or 1.2m' }
    },
    judgeValue: (value) => ({ value }),
  })
  return (
    <>
      <input
        aria-label="Budget"
        {...life.typing}
        value={life.text}
        onChange={(event) => life.change(event.target.value)}
        onBlur={life.finish}
      />
      {life.problem && <p role="alert">{life.problem}</p>}
      {life.conflict && (
        <>
          <button type="button" onClick={() => life.take('mine')}>
            {life.conflict.mine}
          </button>
          <button type="button" onClick={() => life.take('theirs')}>
            {life.conflict.theirs}
          </button>
        </>
      )}
    </>
  )
}

function input(): HTMLInputElement {
  return screen.getByLabelText('Budget')
}

function type(text: string): void {
  fireEvent.change(input(), { target: { value: text } })
}
