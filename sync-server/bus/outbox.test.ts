import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Message } from './envelope.ts'
import { Outbox } from './outbox.ts'

/** An outbox whose line is free when the test says so. */
function openOutbox({ everyMs = 1, bytes = 100, isHeld = false } = {}) {
  const sent: Message[][] = []
  const waiting: (() => void)[] = []
  const line = { isHeld }
  const outbox = new Outbox({
    awareness: { everyMs, bytes },
    send(messages) {
      sent.push([...messages])
      return line.isHeld ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()
    },
  })
  const free = () => {
    line.isHeld = false
    for (const go of waiting.splice(0)) go()
  }
  return { outbox, sent, free }
}

test('[S71] of many bells of one document in a moment the last goes out, with those of others', async () => {
  const { outbox, sent } = openOutbox()
  for (const seq of [1, 2, 3]) outbox.ring({ document: 'note:a', seq })
  outbox.ring({ document: 'note:b', seq: 9 })
  await waitFor(() => sent.length > 0)
  await nextTurn()
  expect(sent).toEqual([
    [
      { kind: 'bell', document: 'note:a', seq: 3 },
      { kind: 'bell', document: 'note:b', seq: 9 },
    ],
  ])
})

test('[S71] what comes while something is on its way goes with the next', async () => {
  const { outbox, sent, free } = openOutbox({ isHeld: true })
  outbox.ring({ document: 'note:a', seq: 1 })
  await waitFor(() => sent.length === 1)
  outbox.ring({ document: 'note:a', seq: 2 })
  outbox.say('here')
  await nextTurn()
  expect(sent).toHaveLength(1)
  free()
  await waitFor(() => sent.length === 2)
  expect(sent[1]).toEqual([{ kind: 'bell', document: 'note:a', seq: 2 }, { kind: 'here' }])
})

test('[S74] presence never holds up a bell, and what is above the cap is lost', async () => {
  const { outbox, sent } = openOutbox({ everyMs: 2 ** 31 - 1, bytes: 10 })
  outbox.show({ document: 'note:a', bytes: new Uint8Array(8) })
  outbox.show({ document: 'note:b', bytes: new Uint8Array(8) })
  outbox.ring({ document: 'note:a', seq: 1 })
  await waitFor(() => sent.length === 1)
  expect(sent[0]).toEqual([{ kind: 'bell', document: 'note:a', seq: 1 }])
  await outbox.close()
  expect(sent.flat().map(({ kind }) => kind)).toEqual(['bell', 'awareness', 'bye'])
})

test('[S74] the cap is of each interval: afterwards there is room again', async () => {
  const { outbox, sent } = openOutbox({ bytes: 10 })
  outbox.show({ document: 'note:a', bytes: new Uint8Array(8) })
  await waitFor(() => sent.length === 1)
  outbox.show({ document: 'note:b', bytes: new Uint8Array(8) })
  await waitFor(() => sent.length === 2)
  expect(sent.flat()).toMatchObject([{ document: 'note:a' }, { document: 'note:b' }])
})

test('[S73] goodbye is said behind all that waits', async () => {
  const { outbox, sent } = openOutbox()
  outbox.show({ document: 'note:a', bytes: Uint8Array.of(1) })
  outbox.ring({ document: 'note:a', seq: 1 })
  await outbox.close()
  expect(sent.flat().at(-1)).toEqual({ kind: 'bye' })
  expect(sent.flat()).toHaveLength(3)
})
