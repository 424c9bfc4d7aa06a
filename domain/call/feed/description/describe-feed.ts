import { z } from 'zod'
import { CLOSE } from '../../../documents/close-codes.ts'
import { type FeedEvent, FeedEventSchema } from '../feed-event.ts'
import { FEED_EXAMPLES } from './examples.ts'
import { FeedReplySchema } from './replies.ts'

type Type = FeedEvent['type']
type Json = Record<string, unknown>

export const FEED_TYPES: readonly Type[] = FeedEventSchema.options.map(
  ({ shape }) => shape.type.value,
)

const SUMMARIES: Record<Type, string> = {
  'pace.call.started.v1': 'A call began to ring. Told once more, it fills what was left out',
  'pace.call.answered.v1': 'Somebody took the call',
  'pace.call.held.v1': 'The caller waits',
  'pace.call.resumed.v1': 'The talk goes on',
  'pace.call.transferred.v1': 'Another agent has the call',
  'pace.call.recording.v1': 'Whether the call centre keeps the sound',
  'pace.call.ended.v1': 'The call is over; one that still rang was missed',
  'pace.transcript.segment.v1':
    'Words: unfinished ones are shown and stored nowhere, final ones are the transcript',
  'pace.call.wrapup.v1': 'The after-call work is done',
}

/** The call feed as AsyncAPI 3: made of the schemas that the feed itself reads events with. */
export function describeFeed({ syncUrl, authUrl }: { syncUrl: string; authUrl: string }): Json {
  const { host, protocol, pathname } = new URL(syncUrl)
  const server = {
    host,
    pathname: pathname === '/' ? '' : pathname,
    protocol: protocol === 'https:' ? 'wss' : 'ws',
    security: [{ $ref: '#/components/securitySchemes/client' }],
  }
  const named = FEED_TYPES.map((type) => [nameOf(type), ref('messages', nameOf(type))] as const)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'PACE call feed',
      version: '1.0.0',
      description: `${INTRODUCTION}\n\nThe socket closes with ${Object.entries(CLOSE)
        .map(([name, code]) => `${code} (${name})`)
        .join(', ')}.`,
    },
    defaultContentType: 'application/json',
    servers: { pace: server },
    channels: {
      feed: {
        address: '/feed',
        title: 'Events of calls',
        servers: [{ $ref: '#/servers/pace' }],
        messages: { ...Object.fromEntries(named), reply: ref('messages', 'reply') },
        bindings: { ws: { method: 'GET', query: QUERY, headers: HEADERS } },
      },
    },
    operations: {
      sendEvent: {
        action: 'receive',
        channel: { $ref: '#/channels/feed' },
        summary: 'The call centre tells what happens',
        messages: named.map(([name]) => ({ $ref: `#/channels/feed/messages/${name}` })),
      },
      reply: {
        action: 'send',
        channel: { $ref: '#/channels/feed' },
        summary: 'What is stored, what was refused and why',
        messages: [{ $ref: '#/channels/feed/messages/reply' }],
      },
    },
    components: {
      messages: { ...Object.fromEntries(FEED_TYPES.map(describeMessage)), reply: describeReply() },
      securitySchemes: { client: securityOf(authUrl) },
    },
  }
}

const INTRODUCTION =
  'CloudEvents 1.0 over WebSocket (subprotocol `cloudevents.json`): one text frame, one event. `source` and `id` name an event: a repeat is acknowledged and has no second effect. `sequence` rises for each source; the server greets with the last one that it has stored, and acknowledges the highest. Keep what is not acknowledged and send it again after a break. Fields that are not described are ignored.'

const QUERY = {
  type: 'object',
  properties: { source: { type: 'string', description: 'Whose last sequence the greeting names' } },
}
const HEADERS = {
  type: 'object',
  required: ['Sec-WebSocket-Protocol'],
  properties: { 'Sec-WebSocket-Protocol': { const: 'cloudevents.json' } },
}

function describeMessage(type: Type): [string, Json] {
  const option = FeedEventSchema.options.find(({ shape }) => shape.type.value === type)
  if (!option) throw new Error(`The feed has no schema of ${type}.`)
  const examples = FEED_EXAMPLES.filter((event) => event.type === type)
  return [
    nameOf(type),
    {
      name: type,
      title: SUMMARIES[type],
      contentType: 'application/cloudevents+json',
      payload: z.toJSONSchema(option, { io: 'input', unrepresentable: 'any' }),
      examples: examples.map((payload) => ({ payload })),
    },
  ]
}

function describeReply(): Json {
  return {
    name: 'reply',
    title: 'Greeting, acknowledgement or refusal',
    contentType: 'application/json',
    payload: z.toJSONSchema(FeedReplySchema),
  }
}

function securityOf(authUrl: string): Json {
  const scopes = { 'calls:write': 'Feeds calls' }
  const clientCredentials = { tokenUrl: `${authUrl}/token`, availableScopes: scopes }
  return { type: 'oauth2', flows: { clientCredentials }, scopes: ['calls:write'] }
}

/** `pace.call.started.v1` is `callStarted`: names of messages have no dots. */
function nameOf(type: Type): string {
  const [first = '', ...rest] = type.split('.').slice(1, -1)
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function ref(kind: string, name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` }
}
