import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { UnreadableValue } from './unreadable-value.tsx'

afterEach(cleanup)

test('a bad value is shown as it stands, and one press takes it away', () => {
  const remove = vi.fn()
  render(<UnreadableValue unreadable={{ text: '<script>x</script>', remove }} />)
  expect(screen.getByText('<script>x</script>')).toBeTruthy()
  fireEvent.click(screen.getByText('Remove it'))
  expect(remove).toHaveBeenCalledOnce()
})

test('who may not change the record is only told', () => {
  render(<UnreadableValue unreadable={{ text: '{"number":"1"}', remove: null }} />)
  expect(screen.getByText('{"number":"1"}')).toBeTruthy()
  expect(screen.queryByText('Remove it')).toBeNull()
})
