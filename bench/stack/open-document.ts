import { once } from 'node:events'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { AUDIENCE } from '#domain/access/token.ts'
import type { BenchStack } from './stack.ts'

export type OpenDocument = { doc: Y.Doc; close: () => void }

/** The stock provider, as any Yjs client would connect. */
export async function openDocument(
  { socketUrl, tokens }: BenchStack,
  name: string,
): Promise<OpenDocument> {
  const token = await tokens.clientToken({ resource: AUDIENCE.sync, scope: 'live:read live:write' })
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${socketUrl}/docs`, name, doc, {
    params: { token },
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { doc, close: () => provider.destroy() }
}

/** The feed's socket, greeted. */
export async function openFeed({ socketUrl, tokens }: BenchStack): Promise<WebSocket> {
  const token = await tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:write' })
  const socket = new WebSocket(`${socketUrl}/feed`, 'cloudevents.json', {
    headers: { authorization: `Bearer ${token}` },
  })
  await once(socket, 'message')
  return socket
}
