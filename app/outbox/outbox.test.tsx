import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { locks } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { listCopies, listPending } from '#live/kept-copies.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { openLetterStore } from './kept-letters.ts'
import { Outbox } from './outbox.ts'
import { sendLetter } from './send-letter.ts'

// The stand-in for a browser has none; Node's are the same.
Object.defineProperty(navigator, 'locks', { value: locks })

type Answer = { status: number; body: object }
type Heard = { id: string; person: string; text: string }

const TAKEN: Answer = { status: 200, body: { untold: [], isDayLeft: false } }
const SIGNED_OUT: Answer = { status: 401, body: { detail: '', code: 'unauthenticated' } }
const REFUSED: Answer = { status: 404, body: { detail: 'It is gone.', code: 'notFound' } }

/** A server that answers as it is told, and what it has heard. */
async function start() {
  const heard: Heard[] = []
  const state: { answer: Answer | 'none'; failing: string | null } = {
    answer: TAKEN,
    failing: null,
  }
  const server = createServer(async (request, response) => {
    // What a browser asks before it sends to another origin than its page's.
    for (const name of ['origin', 'headers'])
      response.setHeader(`access-control-allow-${name}`, '*')
    if (request.method === 'OPTIONS') return void response.end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { answer } = state
    if (answer === 'none') return void request.socket.destroy()
    const { id, letter } = JSON.parse(Buffer.concat(chunks).toString())
    if (letter.text === state.failing) return void response.writeHead(500).end()
    heard.push({ id, person: String(request.headers['x-pace-person']), text: letter.text })
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  /** Nobody else's in this browser. */
  const me = randomUUID()
  const send = (letter: Parameters<typeof sendLetter>[1]) =>
    sendLetter(me, letter, new URL(`http://127.0.0.1:${port}/letters`))
  const open = () => new Outbox({ me, store: openLetterStore(me), send })
  const write = (outbox: Outbox, text: string) =>
    outbox.add({
      letter: { kind: 'note', record: 'lead:x', text, named: '' },
      record: 'lead:x',
      what: 'a note',
      says: text,
    })
  const texts = () => heard.map(({ text }) => text)
  return { heard, texts, state, me, send, open, write }
}

const statesOf = (outbox: Outbox) => outbox.letters().map(({ state }) => state)
const isKept = async (me: string) => (await openLetterStore(me).list())?.length

test('what was written without a network is there after a reload, and goes once and in order when the network is back', async () => {
  const { state, texts, heard, me, open, write } = await start()
  state.answer = 'none'
  const before = open()
  for (const text of ['one', 'اثنان', '3 🙂']) write(before, text)
  await waitFor(async () => before.held() === 'network' && (await isKept(me)) === 3)
  const after = open()
  await Promise.race([after.resume(), waitFor(() => after.held() === 'network')])
  expect(after.letters().map(({ says }) => says)).toEqual(['one', 'اثنان', '3 🙂'])
  state.answer = TAKEN
  window.dispatchEvent(new Event('online'))
  await waitFor(async () => (await isKept(me)) === 0)
  await waitFor(() => before.held() === null && after.held() === null)
  expect(texts()).toEqual(['one', 'اثنان', '3 🙂'])
  expect(new Set(heard.map(({ person }) => person))).toEqual(new Set([me]))
})

test('what stands elsewhere until it is kept is one letter, however often it is moved', async () => {
  const { state, texts, me, open } = await start()
  state.answer = 'none'
  const outbox = open()
  const id = randomUUID()
  const letter = { kind: 'note', record: 'lead:x', text: 'shared', named: '' } as const
  const draft = { letter, record: 'lead:x', says: 'shared', what: 'note' }
  expect(await Promise.all([outbox.move(id, draft), outbox.move(id, draft)])).toEqual([true, true])
  expect(await isKept(me)).toBe(1)
  state.answer = TAKEN
  window.dispatchEvent(new Event('online'))
  await waitFor(async () => (await isKept(me)) === 0)
  expect(texts()).toEqual(['shared'])
})

test('of two tabs one sends, and both know', async () => {
  const { texts, me, open, write } = await start()
  const [one, other] = [open(), open()]
  await Promise.all([one.resume(), other.resume()])
  for (const text of ['a', 'b', 'c', 'd']) write(text < 'c' ? one : other, text)
  await waitFor(async () => texts().length >= 4 && (await isKept(me)) === 0)
  await Promise.all([one.resume(), other.resume()])
  expect(texts().toSorted()).toEqual(['a', 'b', 'c', 'd'])
  for (const tab of [one, other])
    expect(statesOf(tab).filter((state) => state !== 'taken')).toEqual([])
})

test('whoever is signed out keeps all of it, which is named before it would go, and it goes after the sign-in', async () => {
  const { state, texts, me, open, write } = await start()
  state.answer = SIGNED_OUT
  const outbox = open()
  write(outbox, 'mine')
  await waitFor(() => outbox.held() === 'signIn')
  expect(statesOf(outbox)).toEqual(['waiting'])
  const copies = (await listCopies()).filter(({ owner }) => owner === me)
  expect(await listPending(copies)).toEqual([{ record: 'a note', fields: [] }])
  state.answer = TAKEN
  const later = open()
  await later.resume()
  expect(statesOf(later)).toEqual(['taken'])
  expect(texts()).toEqual(['mine', 'mine'])
  expect(await listPending(copies)).toEqual([])
})

test('what is refused says why, holds up nothing, and is tried again or thrown away', async () => {
  const { state, texts, me, open, write } = await start()
  state.answer = REFUSED
  const outbox = open()
  const id = write(outbox, 'too late')
  await waitFor(() => statesOf(outbox)[0] === 'refused')
  expect(outbox.letters()[0]?.problem).toBe('It is gone.')
  state.answer = TAKEN
  write(outbox, 'next')
  await waitFor(() => texts().includes('next'))
  const later = open()
  await later.resume()
  expect(later.letters()).toMatchObject([{ id, says: 'too late', state: 'refused' }])
  later.retry(id)
  await waitFor(async () => (await isKept(me)) === 0)
  expect(texts()).toEqual(['too late', 'next', 'too late'])
  state.answer = REFUSED
  const gone = write(later, 'never mind')
  await waitFor(() => statesOf(later).includes('refused'))
  later.drop(gone)
  await waitFor(async () => (await isKept(me)) === 0)
  expect(later.letters().map(({ says }) => says)).not.toContain('never mind')
})

test('where the browser cannot keep or read anything it is sent all the same, and said to be in this tab alone', async () => {
  const { state, texts, me, send, write } = await start()
  state.answer = 'none'
  const fails = { list: async () => null, has: async () => true, put: async () => false }
  const outbox = new Outbox({ me, store: { ...fails, remove: async () => undefined }, send })
  write(outbox, 'no room')
  await waitFor(() => outbox.held() === 'network')
  expect(outbox.letters()).toMatchObject([{ says: 'no room', isOnlyHere: true }])
  await Promise.race([outbox.resume(), waitFor(() => outbox.letters().length === 1)])
  state.answer = TAKEN
  window.dispatchEvent(new Event('online'))
  await waitFor(() => statesOf(outbox)[0] === 'taken')
  expect(texts()).toEqual(['no room'])
})

test('what a server cannot take now holds up nothing behind it', async () => {
  const { state, texts, open, write } = await start()
  state.failing = 'bad luck'
  const outbox = open()
  for (const text of ['bad luck', 'good luck']) write(outbox, text)
  await waitFor(() => outbox.held() === 'server' && statesOf(outbox).includes('taken'))
  expect(statesOf(outbox)).toEqual(['waiting', 'taken'])
  state.failing = null
  window.dispatchEvent(new Event('online'))
  await waitFor(() => statesOf(outbox).every((one) => one === 'taken'))
  expect(texts().filter((text) => text === 'good luck')).toHaveLength(1)
})

test('what is written while the server is waited for is tried at once, whatever became of what stands before it', async () => {
  const { state, open, write } = await start()
  state.failing = 'bad luck'
  const outbox = open()
  write(outbox, 'bad luck')
  await waitFor(() => outbox.held() === 'server')
  // Each wait in vain is longer than the one before.
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
    write(outbox, text)
    await waitFor(() => statesOf(outbox).at(-1) === 'taken' && outbox.held() === 'server')
  }
  expect(statesOf(outbox)).toEqual(['waiting', ...Array.from({ length: 6 }, () => 'taken')])
})
