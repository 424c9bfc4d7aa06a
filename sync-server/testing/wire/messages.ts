import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** "Send me everything": a step 1 with an empty state vector. */
export const STEP1 = Uint8Array.of(0, 0, 1, 0)

export function marker(number: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 101)
    encoding.writeVarUint(encoder, number)
  })
}

/** One client's presence. */
export function awareness(client: number, clock: number, state: unknown): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** An update for each letter, as it is typed. */
export function typed(text: string, into = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => void updates.push(update)
  into.on('update', listen)
  const title = into.getText('title')
  for (const letter of text) title.insert(title.length, letter)
  into.off('update', listen)
  return updates
}
