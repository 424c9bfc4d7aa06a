import { DomainError } from '#domain/errors.ts'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { parseMoney } from './parse-input.ts'
import { useDraft } from './use-draft.ts'

afterEach(cleanup)

test('what is typed is written through after a pause', async () => {
  const commit = vi.fn()
  render(<Amount commit={commit} />)
  type('1.2m')
  expect(commit).not.toHaveBeenCalled()
  await waitFor(() => expect(commit).toHaveBeenCalledWith(1_200_000))
})

test('leaving the field writes at once', () => {
  const commit = vi.fn()
  render(<Amount commit={commit} />)
  type('95k')
  fireEvent.blur(input())
  expect(commit).toHaveBeenLastCalledWith(95_000)
})

test('what cannot be read stays as typed, with advice, and changes nothing', () => {
  const commit = vi.fn()
  render(<Amount commit={commit} />)
  type('plenty')
  fireEvent.blur(input())
  expect(input().value).toBe('plenty')
  expect(screen.getByRole('alert').textContent).toBe('Write 95k or 1.2m')
  expect(commit).not.toHaveBeenCalled()
})

test('a broken rule of the domain is said at the field and keeps what was typed', () => {
  const commit = () => {
    throw new DomainError('invalid', 'too much', [{ path: 'budget', message: 'at most 2 billion' }])
  }
  render(<Amount commit={commit} />)
  type('9000m')
  fireEvent.blur(input())
  expect(screen.getByRole('alert').textContent).toBe('at most 2 billion')
  expect(input().value).toBe('9000m')
})

test('Escape gives up what was typed', () => {
  render(<Amount commit={vi.fn()} />)
  type('plenty')
  fireEvent.blur(input())
  fireEvent.keyDown(input(), { key: 'Escape' })
  expect(input().value).toBe('50000')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a change by somebody else shows unless one is typing', () => {
  let change: (value: number) => void = () => undefined
  render(<Amount commit={vi.fn()} onReady={(set) => (change = set)} />)
  act(() => change(60_000))
  expect(input().value).toBe('60000')
  type('61')
  act(() => change(70_000))
  expect(input().value).toBe('61')
})

type AmountProps = {
  commit: (value: number | null) => void
  onReady?: (set: (value: number) => void) => void
}

function Amount({ commit, onReady }: AmountProps) {
  const [value, setValue] = useState(50_000)
  onReady?.(setValue)
  const draft = useDraft({
    value,
    toText: (amount) => String(amount ?? ''),
    read: parseMoney,
    commit,
    advice: 'Write 95k or 1.2m',
  })
  return (
    <>
      <input
        aria-label="Budget"
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.finish}
        onKeyDown={draft.onKeyDown}
      />
      {draft.problem && <p role="alert">{draft.problem}</p>}
    </>
  )
}

function input(): HTMLInputElement {
  return screen.getByLabelText('Budget')
}

function type(text: string): void {
  fireEvent.change(input(), { target: { value: text } })
}
