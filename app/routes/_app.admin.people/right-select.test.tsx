import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { RightSelect } from './right-select.tsx'

afterEach(cleanup)

const ROLES = [
  { value: 'agent', label: 'Agent' },
  { value: 'admin', label: 'Admin' },
]

test('another role is asked about: kept, nothing changes; confirmed, it does', () => {
  const change = vi.fn()
  render(
    <RightSelect
      label="Role of Sara"
      options={ROLES}
      value="agent"
      disabled={false}
      title={(role) => `Make Sara ${role}?`}
      description="At once."
      onChange={change}
    />,
  )
  const select = () => screen.getByLabelText<HTMLSelectElement>('Role of Sara')
  fireEvent.change(select(), { target: { value: 'admin' } })
  expect(screen.getByRole('dialog').textContent).toContain('Make Sara Admin?')
  expect(change).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
  expect(select().value).toBe('agent')
  fireEvent.change(select(), { target: { value: 'admin' } })
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  expect(change).toHaveBeenCalledExactlyOnceWith('admin')
})
