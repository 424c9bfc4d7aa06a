import type postgres from 'postgres'
import { listenNodes, MAX_LETTER_BYTES, notifyNodes } from '#db/pace/node-letters.ts'
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
    maxLetterBytes: MAX_LETTER_BYTES,
    awareness: AWARENESS,
    send: (letters) =>
      notifyNodes(
        sql,
        letters.map(({ letter }) => letter),
      ),
    listen: async () => void (await listening),
    unlisten: () => undefined,
    async close() {
      // Without a connection there is nothing left to unlisten.
      await listening.then((unlisten) => unlisten()).catch(() => undefined)
    },
  }
}
