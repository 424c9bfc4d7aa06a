import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { tellingWords } from '#words/telling.ts'
import type { FoundTelling } from '../telling/proposal.ts'
import { askToTell } from './over-viewing.ts'
import { ViewingWindows } from './viewing-windows.tsx'

// What is waited for below is the page, and not a slow machine's reading of files.
beforeAll(async () => {
  await import('../telling/telling-dialog.tsx')
})
afterEach(cleanup)

const ID = '00000000-0000-4000-8000-0000000000a1'

const FOUND: FoundTelling = {
  id: ID,
  last: null,
  proposal: {
    viewingId: ID,
    contactId: ID,
    leadId: null,
    startsAt: '2026-12-08T10:00:00.000Z',
    waits: null,
    occasion: 'booked',
    language: 'en',
    after: '',
    ways: [{ way: 'email', address: 'a@b.example', subject: 'See you', body: 'On Tuesday' }],
    lacks: null,
    mayRemind: false,
  },
}

test('what could be written opens over the page, is not sent by looking at it, and goes again', async () => {
  const router = createMemoryRouter([
    { path: '/', element: <ViewingWindows /> },
    { path: '/viewings/tell', loader: () => FOUND },
  ])
  render(<RouterProvider router={router} />)
  const words = tellingWords()
  for (let time = 0; time < 2; time += 1) {
    act(() => askToTell(ID))
    await screen.findByRole('dialog', { name: words.titles.booked })
    expect(screen.getByRole('textbox', { name: words.text })).toHaveProperty('value', 'On Tuesday')
    act(() => screen.getByRole('button', { name: words.notNow }).click())
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
})
