import { setTimeout as delay } from 'node:timers/promises'
import { Author } from '../load/author.ts'
import { Latencies } from '../load/latencies.ts'
import { Member } from '../load/member.ts'
import { seedAndRestart } from '../load/seed-document.ts'
import { cpuOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against, againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const CLIENTS = 1_000
const DOCUMENTS = 200
const CHARACTERS = 500
const SETTLE_MS = 500

export const storm: Scenario = {
  name: 'storm',
  title: '1,000 clients come back to 200 documents at once, right after a restart',
  servers: SERVERS,
  growth: { figure: 'all synced ms', of: 'total' },
  async measure({ lab, server: name, load }) {
    const documents = Array.from({ length: scaled(DOCUMENTS, load) }, newDocument)
    const server = await launchServer(lab, name, { stores: true })
    await seedAndRestart(server, new Map(documents.map((document) => [document, content()])))
    await delay(SETTLE_MS)
    const before = cpuOf(server)
    const latencies = new Latencies()
    const members = await Promise.allSettled(
      Array.from({ length: scaled(CLIENTS, load) }, async (_, index) => {
        const begun = performance.now()
        const document = documents[index % documents.length] ?? ''
        const member = await Member.join({ server, document })
        latencies.record(performance.now() - begun)
        return member
      }),
    )
    const cpu = cpuOf(server) - before
    for (const result of members) if (result.status === 'fulfilled') result.value.close()
    return {
      'all synced ms': latencies.max,
      'p50 ms': latencies.percentile(0.5),
      'server CPU s': cpu,
      failed: members.filter(({ status }) => status === 'rejected').length,
    }
  },
  judge: (by) => [
    againstPeer(by, { figure: 'all synced ms', peer: 'relay', atMost: 1.5 }),
    against(by, { figure: 'failed', unit: '', atMost: 0 }),
  ],
}

function content(): Uint8Array {
  const author = new Author(1000, { name: 'title', rich: false })
  author.type(CHARACTERS)
  return author.state()
}
