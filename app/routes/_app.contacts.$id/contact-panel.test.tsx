import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { afterEach, expect, test } from 'vitest'
import type { TimelineCursor } from '#db/pace/related/timeline-page.ts'
import { contactOfRow } from '../../live/fields/use-contact.ts'
import { WorkspaceProvider } from '../../workspace/workspace.tsx'
import type { LoadedContact } from './contact-loader.server.ts'
import { ContactPanel } from './contact-panel.tsx'

const SARA = { id: 's', name: 'Sara', email: 's@pace.test', role: 'agent', teamId: null } as const
const at = '2026-03-01T10:00:00.000Z'
const NEXT: TimelineCursor = { at, kind: 'call', id: 'c&1' }

afterEach(cleanup)

function open(timeline: Partial<LoadedContact['timeline']>, address = '/contacts/c') {
  const entry = { kind: 'event', id: '1', seq: 1, at, actor: 'person:s' } as const
  const page: LoadedContact = {
    id: 'c',
    since: 0,
    contact: contactOfRow({ name: 'Amina', phone: null, email: null }, { also: [] }),
    answerable: [],
    related: { leads: [], enquiries: [], calls: [], viewings: [], properties: [] },
    likely: [],
    merges: [],
    timeline: {
      entries: [{ ...entry, old: null, new: { name: 'Amina' }, document: 'contact:c' }],
      next: null,
      isNewest: true,
      show: [],
      ...timeline,
    },
    files: [],
    audience: {},
    outreach: {
      usual: 'service',
      against: { phone: [], whatsapp: [], sms: [], email: [] },
      refusals: [],
      checks: [],
    },
    may: { note: false, write: true, archive: false, merge: false },
  }
  const frame = { me: SARA, colleagues: [SARA], areas: [], teams: [], pinned: [] }
  const element = (
    <AuthenticityTokenProvider token="t">
      <WorkspaceProvider data={{ ...frame, syncUrl: '', unread: 0, asks: 0, isDemo: false }}>
        <ContactPanel page={page} />
      </WorkspaceProvider>
    </AuthenticityTokenProvider>
  )
  const routes = [{ path: '/contacts/:id', element }]
  const router = createMemoryRouter(routes, { initialEntries: [address] })
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  fireEvent.mouseDown(screen.getByRole('tab', { name: 'Timeline' }))
  return (name: string) => screen.queryByRole('link', { name })?.getAttribute('href') ?? null
}

test('a contact’s panel has its timeline beside what hangs on it; one that is whole leads nowhere', () => {
  const href = open({})
  expect(screen.getByText(/made this contact/)).toBeTruthy()
  expect([href('Show older ones'), href('Back to the newest')]).toEqual([null, null])
})

test('what is older has its own address, from which the newest are found again', () => {
  const href = open({ next: NEXT, isNewest: false }, '/contacts/c?at=x&kind=lead&id=l')
  expect(href('Show older ones')).toBe(`/contacts/c?${new URLSearchParams(NEXT)}`)
  expect(href('Back to the newest')).toBe('/contacts/c')
})
