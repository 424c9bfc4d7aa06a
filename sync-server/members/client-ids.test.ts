import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { updateMessage } from '../protocol/protocol.ts'
import { forgeUpdate } from '../testing/wire/forge-update.ts'
import { awareness, marker, typed } from '../testing/wire/messages.ts'
import { connectRaw, startServer } from '../testing/start-server.ts'

const STEP2 = 1

function forged(client: number, clock: number): Uint8Array {
  const at = { root: 'meta', key: 'forged' }
  return forgeUpdate([{ id: { client, clock }, at, values: ['x'] }])
}

/** The same bytes as the answer to a step 1. */
function asStep2(update: Uint8Array): Uint8Array {
  const message = updateMessage(update)
  message[1] = STEP2
  return message
}

/** All presence that came, as text. */
function seenBy({ messages }: { messages: Uint8Array[] }): string {
  const shown = messages.filter(([type]) => type === 1)
  return shown.map((message) => new TextDecoder().decode(message)).join()
}

async function openTogether() {
  const running = await startServer()
  const { connect, personToken, url, sara, omar } = running
  const victim = connect('note:a', { token: await personToken(sara) })
  await waitFor(() => victim.provider.synced)
  const mallory = await connectRaw(url, 'note:a', { token: await personToken(omar) })
  await waitFor(() => mallory.messages.length > 0)
  return { ...running, victim, mallory }
}

test('[S101] nobody takes clocks of somebody else who is here: the forger is closed 4502, the edit arrives', async () => {
  const { victim, mallory, admin, join } = await openTogether()
  victim.doc.getText('title').insert(0, 'a')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 1)
  mallory.socket.send(updateMessage(forged(victim.doc.clientID, 1)))
  await waitFor(() => mallory.state.code === 4502)
  victim.doc.getText('title').insert(1, 'b')
  const late = await join('note:a')
  await waitFor(() => late.title() === 'ab')
  expect([...late.doc.getMap('meta').keys()]).toEqual([])
  expect(victim.codes).toEqual([])
})

test('[S101] nor before the first edit, while one is seen to be here', async () => {
  const { victim, mallory, join } = await openTogether()
  victim.provider.awareness.setLocalStateField('user', { name: 'Sara' })
  await waitFor(() => mallory.messages.some(([type]) => type === 1))
  mallory.socket.send(updateMessage(forged(victim.doc.clientID, 0)))
  await waitFor(() => mallory.state.code === 4502)
  victim.doc.getText('title').insert(0, 'a')
  const late = await join('note:a')
  await waitFor(() => late.title() === 'a')
})

test('[S101] what one passes on for another waits until that other has sent it, and then its own goes in too', async () => {
  const { url, personToken, sara, omar, admin } = await startServer()
  const author = await connectRaw(url, 'note:a', { token: await personToken(sara) })
  const passing = await connectRaw(url, 'note:a', { token: await personToken(omar) })
  await waitFor(() => author.messages.length > 0 && passing.messages.length > 0)
  const [doc, copy] = [new Y.Doc(), new Y.Doc()]
  const [first = new Uint8Array(), second = new Uint8Array()] = typed('ab', doc)
  author.socket.send(updateMessage(first))
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 1)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.getText('title').insert(2, 'c')
  passing.socket.send(asStep2(Y.encodeStateAsUpdate(copy)))
  passing.socket.send(marker(1))
  author.socket.send(updateMessage(second))
  await waitFor(() => passing.messages.some(([type]) => type === 101))
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toMatchObject([
    { actor: `person:${sara.id}` },
    { actor: `person:${sara.id}` },
    { actor: `person:${omar.id}` },
  ])
  expect(passing.state.code).toBeNull()
})

test('[S101] a person may go on under an id in another tab, and whoever comes after they have left', async () => {
  const { url, personToken, sara, omar, admin } = await startServer()
  const open = async (who: typeof sara) =>
    connectRaw(url, 'note:a', { token: await personToken(who) })
  const [one, other, third] = [await open(sara), await open(sara), await open(omar)]
  await waitFor(() => [one, other, third].every(({ messages }) => messages.length > 0))
  const [a, b, c] = typed('abc').map(updateMessage)
  const sent = async ({ socket }: typeof one, message: Uint8Array | undefined, count: number) => {
    if (message) socket.send(message)
    await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === count)
  }
  await sent(one, a, 1)
  await sent(other, b, 2)
  one.socket.send(awareness(7, 1, { at: 'one' }))
  other.socket.send(awareness(8, 1, { at: 'other' }))
  await waitFor(() => seenBy(third).includes('one') && seenBy(third).includes('other'))
  one.socket.close()
  other.socket.close()
  await waitFor(() => seenBy(third).match(/null/g)?.length === 2)
  await sent(third, c, 3)
  expect(third.state.code).toBeNull()
})
