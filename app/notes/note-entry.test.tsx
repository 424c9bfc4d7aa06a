import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { afterEach, expect, test } from 'vitest'
import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { WorkspaceProvider } from '../workspace/workspace.tsx'
import { NewNote } from './new-note.tsx'
import { type NotesOn, NotesProvider } from './notes-on.tsx'

const SARA = { id: 's', name: 'Sara', email: 's@pace.test', role: 'agent', teamId: null } as const
const OMAR = { ...SARA, id: 'o', name: 'Omar Khan' }
const at = new Date().toISOString()
const note = { kind: 'note', at, callOutcome: null, voice: null, editedAt: null } as const
const ENTRIES: TimelineEntry[] = [
  { ...note, id: 'n2', authorId: 'o', parts: ['اسأل ', { person: 's' }] },
  { ...note, id: 'n1', authorId: 's', parts: [{ person: 'o' }, ' knows'], editedAt: at },
]
const ON: NotesOn = {
  record: 'lead:l',
  audience: { s: true, o: false },
  mayNote: true,
  mayShare: false,
}

afterEach(cleanup)

function show(on: NotesOn | null) {
  const data = { me: SARA, colleagues: [SARA, OMAR], areas: [], teams: [], pinned: [] }
  const element = (
    <AuthenticityTokenProvider token="t">
      <WorkspaceProvider data={{ ...data, syncUrl: '', unread: 0, asks: 0, isDemo: false }}>
        <NotesProvider value={on}>
          {on && <NewNote on={on} />}
          <Timeline entries={ENTRIES} putBackOn={null} />
        </NotesProvider>
      </WorkspaceProvider>
    </AuthenticityTokenProvider>
  )
  const router = createMemoryRouter([{ path: '/', element }])
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
}

test('a note says who wrote it and whom it names; its writer alone changes it', () => {
  show(ON)
  const [theirs, own] = screen.getAllByRole('listitem').map((line) => line.textContent)
  expect(theirs).toContain('Omar Khan wrote a note')
  expect(theirs).toContain('اسأل @Sara')
  expect(own).toContain('Sara wrote a note(changed)')
  fireEvent.click(screen.getByRole('button', { name: 'Change the note' }))
  const [, field] = screen.getAllByRole<HTMLTextAreaElement>('textbox')
  expect(field?.value).toBe('@Omar Khan knows')
  expect(screen.getByText('Not theirs to see, so not told: Omar Khan.')).toBeTruthy()
  fireEvent.keyDown(field as HTMLElement, { key: 'Escape' })
  expect(screen.getAllByRole('textbox')).toHaveLength(1)
})

test('where notes are for reading alone nothing changes them', () => {
  show({ ...ON, mayNote: false })
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.queryAllByRole('textbox')).toEqual([])
})
