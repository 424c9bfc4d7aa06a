import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { WorkspaceProvider } from '../../../../workspace/workspace.tsx'
import { ProposalInput } from './proposal-input.tsx'

afterEach(cleanup)

test('a value that is put right is read as everywhere: Arabic digits, 1.2m; what cannot be read is no value', () => {
  const change = vi.fn()
  const me = {
    id: 'p1',
    name: 'Sara',
    email: 'sara@pace.test',
    role: 'agent',
    teamId: null,
  } as const
  const data = {
    me,
    colleagues: [],
    areas: [],
    teams: [],
    pinned: [],
    unread: 0,
    asks: 0,
    isDemo: false,
    syncUrl: 'http://localhost',
  }
  render(
    <WorkspaceProvider data={data}>
      <ProposalInput field="budgetMax" label="Budget to" value={70_000} onChange={change} />
    </WorkspaceProvider>,
  )
  const type = (value: string) =>
    fireEvent.change(screen.getByLabelText('Budget to'), { target: { value } })
  type('٩٥٠٠٠')
  expect(change).toHaveBeenLastCalledWith(95_000)
  type('1.2m')
  expect(change).toHaveBeenLastCalledWith(1_200_000)
  type('plenty')
  expect(change).toHaveBeenLastCalledWith(undefined)
  expect(screen.getByRole('alert')).toBeTruthy()
  type('')
  expect(change).toHaveBeenLastCalledWith(undefined)
})
