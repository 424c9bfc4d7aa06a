import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readCallMeta, readSegments } from '../../call.ts'
import { applyFeedEvent, callFromStart } from '../feed-call.ts'
import { FeedEventSchema } from '../feed-event.ts'
import { describeFeed, FEED_TYPES } from './describe-feed.ts'
import { FEED_EXAMPLES } from './examples.ts'

type Message = { name: string; payload: object; examples: { payload: unknown }[] }
type Described = {
  asyncapi: string
  servers: { pace: { host: string; protocol: string } }
  components: { messages: Record<string, Message> }
}

const document = describeFeed({
  syncUrl: 'https://sync.example.com',
  authUrl: 'https://auth.example.com',
}) as Described
const { reply: _reply, ...messages } = document.components.messages

test('each type of event that the code reads is described, and no other', () => {
  expect(document.asyncapi).toBe('3.0.0')
  expect(document.servers.pace).toMatchObject({ host: 'sync.example.com', protocol: 'wss' })
  const names = Object.values(messages).map(({ name }) => name)
  expect(names.toSorted()).toEqual([...FEED_TYPES].toSorted())
})

test('every reference leads somewhere', () => {
  const found: string[] = []
  JSON.stringify(document, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') found.push(value)
    return value
  })
  expect(found.length).toBeGreaterThan(FEED_TYPES.length)
  for (const pointer of found) expect(at(pointer), pointer).toBeDefined()
})

function at(pointer: string): unknown {
  const keys = pointer.slice(2).split('/')
  return keys.reduce<unknown>((value, key) => Reflect.get(Object(value), key), document)
}

test.each(Object.entries(messages))(
  '%s: its examples are valid by its schema and by the code',
  (_name, message) => {
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    const validate = ajv.compile(message.payload)
    expect(message.examples.length).toBeGreaterThan(0)
    for (const { payload } of message.examples) {
      expect(validate(payload), ajv.errorsText(validate.errors)).toBe(true)
      expect(FeedEventSchema.safeParse(payload).success).toBe(true)
      expect(validate({ ...(payload as object), specversion: '0.3' })).toBe(false)
    }
  },
)

test('the examples, in their order, are a call from its start to its end', () => {
  const doc = new Y.Doc()
  const facts = { agent: null, lead: null }
  for (const event of FEED_EXAMPLES.map((one) => FeedEventSchema.parse(one))) {
    if (event.type === 'pace.call.started.v1') Y.applyUpdate(doc, callFromStart(event, facts))
    else applyFeedEvent(doc, event, facts)
  }
  expect(readCallMeta(doc)).toMatchObject({ state: 'ended', disposition: 'viewingBooked' })
  expect(readSegments(doc)).toHaveLength(1)
})
