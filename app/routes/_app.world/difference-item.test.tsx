import { cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { afterEach, expect, test } from 'vitest'
import { DifferenceItem } from './difference-item.tsx'

afterEach(cleanup)

function open(told: { kind: 'unread' | 'title'; ours: string; theirs: string }) {
  const difference = {
    ...told,
    id: 'd',
    listingId: 'l',
    portal: 'propertyFinder',
    cause: 'unknown',
    firstSeenAt: '2026-03-01T10:00:00.000Z',
    reference: 'P-1',
    title: 'Sea view',
    agentId: null,
    teamId: null,
    mayRepair: false,
  } as const
  const element = <DifferenceItem difference={difference} />
  const router = createMemoryRouter([{ path: '/', element }])
  render(
    <AuthenticityTokenProvider token="t">
      <RouterProvider router={router} />
    </AuthenticityTokenProvider>,
  )
  const all = (role: 'term' | 'definition') =>
    screen.getAllByRole(role).map(({ textContent }) => textContent)
  return [all('term'), all('definition')]
}

test.each([
  ['', ['PACE'], ['PACE could not compare it']],
  ['No such agent', ['Portal'], ['No such agent']],
])('of what could not be compared one side alone says why (%j)', (theirs, sides, said) => {
  expect(open({ kind: 'unread', ours: '', theirs })).toEqual([sides, said])
})

test('of what differs both sides are shown, also an empty one', () => {
  expect(open({ kind: 'title', ours: 'Sea view', theirs: '' })).toEqual([
    ['PACE', 'Portal'],
    ['Sea view', 'nothing'],
  ])
})
