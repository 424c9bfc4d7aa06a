import type { LiveState } from '#live/live-document.ts'
import { expect, test } from 'vitest'
import { signOf } from './saved-sign.tsx'

const live: LiveState = {
  connection: 'live',
  saved: true,
  synced: true,
  refusals: [],
  overlaps: [],
  copy: 0,
  rightsChanged: 0,
}

test.each([
  ['on the server', live, 'record', 'Saved'],
  ['on its way', { ...live, saved: false }, 'record', 'Saving'],
  ['a view that moves by itself', live, 'view', 'Live'],
  ['no connection, nothing typed', { ...live, connection: 'offline' }, 'record', 'Offline'],
  [
    'no connection, something typed',
    { ...live, connection: 'offline', saved: false },
    'record',
    'Offline, kept here',
  ],
  ['opening', { ...live, connection: 'connecting' }, 'record', 'Connecting'],
  [
    'not allowed any more',
    { ...live, connection: 'refused', closed: { code: 4403, reason: '' } },
    'record',
    'Closed',
  ],
  [
    'removed',
    { ...live, connection: 'refused', closed: { code: 4404, reason: '' } },
    'record',
    'Gone',
  ],
] satisfies [string, LiveState, 'record' | 'view', string][])('%s', (_name, state, kind, text) => {
  expect(signOf(state, kind).text).toBe(text)
})
