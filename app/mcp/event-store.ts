import type {
  EventStore,
  StreamId,
} from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'

type Stored = { id: string; streamId: StreamId; message: JSONRPCMessage; bytes: number }

/** A session keeps so much of what it sent, for a program whose stream broke. */
const MOST_BYTES = 1024 * 1024
const MOST_EVENTS = 500

/**
 * What one session has sent last, so that a program that comes back with the id of the last event hears the rest. Of one session alone:
 * an id of another is not known here.
 */
export function createEventStore(): EventStore {
  const kept: Stored[] = []
  let count = 0
  let bytes = 0

  function makeRoom(): void {
    while (kept.length > MOST_EVENTS || bytes > MOST_BYTES) bytes -= kept.shift()?.bytes ?? bytes
  }

  return {
    async storeEvent(streamId, message) {
      const id = `${++count}`
      const size = JSON.stringify(message).length
      kept.push({ id, streamId, message, bytes: size })
      bytes += size
      makeRoom()
      return id
    },
    async getStreamIdForEventId(eventId) {
      return kept.find(({ id }) => id === eventId)?.streamId
    },
    async replayEventsAfter(lastEventId, { send }) {
      const place = kept.findIndex(({ id }) => id === lastEventId)
      const last = kept[place]
      // The library closes a stream of which nothing is known.
      if (!last) return ''
      for (const { id, streamId, message } of kept.slice(place + 1))
        // What opens a stream is stored as an event without a message.
        if (streamId === last.streamId && Object.keys(message).length > 0) await send(id, message)
      return last.streamId
    },
  }
}
