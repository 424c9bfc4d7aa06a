import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { announceFocus, usePresence } from './use-presence.ts'

afterEach(cleanup)

test('others are seen once each, with the field they are in', () => {
  const awareness = new Awareness(new Y.Doc())
  show(awareness)
  act(() => {
    join(awareness, 11, { user: { id: 'sara', name: 'Sara' } })
    join(awareness, 12, { user: { id: 'sara', name: 'Sara' }, focus: { field: 'phone' } })
    join(awareness, 13, { user: { id: 'assistcraft', name: 'Assistcraft', ai: true } })
  })
  expect(shown()).toEqual([
    { id: 'assistcraft', name: 'Assistcraft', ai: true, field: null },
    { id: 'sara', name: 'Sara', field: 'phone' },
  ])
})

test('one’s own other window is not somebody else', () => {
  const awareness = new Awareness(new Y.Doc())
  show(awareness, 'me')
  act(() => join(awareness, 11, { user: { id: 'me', name: 'I' } }))
  expect(shown()).toEqual([])
})

test('what is no introduction is not shown', () => {
  const awareness = new Awareness(new Y.Doc())
  show(awareness)
  act(() => join(awareness, 11, { user: 'root' }))
  expect(shown()).toEqual([])
})

test('a focus is announced and taken back', () => {
  const awareness = new Awareness(new Y.Doc())
  announceFocus({ awareness }, 'phone')
  expect(awareness.getLocalState()).toMatchObject({ focus: { field: 'phone' } })
  announceFocus({ awareness }, null)
  expect(awareness.getLocalState()).toMatchObject({ focus: null })
})

function show(awareness: Awareness, myId?: string): void {
  const live = { awareness }
  function Reader() {
    const peers = usePresence(live, myId).map(({ clientId: _clientId, ...peer }) => peer)
    return <output>{JSON.stringify(peers)}</output>
  }
  render(<Reader />)
}

function shown(): unknown {
  return JSON.parse(screen.getByRole('status').textContent ?? '')
}

/** As a message of another client would. */
function join(awareness: Awareness, clientId: number, state: Record<string, unknown>): void {
  awareness.states.set(clientId, state)
  awareness.emit('change', [{ added: [clientId], updated: [], removed: [] }, 'test'])
}
