import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { insertDocument, listUpdatesAfter, loadDocument } from '#db/pace/documents/documents.ts'
import { createCallUpdate, putAnnotation } from '#domain/call/call.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { refusalMessage, updateMessage } from '../protocol/protocol.ts'
import { type Brokerage, foundBrokerage } from '../testing/brokerage.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import { mark } from '../testing/guarding.ts'
import { forgeUpdate, lastId } from '../testing/wire/forge-update.ts'
import { commitToLog, putLead, setField } from '../testing/log-writer.ts'
import { connectRaw, type Peer, signToken, startServer } from '../testing/start-server.ts'
import { DocumentLog } from '../updates/document-log.ts'

/** A lead of Sara's with two stock clients: one that writes and one that looks on. */
async function openLead(options: Parameters<typeof startServer>[0] = {}) {
  const running = await startServer(options)
  const { name } = await putLead(running.admin, {
    ownerId: running.sara.id,
    teamId: running.marina,
  })
  const refusals: string[] = []
  const token = await running.personToken(running.sara)
  const writer = running.connect(name, { refusals, token })
  const other = await running.join(name)
  await waitFor(() => writer.provider.synced && other.provider.synced)
  const logged = async () => (await listUpdatesAfter(running.admin, name, 1)).length
  return { ...running, name, refusals, writer, other, logged, token }
}

function field(peer: { doc: Y.Doc }, name: string): unknown {
  return peer.doc.getMap('fields').get(name)
}

function set(peer: { doc: Y.Doc }, name: string, value: unknown): void {
  peer.doc.getMap('fields').set(name, value)
}

async function comeBack({ provider }: Peer): Promise<void> {
  provider.disconnect()
  provider.connect()
  await waitFor(() => provider.synced)
}

test('[S31] a refused edit is seen by nobody; its sender hears why, stays, and what it writes next arrives', async () => {
  const { writer, other, refusals, logged } = await openLead()
  const seen: unknown[] = []
  other.doc.on('update', () => seen.push(field(other, 'stage')))
  set(writer, 'stage', 'won')
  await waitFor(() => refusals.length === 1)
  expect(refusals[0]).toContain('Stage')
  set(writer, 'bedrooms', 9)
  await waitFor(() => field(other, 'bedrooms') === 9)
  expect(await logged()).toBe(2)
  expect(new Set(seen)).toEqual(new Set(['new']))
  expect([...writer.codes, ...other.codes]).toEqual([])
})

test('[S60] of three updates the second is refused, the others are kept', async () => {
  const { writer, other, refusals } = await openLead()
  set(writer, 'name', 'Hana K')
  set(writer, 'stage', 'won')
  set(writer, 'bedrooms', 3)
  await waitFor(() => field(other, 'bedrooms') === 3)
  expect(field(other, 'name')).toBe('Hana K')
  expect(field(other, 'stage')).toBe('new')
  await waitFor(() => refusals.length === 1)
  set(other, 'name', 'Hana Khan')
  await waitFor(() => field(writer, 'name') === 'Hana Khan')
})

test('[S60] after a week offline, in two sessions, one forbidden field among many is left out and all else arrives', async () => {
  const { name, connect, token, other, logged, refusals } = await openLead()
  const first = new Y.Doc()
  Y.applyUpdate(first, Y.encodeStateAsUpdate(other.doc))
  for (let day = 1; day <= 7; day += 1) {
    set({ doc: first }, 'bedrooms', day)
    set({ doc: first }, 'name', `Hana, day ${day}`)
    first.getXmlFragment('notes').push([new Y.XmlText(`Called on day ${day}.`)])
    if (day === 3)
      first.transact(() => [
        set({ doc: first }, 'stage', 'won'),
        set({ doc: first }, 'phone', '+971500000000'),
      ])
  }
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  const text = second.getXmlFragment('notes').get(6)
  if (text instanceof Y.XmlText) text.insert(0, 'Second session. ')
  const peer = connect(name, { token, doc: second, refusals })
  await waitFor(() => refusals.length === 1 && field(other, 'bedrooms') === 7)
  expect(field(other, 'name')).toBe('Hana, day 7')
  expect(field(other, 'phone')).toBe('+971500000000')
  expect(field(other, 'stage')).toBe('new')
  expect(other.doc.getXmlFragment('notes').toJSON()).toBe(second.getXmlFragment('notes').toJSON())
  expect(await logged()).toBe(1)
  expect(peer.codes).toEqual([])
})

test('[S63] after a refusal a stock client comes back ten times: nothing is stored again, nothing it may write is lost', async () => {
  const { writer, other, refusals, logged } = await openLead()
  set(writer, 'stage', 'won')
  writer.doc.getMap('fields').delete('ownerId')
  writer.doc.getMap('evidence').set('name', { by: 'me' })
  await waitFor(() => refusals.length === 3)
  const owner = field(other, 'ownerId')
  for (let round = 1; round <= 10; round += 1) {
    const before = await logged()
    await comeBack(writer)
    set(writer, 'bedrooms', round)
    await waitFor(() => field(other, 'bedrooms') === round)
    expect(await logged()).toBe(before + 1)
  }
  expect(field(other, 'stage')).toBe('new')
  expect(owner).toBeDefined()
  expect(field(other, 'ownerId')).toBe(owner)
  expect(other.doc.getMap('evidence').size).toBe(0)
  expect(writer.closed()).toBeNull()
  expect(other.codes).toEqual([])
  expect(refusals.length).toBeLessThanOrEqual(3 + 10)
})

test('[S65] while the commit of what is left fails nobody is told anything; then it is made once and told once', async () => {
  const brokerage = await foundBrokerage()
  const line = await cutDatabase(brokerage.client)
  const { writer, other, refusals, logged } = await openLead({ brokerage, pace: line.client })
  line.set('cut')
  writer.doc.transact(() => [set(writer, 'bedrooms', 2), set(writer, 'stage', 'won')])
  writer.doc.getMap('fields').delete('ownerId')
  set(writer, 'bathrooms', 1)
  await waitFor(() => line.refused() > 0)
  expect(refusals).toEqual([])
  expect(field(other, 'bedrooms')).toBeUndefined()
  line.set('through')
  await waitFor(() => field(other, 'bathrooms') === 1 && refusals.length === 2)
  expect(field(other, 'bedrooms')).toBe(2)
  expect(field(other, 'stage')).toBe('new')
  expect(field(other, 'ownerId')).toBe(brokerage.sara.id)
  expect(await logged()).toBe(2)
})

test('[S65] a commit whose answer was lost is told once too', async () => {
  const brokerage = await foundBrokerage()
  const line = await cutDatabase(brokerage.client)
  const { writer, other, refusals, logged } = await openLead({ brokerage, pace: line.client })
  line.set('deaf')
  writer.doc.getMap('evidence').set('name', { by: 'me' })
  await waitFor(async () => (await logged()) === 1)
  line.set('through')
  await waitFor(() => refusals.length === 1)
  set(writer, 'bedrooms', 2)
  await waitFor(() => field(other, 'bedrooms') === 2)
  expect(refusals).toHaveLength(1)
  expect(await logged()).toBe(2)
})

test('[S64] what another node has agreed to is not refused by one that has not heard of it yet', async () => {
  const one = await openLead()
  const two = await startServer({ brokerage: one })
  const onlooker = await two.join(one.name)
  await waitFor(() => onlooker.provider.synced)
  await commitToLog(one.admin, one.name, { change: setField('stage', 'contacted') })
  set(one.writer, 'name', 'Hana K')
  await waitFor(() => field(one.writer, 'stage') === 'contacted')
  const refusals: string[] = []
  one.writer.provider.destroy()
  const moved = two.connect(one.name, { token: one.token, doc: one.writer.doc, refusals })
  await waitFor(() => moved.provider.synced)
  set(moved, 'bedrooms', 4)
  await waitFor(() => field(onlooker, 'bedrooms') === 4)
  expect(field(onlooker, 'stage')).toBe('contacted')
  expect(field(onlooker, 'name')).toBe('Hana K')
  expect(refusals).toEqual([])
})

async function openCall(brokerage: Brokerage): Promise<string> {
  const name = `call:${crypto.randomUUID()}`
  const update = createCallUpdate({ source: 'pbx', state: 'live', teamId: brokerage.marina })
  await insertDocument(brokerage.admin, { name, actor: 'service:feed', update })
  return name
}

function assistant(id: string): Promise<string> {
  return signToken({ sub: id, client_id: id, scope: 'calls:assist' })
}

test('[S64] two nodes judge at once: each on the state it commits on, and one mark has one author', async () => {
  const one = await startServer()
  const two = await startServer({ brokerage: one })
  const name = await openCall(one)
  const refusals: string[][] = [[], []]
  const peers = [
    one.connect(name, { token: await assistant('first'), refusals: refusals[0] }),
    two.connect(name, { token: await assistant('second'), refusals: refusals[1] }),
  ]
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  for (const [index, { doc }] of peers.entries()) {
    putAnnotation(doc, mark('same', `service:${index === 0 ? 'first' : 'second'}`))
    putAnnotation(doc, mark(`own-${index}`, `service:${index === 0 ? 'first' : 'second'}`))
  }
  await waitFor(async () => (await listUpdatesAfter(one.admin, name, 1)).length === 4)
  await waitFor(() => refusals.flat().length === 1)
  const stored = await loadDocument(one.admin, name)
  const marks = stored && new DocumentLog(stored).copy().getMap<Y.Map<unknown>>('annotations')
  const loser = refusals.findIndex((told) => told.length > 0)
  expect(marks?.get('same')?.get('by')).toBe(`service:${loser === 0 ? 'second' : 'first'}`)
  expect([...(marks?.keys() ?? [])].sort()).toEqual(['own-0', 'own-1', 'same'])
})

test('[S34] a mark with a forged signature is seen by nobody, not even unsigned', async () => {
  const running = await startServer()
  const name = await openCall(running)
  const refusals: string[] = []
  const forger = running.connect(name, { token: await assistant('assistcraft'), refusals })
  const person = await running.join(name)
  await waitFor(() => forger.provider.synced && person.provider.synced)
  putAnnotation(forger.doc, mark('forged', `person:${running.sara.id}`))
  putAnnotation(forger.doc, mark('signed', 'service:assistcraft'))
  const marks = person.doc.getMap('annotations')
  await waitFor(() => marks.has('signed') && refusals.length === 1)
  expect(refusals[0]).toContain('signed by its author')
  expect([...marks.keys()]).toEqual(['signed'])
  const log = await listUpdatesAfter(running.admin, name, 0)
  expect(Buffer.concat(log.map(({ update }) => update)).includes(running.sara.id)).toBe(false)
})

test('[S66] the first marker behind a refused update is never answered; later ones are, once the sender knows', async () => {
  const { url, name, token } = await openLead()
  const { socket, messages } = await connectRaw(url, name, { token })
  const doc = new Y.Doc()
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => sent.push(update))
  const values = { intent: 'buy', stage: 'won', email: 'x@pace.demo', name: 'x' }
  for (const [key, value] of Object.entries(values)) set({ doc }, key, value)
  for (const [index, update] of sent.entries()) {
    socket.send(updateMessage(update))
    socket.send(marker(index))
  }
  await waitFor(() => markersIn(messages).length === 3)
  expect(markersIn(messages)).toEqual([0, 2, 3])
  const isRefusal = (message: Uint8Array) => message[0] === refusalMessage('')[0]
  const told = messages.findIndex(isRefusal)
  const later = messages.findIndex((message) => message[0] === 101 && message[1] === 2)
  expect(told).toBeGreaterThan(-1)
  expect(told).toBeLessThan(later)
})

function marker(number: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 101)
    encoding.writeVarUint(encoder, number)
  })
}

function markersIn(messages: readonly Uint8Array[]): number[] {
  return messages
    .filter((message) => message[0] === 101)
    .map((message) => decoding.readVarUint(decoding.createDecoder(message.subarray(1))))
}

test('[S67] a forged item closes its sender 4403; the lead keeps its stage for everybody', async () => {
  const { join, admin, url, serviceToken } = await startServer()
  const { name } = await putLead(admin)
  const peer = await join(name)
  await waitFor(() => peer.provider.synced)
  const token = await serviceToken('live:read', 'live:write')
  const mallory = await connectRaw(url, name, { token })
  const stage = lastId(peer.doc)
  const field = [...peer.doc.getMap('fields')].at(-1)?.[0] ?? ''
  const at = { root: 'fields', key: field === 'name' ? 'email' : 'name' }
  mallory.socket.send(updateMessage(forgeUpdate([{ id: stage, at, values: ['new', 'x'] }])))
  await waitFor(() => mallory.state.code === 4403)
  expect(await listUpdatesAfter(admin, name, 1)).toEqual([])
  expect(peer.doc.getMap('fields').get('stage')).toBe('new')
  expect(peer.codes).toEqual([])
})
