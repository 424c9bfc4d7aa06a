import type postgres from 'postgres'
import { listenNodes, MAX_ENVELOPE_BYTES, notifyNodes } from '#db/pace/bus/messages.ts'
import type { Bus } from './bus.ts'
import { NodeBus, type NodeBusOptions, type Wire, type WireEvents } from './node-bus.ts'

type Options = Pick<NodeBusOptions, 'log' | 'beatMs'> & { sql: postgres.Sql }

/** Enough to see each other move. Every node hears all of it, whatever it has open. */
const AWARENESS = { everyMs: 100, bytes: 32_768 }

/** The bus of a few nodes, on the database that they share anyway: one channel, heard by all. */
export function createPostgresBus({ sql, ...options }: Options): Bus {
  const openWire = (events: WireEvents) => openPostgresWire(sql, events)
  return new NodeBus({ ...options, openWire, byDocument: false })
}

function openPostgresWire(sql: postgres.Sql, { heard, up, failed }: WireEvents): Wire {
  const listening = listenNodes(sql, heard, up)
  listening.catch(failed)
  return {
    maxEnvelopeBytes: MAX_ENVELOPE_BYTES,
    awareness: AWARENESS,
    send: (envelopes) =>
      notifyNodes(
        sql,
        envelopes.map(({ envelope }) => envelope),
      ),
    listen: async () => void (await listening),
    unlisten: () => undefined,
    async close() {
      // Without a connection there is nothing left to unlisten.
      await listening.then((unlisten) => unlisten()).catch(() => undefined)
    },
  }
}
