import { setTimeout as delay } from 'node:timers/promises'
import { Member } from '../load/member.ts'
import { type BenchServer, memoryOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const CONNECTIONS = 2_000
const PER_DOCUMENT = 2
const WARM_UP = 40
const AT_ONCE = 50
const SETTLE_MS = 1_000

export const idle: Scenario = {
  name: 'idle',
  title: '2,000 idle connections on 1,000 documents',
  servers: SERVERS,
  growth: { figure: 'KiB per connection', of: 'each' },
  async measure({ lab, server: name, load }) {
    const connections = scaled(CONNECTIONS, load)
    const server = await launchServer(lab, name)
    for (const member of await joinAll(server, WARM_UP)) member.close()
    await delay(SETTLE_MS)
    const before = await memoryOf(server)
    const begun = performance.now()
    const members = await joinAll(server, connections)
    const connecting = performance.now() - begun
    await delay(SETTLE_MS)
    const bytes = (await memoryOf(server)) - before
    for (const member of members) member.close()
    return { 'KiB per connection': bytes / 1024 / connections, 'connecting ms': connecting }
  },
  judge: (by) => [againstPeer(by, { figure: 'KiB per connection', peer: 'relay', atMost: 1.3 })],
}

async function joinAll(server: BenchServer, count: number): Promise<Member[]> {
  const documents = Array.from({ length: Math.ceil(count / PER_DOCUMENT) }, newDocument)
  const doors = documents.flatMap((document) => Array(PER_DOCUMENT).fill({ server, document }))
  const members: Member[] = []
  for (let index = 0; index < doors.length; index += AT_ONCE) {
    const some = doors.slice(index, index + AT_ONCE)
    members.push(...(await Promise.all(some.map((door) => Member.join(door)))))
  }
  return members
}
