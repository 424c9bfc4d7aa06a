import { createClient } from '@redis/client'
import { backoff } from '#domain/backoff.ts'
import type { Bus } from './bus.ts'
import { NodeBus, type NodeBusOptions, type Wire, type WireEvents } from './node-bus.ts'

type Server = {
  url: string
  /** Before the names of channels: nodes on other databases may share the server. */
  namespace: string
}
type Options = Pick<NodeBusOptions, 'log' | 'beatMs'> & Server

const AWARENESS = { everyMs: 10, bytes: 1_048_576 }
const MAX_ENVELOPE_BYTES = 65_536
/** What waits for a server that does not answer; the rest is lost, and found in the log. */
const MAX_WAITING = 10_000
const RETRY = { firstMs: 50, longestMs: 1_000 }

/** The bus of many nodes, on Redis or Valkey: a channel per document, heard by the nodes that have it open. */
export function createRedisBus({ url, namespace, ...options }: Options): Bus {
  const openWire = (events: WireEvents) => openRedisWire({ url, namespace }, events)
  return new NodeBus({ ...options, openWire, byDocument: true })
}

function openRedisWire({ url, namespace }: Server, { heard, up, failed }: WireEvents): Wire {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_WAITING,
    socket: { connectTimeout: 2_000, reconnectStrategy: (failures) => backoff(failures, RETRY) },
  })
  const channelOf = (document: string | null) =>
    document === null ? `${namespace}:nodes` : `${namespace}:document:${document}`
  const channels = new Set([channelOf(null)])
  const hear = (envelope: string) => heard(envelope)
  client.on('error', failed)
  // The client listens again by itself, but not to what it was asked for while it was away.
  client.on('ready', () => void client.sSubscribe([...channels], hear).then(up, failed))
  client.connect().catch(failed)
  return {
    maxEnvelopeBytes: MAX_ENVELOPE_BYTES,
    awareness: AWARENESS,
    async send(envelopes) {
      await Promise.all(
        envelopes.map(({ document, envelope }) => client.sPublish(channelOf(document), envelope)),
      )
    },
    async listen(document) {
      channels.add(channelOf(document))
      if (client.isReady) await client.sSubscribe(channelOf(document), hear)
    },
    unlisten(document) {
      channels.delete(channelOf(document))
      if (client.isReady) client.sUnsubscribe(channelOf(document), hear).catch(failed)
    },
    async close() {
      if (client.isReady) await client.close()
      else client.destroy()
    },
  }
}
