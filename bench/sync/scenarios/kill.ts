import { runOpenLoop, planSchedule } from '../load/open-loop.ts'
import { createRandom } from '../load/record.ts'
import { WatchedAuthor } from '../load/watched-author.ts'
import type { BenchServer, ServerName } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against } from './judge.ts'
import type { Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const RATES = [100, 300, 1_000, 2_000]
const DOCUMENTS = 4
const SHORTEST_SECONDS = 0.5
const LONGEST_SECONDS = 2.5
const ASKS_FOR_MARKERS: readonly ServerName[] = ['pace']

export const kill: Scenario = {
  name: 'kill',
  title: 'SIGKILL of the server at 100 to 2,000 edits/s: what was seen or acknowledged and is gone',
  servers: ['pace', 'y-websocket', 'hocuspocus'],
  growth: { figure: 'seen', of: 'total' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name, { stores: true })
    const random = createRandom(load.kills)
    const total = { seen: 0, acknowledged: 0, lost: 0, 'acknowledged and lost': 0 }
    for (let round = 0; round < load.kills; round += 1) {
      const perSecond = (RATES[round % RATES.length] ?? 100) * load.share
      const seconds = SHORTEST_SECONDS + random() * (LONGEST_SECONDS - SHORTEST_SECONDS)
      for (const author of await typeUntilKilled(server, { perSecond, seconds })) {
        const kept = await author.countKept(server)
        total.seen += author.seen
        total.acknowledged += author.acknowledged
        total.lost += Math.max(0, author.seen - kept)
        total['acknowledged and lost'] += Math.max(0, author.acknowledged - kept)
      }
    }
    return { kills: load.kills, ...total }
  },
  judge: (by) => [
    against(by, { figure: 'lost', unit: '', atMost: 0 }),
    against(by, { figure: 'acknowledged and lost', unit: '', atMost: 0 }),
    against(by, { figure: 'acknowledged', unit: '', atLeast: 1 }),
  ],
}

/** The kill falls at a random moment of commit and relay. The server is up again when this resolves. */
async function typeUntilKilled(
  server: BenchServer,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<WatchedAuthor[]> {
  const asksForMarkers = ASKS_FOR_MARKERS.includes(server.name)
  const authors = Array.from(
    { length: DOCUMENTS },
    () => new WatchedAuthor(newDocument(), { asksForMarkers }),
  )
  const schedule = planSchedule(perSecond, seconds)
  for (const author of authors) await author.join(server, schedule.events)
  const now = { ...schedule, startAt: performance.now() }
  await runOpenLoop(now, (event) => authors[event % DOCUMENTS]?.sendNext())
  for (const node of server.nodes) await node.end('SIGKILL')
  for (const author of authors) author.leave()
  for (const node of server.nodes) await node.start()
  return authors
}
