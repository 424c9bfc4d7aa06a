import { cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { afterEach, expect, test } from 'vitest'
import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import { WorkspaceProvider } from '../workspace/workspace.tsx'
import { Timeline } from './timeline.tsx'

const SARA = { id: 's', name: 'Sara', email: 's@pace.test', role: 'agent', teamId: null } as const
const at = new Date().toISOString()
const by = 'person:s'
const event = { kind: 'event', at, actor: by, document: 'contact:c' } as const
const consent = { state: 'given', where: 'On the phone' }

/** One line of each kind that only a contact has, newest first. */
const OF_CONTACT: TimelineEntry[] = [
  { kind: 'merge', id: 'm', at, actor: by, isUndone: false },
  {
    ...event,
    id: '3',
    seq: 3,
    old: { tags: ['vip'] },
    new: { tags: [], 'consent.email': consent },
  },
  { kind: 'lead', id: 'l:2', at, leadId: 'l', reference: 'L-00007', stage: 'lost' },
  { kind: 'lead', id: 'l', at, leadId: 'l', reference: 'L-00007', stage: null },
  { ...event, id: '1', seq: 1, old: null, new: { name: 'Amina' } },
]

afterEach(() => {
  cleanup()
  document.documentElement.lang = 'en'
})

function show(entries: readonly TimelineEntry[], putBackOn: string | null) {
  const data = { me: SARA, colleagues: [SARA], areas: [], teams: [], pinned: [] }
  const element = (
    <AuthenticityTokenProvider token="t">
      <WorkspaceProvider data={{ ...data, syncUrl: '', unread: 0, asks: 0, isDemo: false }}>
        <Timeline entries={entries} putBackOn={putBackOn} none={{ hint: 'Nothing yet.' }} />
      </WorkspaceProvider>
    </AuthenticityTokenProvider>
  )
  const router = createMemoryRouter([{ path: '/', element }])
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  return screen.queryAllByRole('listitem').map((line) => line.textContent)
}

test('a contact’s line tells of its leads, merges, consent and beginning; what changed can be put back', () => {
  const lines = show(OF_CONTACT, 'contact:c').join('\n')
  expect(lines).toContain('Sara merged another contact into this one')
  expect(lines).toContain('Consent · E-mailGiven')
  expect(lines).toMatch(/Tagsvip.*cleared/)
  expect(lines).toContain('Lead L-00007 was lost')
  expect(lines).toContain('Lead L-00007 began')
  expect(lines).toContain('Sara made this contact')
  expect(screen.getAllByRole('button', { name: 'Put back' })).toHaveLength(1)
  for (const link of screen.getAllByRole('link', { name: 'L-00007' }))
    expect(link.getAttribute('href')).toBe('/leads/l')
})

test('who may not write a contact reads its line and puts nothing back; in Arabic no English is left', () => {
  document.documentElement.lang = 'ar'
  const lines = show(OF_CONTACT, null).join('\n')
  expect(lines).toContain('خُسر العميل المحتمل L-00007')
  expect(lines.replaceAll(/L-00007|Sara|vip/g, '')).not.toMatch(/[A-Za-z]/)
  expect(screen.queryByRole('button')).toBeNull()
})

test('where nothing has happened it says what will be there', () => {
  expect(show([], null)).toEqual([])
  expect(screen.getByText('Nothing yet.')).toBeTruthy()
})
