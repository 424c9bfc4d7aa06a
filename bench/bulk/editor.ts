import { setTimeout as delay } from 'node:timers/promises'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export type Editor = {
  /** Edits all the time while something goes on: how long each edit took to be seen by somebody else, in milliseconds. */
  measure: (work: () => Promise<unknown>) => Promise<number[]>
  boardUpdates: () => number
  close: () => void
}

const EVERY_MS = 40
const FIELD = 'nextFollowUpAt'

/** Two stock clients on one document, of whom one writes and the other reads, and one on a board. */
export async function openEditor(
  url: string,
  token: string,
  { document, watched }: { document: string; watched: string },
): Promise<Editor> {
  const open = (name: string) => connect(url, token, name)
  const [author, reader, board] = await Promise.all([open(document), open(document), open(watched)])
  let updates = 0
  board.doc.on('update', () => (updates += 1))
  const fields = reader.doc.getMap('fields')
  return {
    async measure(work) {
      const waits: number[] = []
      let isOver = false
      const working = work().finally(() => (isOver = true))
      while (!isOver) {
        const value = new Date().toISOString()
        const began = performance.now()
        const seen = appears(fields, value)
        author.doc.getMap('fields').set(FIELD, value)
        await seen
        waits.push(performance.now() - began)
        await delay(EVERY_MS)
      }
      await working
      return waits
    },
    boardUpdates: () => updates,
    close() {
      for (const { provider } of [author, reader, board]) provider.destroy()
    },
  }
}

function appears(fields: Y.Map<unknown>, value: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (fields.get(FIELD) !== value) return
      fields.unobserve(look)
      resolve()
    }
    fields.observe(look)
  })
}

async function connect(url: string, token: string, name: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/docs`, name, doc, {
    WebSocketPolyfill: WebSocket as never,
    params: { token },
    disableBc: true,
  })

  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { doc, provider }
}
