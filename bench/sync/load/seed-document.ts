import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import type { BenchServer } from '../servers/bench-server.ts'
import { updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { Member } from './member.ts'
import { openDocument } from './open-document.ts'

/** Longer than the 2 s after which Hocuspocus saves, and y-leveldb says of no update when it has been written. */
const SAVED_AFTER_MS = 4_000

/** Gives the server documents as one update each, waits until they are seen and stored, and starts it anew. */
export async function seedAndRestart(
  server: BenchServer,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const [last] = [...contents].slice(-1)
  const members: Member[] = []
  for (const [document, update] of contents) {
    const member = await Member.join({ server, document })
    member.send(clientFrame(updateMessage(member.dialect, document, update)))
    members.push(member)
  }
  if (last) {
    const [document, update] = last
    await openDocument({ server, document }, Y.encodeStateVectorFromUpdate(update))
  }
  await delay(SAVED_AFTER_MS)
  for (const member of members) member.close()
  for (const node of server.nodes) {
    await node.end()
    await node.start()
  }
}
