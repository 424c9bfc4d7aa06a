import { setTimeout as delay } from 'node:timers/promises'
import { type RoomPlan, Typing } from '../load/typing.ts'
import { type BenchServer } from '../servers/bench-server.ts'
import type { Lab } from '../servers/lab.ts'
import { launchServer } from '../servers/launch.ts'
import { startRedis } from '../servers/redis.ts'
import { against } from './judge.ts'
import type { Figures } from '../load/figures.ts'
import { type Load, scaled, type Scenario } from './scenario.ts'
import { newDocument, typeSteadily } from './typing-figures.ts'

const NODES = 3
const DOCUMENTS = 500
const EDITS_PER_DOCUMENT = 10
/** Enough for the nodes that stay, while a third of all clients come to them. */
const EDITS_PER_DOCUMENT_AT_KILL = 2
const KILLED = 2
const KILL_AFTER_MS = 1_500

export const threeNodes = onThreeNodes({
  name: 'three-nodes',
  title:
    'Three nodes with Redis: 500 documents × 2 clients on different nodes, 10 edits/s each; one node is killed',
  withRedis: true,
})
export const threeNodesWithoutRedis = onThreeNodes({
  name: 'three-nodes-without-redis',
  title: 'The same three nodes without Redis',
  withRedis: false,
})

type Variant = { name: string; title: string; withRedis: boolean }

function onThreeNodes({ name, title, withRedis }: Variant): Scenario {
  return {
    name,
    title,
    servers: ['pace'],
    growth: { figure: 'CPU s per 1M deliveries', of: 'each' },
    async measure({ lab, server: which, load }) {
      const options = withRedis ? { env: { REDIS_URL: await requireRedis(lab) } } : {}
      const server = await launchServer(lab, which, { nodes: NODES, ...options })
      return measureNodes(server, load)
    },
    judge: (by) => [
      against(by, { figure: 'p99 ms', unit: ' ms', atMost: 80 }),
      against(by, { figure: 'back ms', unit: ' ms', atMost: 3_000 }),
      against(by, { figure: 'lost', unit: '', atMost: 0 }),
      against(by, { figure: 'lost at the kill', unit: '', atMost: 0 }),
    ],
  }
}

async function requireRedis(lab: Lab): Promise<string> {
  const url = await startRedis(lab)
  if (url) return url
  throw new Error('There is no redis-server here: install it, or run three-nodes-without-redis.')
}

async function measureNodes(server: BenchServer, load: Load): Promise<Figures> {
  const documents = scaled(DOCUMENTS, load)
  const typing = await Typing.open(server, Array.from({ length: documents }, planRoom))
  const perSecond = documents * EDITS_PER_DOCUMENT
  const steady = await typeSteadily(server, typing, { perSecond, seconds: load.seconds })
  const killed = await typeOverKill(server, typing, {
    perSecond: documents * EDITS_PER_DOCUMENT_AT_KILL,
    seconds: load.seconds,
  })
  typing.close()
  return { ...steady, ...killed }
}

/** The two clients of a document sit at two of the nodes. */
function planRoom(_: unknown, index: number): RoomPlan {
  const nodes = [index % NODES, (index + 1) % NODES]
  return { document: newDocument(), authors: 2, readers: 0, nodes }
}

async function typeOverKill(
  server: BenchServer,
  typing: Typing,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Figures> {
  const typed = typing.run(perSecond, seconds)
  await delay(KILL_AFTER_MS)
  const begun = performance.now()
  await server.nodes[KILLED]?.end('SIGKILL')
  await typing.moveAway(KILLED)
  const back = performance.now() - begun
  const { delivered, expected } = await typed
  return { 'back ms': back, 'lost at the kill': expected - delivered }
}
