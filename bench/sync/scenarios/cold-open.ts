import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import { openDocument } from '../load/open-document.ts'
import { recordOf } from '../load/record.ts'
import { seedAndRestart } from '../load/seed-document.ts'
import { cpuOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against, againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const EDITS = 100_000
const SETTLE_MS = 500

export const coldOpen: Scenario = {
  name: 'cold-open',
  title: 'Cold open of a record of 100,000 edits (3.4 MB) after a restart',
  servers: SERVERS,
  growth: { figure: 'cold ms', of: 'total' },
  async measure({ lab, server: name, load }) {
    const record = recordOf(scaled(EDITS, load))
    const wanted = Y.encodeStateVectorFromUpdate(record)
    const document = newDocument()
    const server = await launchServer(lab, name, { stores: true })
    await seedAndRestart(server, new Map([[document, record]]))
    await delay(SETTLE_MS)
    const before = cpuOf(server)
    const cold = await openDocument({ server, document }, wanted)
    const cpu = cpuOf(server) - before
    const warm = await openDocument({ server, document }, wanted)
    return {
      'cold ms': cold.wholeMs,
      'warm ms': warm.wholeMs,
      'server CPU s': cpu,
      'record MB': record.length / 1_000_000,
      'synced early': Number(cold.syncedEarly) + Number(warm.syncedEarly),
    }
  },
  judge: (by) => [
    againstPeer(by, { figure: 'cold ms', peer: 'relay', atMost: 2.5 }),
    against(by, { figure: 'synced early', unit: '', atMost: 0 }),
  ],
}
