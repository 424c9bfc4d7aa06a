import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendSegment, createCallUpdate, putAnnotation, segmentText } from '#domain/call/call.ts'
import type { DocumentKind } from '#domain/documents/documents.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { ASSISTCRAFT, mark, SARA, segment } from '../testing/guarding.ts'
import { decodeUpdate } from '../updates/update.ts'
import { Guard } from './guard.ts'
import type { Writer } from './write-rules.ts'

/** What stands in every value that must reach nobody. */
const SECRET = 'forbidden-value'

type Step =
  | { does: 'allowed' | 'forbidden'; who: number; what: number; at: number }
  | { does: 'send' | 'resend' | 'hear'; who: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('allowed' as const, 'forbidden' as const),
      who: fc.nat(1),
      what: fc.nat(13),
      at: fc.nat(20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('send' as const, 'resend' as const, 'hear' as const),
      who: fc.nat(1),
    }),
  },
)

/** What a writer of a lead may do, mixed in one transaction or alone. */
const ALLOWED: Edit[] = [
  (doc, at) => doc.getMap('fields').set('name', `name ${at}`),
  (doc, at) => doc.getMap('fields').set('email', `mail${at}@pace.demo`),
  (doc) => doc.getMap('fields').delete('email'),
  (doc, at) => doc.getXmlFragment('notes').insert(0, [new Y.XmlText(`note ${at}`)]),
  (doc, at) => textIn(doc, at)?.insert(0, 'abc'),
  (doc, at) => textIn(doc, at)?.insert(1, 'd'),
  (doc, at) => removeSome(textIn(doc, at)),
  (doc, at) => removeOne(doc.getXmlFragment('notes'), at),
  (doc, at) => textIn(doc, at)?.format(0, 2, { bold: true }),
  (doc, at) => {
    doc.getMap('fields').set('bedrooms', at % 20)
    doc.getMap('fields').set('bedrooms', (at % 20) + 1)
  },
]

/** What only PACE does, and what no field takes, some of it in the same transaction as what is allowed. */
const FORBIDDEN: Edit[] = [
  (doc) => doc.getMap('fields').set('stage', SECRET),
  (doc) => doc.getMap('fields').delete('stage'),
  (doc) => doc.getMap('fields').delete('ownerId'),
  (doc) => doc.getMap('fields').set('ownerId', new Y.Text(SECRET)),
  (doc) => inserted(doc.getMap('fields').get('ownerId')),
  (doc, at) => doc.getMap('evidence').set(`e${at % 3}`, new Y.Map([['deep', SECRET]])),
  (doc, at) => doc.getArray('unknown').insert(0, [SECRET, at]),
  (doc, at) => removeOne(doc.getArray('unknown'), at),
  (doc, at) => {
    doc.getMap('fields').set('name', `with ${at}`)
    doc.getMap('fields').set('stage', `${SECRET} ${at}`)
    doc.getMap('fields').set('phone', `+9715012345${10 + at}`)
  },
  (doc, at) => doc.getMap('evidence').set('e0', `${SECRET} ${at}`),
  (doc, at) => doc.getMap('fields').set('financing', `${SECRET} ${at}`),
  (doc) => doc.getMap('fields').set('pets', new Y.Map([['deep', SECRET]])),
  (doc) => inserted(doc.getMap('fields').get('parking')),
  (doc) => doc.getMap('fields').set('parking', new Y.Text(SECRET)),
]

function textIn(doc: Y.Doc, at: number): Y.XmlText | null {
  const notes = doc.getXmlFragment('notes')
  const text = notes.length > 0 ? notes.get(at % notes.length) : null
  return text instanceof Y.XmlText ? text : null
}

function removeSome(text: Y.Text | null): void {
  if (text && text.length > 1) text.delete(0, 2)
}

function removeOne(list: Y.Array<unknown> | Y.XmlFragment, at: number): void {
  if (list.length > 0) list.delete(at % list.length, 1)
}

function inserted(value: unknown): void {
  if (value instanceof Y.Text) value.insert(0, SECRET)
}

type Edit = (doc: Y.Doc, at: number) => unknown
type Game = {
  kind: DocumentKind
  first: Uint8Array
  /** Who the two clients are, and what each of them tries. */
  players: readonly { writer: Writer; allowed: readonly Edit[]; forbidden: readonly Edit[] }[]
}

/** Two stock clients, who keep what was refused, before a server and somebody who only looks on. */
function play({ kind, first, players }: Game, steps: readonly Step[]) {
  const [server, onlooker] = [copyOf(first), copyOf(first)]
  const log = [first]
  const clients = players.map((player) => {
    const doc = copyOf(first)
    const outbox: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== log) outbox.push(update)
    })
    return { ...player, doc, outbox, heard: 1, vector: Y.encodeStateVector(doc) }
  })
  type Client = (typeof clients)[number]

  function commit(updates: readonly Uint8Array[], writer: Writer): void {
    const guard = new Guard(kind, server)
    const agreed = updates.map((update) => guard.judge(decodeUpdate(update), writer).agreed.bytes)
    for (const update of agreed) {
      log.push(update)
      for (const doc of [server, onlooker]) Y.applyUpdate(doc, update)
    }
  }
  const act = {
    send: ({ outbox, writer }: Client) => commit(outbox.splice(0), writer),
    /** As after a reconnect, with the state vector of a moment ago: what is known comes once more. */
    resend: (client: Client) => {
      const { outbox, doc, vector, writer } = client
      commit([...outbox.splice(0), Y.encodeStateAsUpdate(doc, vector)], writer)
      client.vector = Y.encodeStateVector(server)
    },
    hear: (client: Client) => {
      for (const update of log.slice(client.heard)) Y.applyUpdate(client.doc, update, log)
      client.heard = log.length
    },
  }
  for (const one of steps) {
    const client = clients[one.who]
    if (!client) continue
    if ('what' in one) {
      const edits = client[one.does]
      client.doc.transact(() => edits[one.what % edits.length]?.(client.doc, one.at))
    } else act[one.does](client)
  }
  for (const client of clients) act.send(client)
  for (const client of clients) act.hear(client)
  return { server, onlooker, log, clients: clients.map(({ doc }) => doc) }
}

function copyOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** Nothing waits, all clocks are equal, and who wrote nothing that was refused has what the server has. */
function expectWhole({ server, onlooker, log, clients }: ReturnType<typeof play>): void {
  for (const { store } of [server, onlooker, ...clients]) {
    expect(store.pendingStructs).toBeNull()
    expect(store.pendingDs).toBeNull()
  }
  expect(Buffer.concat(log).includes(SECRET)).toBe(false)
  expect(Y.encodeStateAsUpdate(onlooker)).toEqual(Y.encodeStateAsUpdate(server))
  for (const doc of clients) {
    expect(Y.decodeStateVector(Y.encodeStateVector(doc))).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(server)),
    )
  }
}

const OWNER = '0197a000-0000-7000-8000-000000000000'

/** What writers of a lead may change, as it stands. */
function allowedPart(doc: Y.Doc): unknown {
  const { name, email, phone, bedrooms } = doc.getMap('fields').toJSON()
  return { name, email, phone, bedrooms, notes: doc.getXmlFragment('notes').toJSON() }
}

function guardedPart(doc: Y.Doc): unknown {
  const { stage, ownerId, reference, financing, pets, parking } = doc.getMap('fields').toJSON()
  const [evidence, unknown] = [doc.getMap('evidence').toJSON(), doc.getArray('unknown').toJSON()]
  return { stage, ownerId, reference, financing, pets, parking, evidence, unknown }
}

const LEAD: Game = {
  kind: 'lead',
  first: createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana', ownerId: OWNER }),
  players: [SARA, SARA].map((writer) => ({ writer, allowed: ALLOWED, forbidden: FORBIDDEN })),
}

test('[S60] whatever is mixed: nothing refused is seen, nothing allowed is lost, nothing waits, all are equal', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const played = play(LEAD, steps)
      const { server, log, clients } = played
      expectWhole(played)
      const evidence = {}
      const untouched = { stage: 'new', ownerId: OWNER, reference: 'L-1', evidence, unknown: [] }
      expect(guardedPart(server)).toEqual(untouched)
      for (const doc of clients) expect(allowedPart(doc)).toEqual(allowedPart(server))
      const fresh = copyOf(Y.mergeUpdates(log))
      expect(allowedPart(fresh)).toEqual(allowedPart(server))
      expect(guardedPart(fresh)).toEqual(untouched)
    }),
    { numRuns: 300 },
  )
})

const BY = ASSISTCRAFT.actorName
const ids = ['mine', 'theirs', 'm0', 'm1']

function marksIn(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap('annotations')
}

function markIn(doc: Y.Doc, at: number): Y.Map<unknown> | undefined {
  return marksIn(doc).get(ids[at % ids.length] ?? '')
}

function wordsIn(doc: Y.Doc, at: number): Y.Text | null {
  const segment = doc.getArray<Y.Map<unknown>>('segments').get(at % 2)
  return (segment && segmentText(segment)) ?? null
}

const PERSON: Game['players'][number] = {
  writer: SARA,
  allowed: [
    (doc, at) => wordsIn(doc, at)?.insert(0, 'word '),
    (doc, at) => removeSome(wordsIn(doc, at)),
    (doc, at) => doc.getMap('checklist').set(`step ${at}`, true),
    (doc, at) => markIn(doc, at)?.set('status', at % 2 ? 'accepted' : 'dismissed'),
  ],
  forbidden: [
    (doc) => appendSegment(doc, segment('s3', SECRET)),
    (doc, at) => removeOne(doc.getArray('segments'), at),
    (doc, at) => markIn(doc, at)?.set('status', SECRET),
    (doc, at) => markIn(doc, at)?.delete('status'),
    (doc, at) => marksIn(doc).delete(ids[at % ids.length] ?? ''),
    (doc) => putAnnotation(doc, mark('m0', SECRET)),
    (doc) => doc.getMap('meta').set('state', SECRET),
  ],
}

const ASSISTANT: Game['players'][number] = {
  writer: ASSISTCRAFT,
  allowed: [
    (doc, at) => putAnnotation(doc, mark(`m${at % 2}`, BY)),
    (doc, at) => markIn(doc, at % 2 ? 0 : 2)?.set('value', at),
    (doc) => markIn(doc, 3)?.set('status', 'expired'),
    (doc) => doc.getXmlFragment('summary').insert(0, [new Y.XmlText('Two beds.')]),
  ],
  forbidden: [
    (doc) => marksIn(doc).set('mine', new Y.Map([['by', SECRET]])),
    (doc) => marksIn(doc).set('m0', new Y.Map([['kind', SECRET]])),
    (doc) => markIn(doc, 0)?.set('by', SECRET),
    (doc) => markIn(doc, 0)?.delete('by'),
    (doc) => markIn(doc, 1)?.set('value', SECRET),
    (doc, at) => marksIn(doc).delete(ids[at % ids.length] ?? ''),
    (doc, at) => doc.getMap('checklist').set(`${SECRET} ${at}`, true),
  ],
}

function callGame(): Game {
  const doc = copyOf(createCallUpdate({ source: 'pbx', state: 'live' }))
  appendSegment(doc, segment('s1', 'two beds'))
  appendSegment(doc, segment('s2', 'in the arena'))
  putAnnotation(doc, mark('theirs', 'service:other'))
  putAnnotation(doc, mark('mine', BY))
  const first = Y.encodeStateAsUpdate(doc)
  return { kind: 'call', first, players: [PERSON, ASSISTANT] }
}

test('[S62] whatever people and an assistant try on a call: every mark is signed and decided on, all that was said stays', () => {
  const game = callGame()
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const played = play(game, steps)
      const { server, clients } = played
      expectWhole(played)
      const marks = [...marksIn(server).entries()]
      for (const [id, one] of marks) {
        expect(one.get('by')).toBe(id === 'theirs' ? 'service:other' : BY)
        expect(['open', 'accepted', 'dismissed', 'expired']).toContain(one.get('status'))
      }
      expect(marks.map(([id]) => id)).toEqual(expect.arrayContaining(['mine', 'theirs']))
      expect(marksIn(server).get('theirs')?.get('value')).toBe(1)
      expect(server.getArray<Y.Map<unknown>>('segments').map((one) => one.get('id'))).toEqual([
        's1',
        's2',
      ])
      expect(server.getMap('meta').get('state')).toBe('live')
      const [person, assistant] = clients
      expect(server.getMap('checklist').toJSON()).toEqual(person?.getMap('checklist').toJSON())
      expect(server.getXmlFragment('summary').toJSON()).toBe(
        assistant?.getXmlFragment('summary').toJSON(),
      )
    }),
    { numRuns: 300 },
  )
})
