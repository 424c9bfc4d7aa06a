import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SearchBox } from './search-box.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const LONG_AFTER_MS = 60_000

function open() {
  const onChange = vi.fn()
  const { unmount } = render(<SearchBox label="Search" text={null} onChange={onChange} />)
  const box = screen.getByRole('searchbox')
  const type = (value: string) => fireEvent.change(box, { target: { value } })
  return { onChange, unmount, box, type }
}

test('what is typed is searched once the typing rests, and only what stands there then', () => {
  const { onChange, type } = open()
  type('O’B')
  type(' O’Brien ')
  expect(onChange).not.toHaveBeenCalled()
  vi.advanceTimersByTime(LONG_AFTER_MS)
  expect(onChange.mock.calls).toEqual([['O’Brien']])
})

test('who goes on to something else is searched for at once, and never after what they press there', () => {
  const { onChange, box, type } = open()
  type('نورة')
  fireEvent.blur(box)
  expect(onChange.mock.calls).toEqual([['نورة']])
  vi.advanceTimersByTime(LONG_AFTER_MS)
  fireEvent.blur(box)
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('a list that is left searches no more', () => {
  const { onChange, unmount, type } = open()
  type('Marina')
  unmount()
  vi.advanceTimersByTime(LONG_AFTER_MS)
  expect(onChange).not.toHaveBeenCalled()
})
