import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { Guard } from './guard.ts'
import { SARA } from './testing/guarding.ts'
import { decodeUpdate } from './update.ts'

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
      what: fc.nat(9),
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
const ALLOWED: ((doc: Y.Doc, at: number) => void)[] = [
  (doc, at) => doc.getMap('fields').set('name', `name ${at}`),
  (doc, at) => doc.getMap('fields').set('email', `mail ${at}`),
  (doc) => doc.getMap('fields').delete('email'),
  (doc, at) => doc.getXmlFragment('notes').insert(0, [new Y.XmlText(`note ${at}`)]),
  (doc, at) => textIn(doc, at)?.insert(0, 'abc'),
  (doc, at) => textIn(doc, at)?.insert(1, 'd'),
  (doc, at) => removeSome(textIn(doc, at)),
  (doc, at) => {
    const notes = doc.getXmlFragment('notes')
    if (notes.length > 0) notes.delete(at % notes.length, 1)
  },
  (doc, at) => textIn(doc, at)?.format(0, 2, { bold: true }),
  (doc, at) => {
    doc.getMap('fields').set('bedrooms', at)
    doc.getMap('fields').set('bedrooms', at + 1)
  },
]

/** What only PACE does, some of it in the same transaction as what is allowed. */
const FORBIDDEN: ((doc: Y.Doc, at: number) => void)[] = [
  (doc) => doc.getMap('fields').set('stage', SECRET),
  (doc) => doc.getMap('fields').delete('stage'),
  (doc) => doc.getMap('fields').delete('ownerId'),
  (doc) => doc.getMap('fields').set('ownerId', new Y.Text(SECRET)),
  (doc) => inserted(doc.getMap('fields').get('ownerId')),
  (doc, at) => doc.getMap('evidence').set(`e${at % 3}`, new Y.Map([['deep', SECRET]])),
  (doc, at) => doc.getArray('unknown').insert(0, [SECRET, at]),
  (doc) => {
    const unknown = doc.getArray('unknown')
    if (unknown.length > 0) unknown.delete(0, 1)
  },
  (doc, at) => {
    doc.getMap('fields').set('name', `with ${at}`)
    doc.getMap('fields').set('stage', `${SECRET} ${at}`)
    doc.getMap('fields').set('phone', `with ${at}`)
  },
  (doc, at) => doc.getMap('evidence').set('e0', `${SECRET} ${at}`),
]

function textIn(doc: Y.Doc, at: number): Y.XmlText | null {
  const notes = doc.getXmlFragment('notes')
  const text = notes.length > 0 ? notes.get(at % notes.length) : null
  return text instanceof Y.XmlText ? text : null
}

function removeSome(text: Y.XmlText | null): void {
  if (text && text.length > 1) text.delete(0, 2)
}

function inserted(value: unknown): void {
  if (value instanceof Y.Text) value.insert(0, SECRET)
}

/** Two stock clients, who keep what was refused, before a server and somebody who only looks on. */
function play(steps: readonly Step[]) {
  const first = createLeadUpdate({ reference: 'L-1', stage: 'new', name: 'Hana', ownerId: OWNER })
  const [server, onlooker] = [new Y.Doc(), new Y.Doc()]
  const log = [first]
  for (const doc of [server, onlooker]) Y.applyUpdate(doc, first)
  const clients = [0, 1].map(() => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, first)
    const client = { doc, outbox: [] as Uint8Array[], heard: 1, vector: Y.encodeStateVector(doc) }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== log) client.outbox.push(update)
    })
    return client
  })

  function commit(updates: readonly Uint8Array[]): void {
    const guard = new Guard('lead', server)
    const agreed = updates.map((update) => guard.judge(decodeUpdate(update), SARA).agreed.bytes)
    for (const update of agreed) {
      log.push(update)
      for (const doc of [server, onlooker]) Y.applyUpdate(doc, update)
    }
  }
  const act = {
    send: (client: Client) => commit(client.outbox.splice(0)),
    /** As after a reconnect, with the state vector of a moment ago: what is known comes once more. */
    resend: (client: Client) => {
      const outbox = client.outbox.splice(0)
      commit([...outbox, Y.encodeStateAsUpdate(client.doc, client.vector)])
      client.vector = Y.encodeStateVector(server)
    },
    hear: (client: Client) => {
      for (const update of log.slice(client.heard)) Y.applyUpdate(client.doc, update, log)
      client.heard = log.length
    },
  }
  type Client = (typeof clients)[number]

  for (const one of steps) {
    const client = clients[one.who]
    if (!client) continue
    if ('what' in one) {
      const edit = (one.does === 'allowed' ? ALLOWED : FORBIDDEN)[one.what]
      client.doc.transact(() => edit?.(client.doc, one.at))
    } else act[one.does](client)
  }
  for (const client of clients) act.send(client)
  for (const client of clients) act.hear(client)
  return { server, onlooker, log, clients }
}

const OWNER = '0197a000-0000-7000-8000-000000000000'

/** What writers of a lead may change, as it stands. */
function allowedPart(doc: Y.Doc): unknown {
  const { name, email, phone, bedrooms } = doc.getMap('fields').toJSON()
  return { name, email, phone, bedrooms, notes: doc.getXmlFragment('notes').toJSON() }
}

function guardedPart(doc: Y.Doc): unknown {
  const { stage, ownerId, reference } = doc.getMap('fields').toJSON()
  const [evidence, unknown] = [doc.getMap('evidence').toJSON(), doc.getArray('unknown').toJSON()]
  return { stage, ownerId, reference, evidence, unknown }
}

test('[S60] whatever is mixed: nothing refused is seen, nothing allowed is lost, nothing waits, all are equal', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const { server, onlooker, log, clients } = play(steps)
      expect(server.store.pendingStructs).toBeNull()
      expect(server.store.pendingDs).toBeNull()
      expect(guardedPart(server)).toEqual({
        stage: 'new',
        ownerId: OWNER,
        reference: 'L-1',
        evidence: {},
        unknown: [],
      })
      expect(Buffer.concat(log).includes(SECRET)).toBe(false)
      expect(Y.encodeStateAsUpdate(onlooker)).toEqual(Y.encodeStateAsUpdate(server))
      for (const { doc } of clients) {
        expect(allowedPart(doc)).toEqual(allowedPart(server))
        expect(doc.store.pendingStructs).toBeNull()
        expect(Y.decodeStateVector(Y.encodeStateVector(doc))).toEqual(
          Y.decodeStateVector(Y.encodeStateVector(server)),
        )
      }
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, Y.mergeUpdates(log))
      expect(allowedPart(fresh)).toEqual(allowedPart(server))
      expect(guardedPart(fresh)).toEqual(guardedPart(server))
    }),
    { numRuns: 300 },
  )
})
