import { expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { decodeAwareness, encodeAwareness } from './awareness.ts'

test('a stock client reads what is sent, and the other way round', () => {
  const awareness = new Awareness(new Y.Doc())
  const entries = [{ client: 1007, clock: 3, state: '{"cursor":{"x":1}}' }]
  applyAwarenessUpdate(awareness, encodeAwareness(entries), null)
  expect(awareness.getStates().get(1007)).toEqual({ cursor: { x: 1 } })
  expect(decodeAwareness(encodeAwarenessUpdate(awareness, [1007]))).toEqual(entries)
  awareness.destroy()
})
