import { edit, erase } from './edits.ts'
import type { SeededRandom } from './stand-ins/seeded-random.ts'
import type { Simulation } from './simulation.ts'

type Step = (simulation: Simulation, random: SeededRandom) => void
type Faults = Record<string, { weight: number; step: Step }>

/** What people do. */
const WORK = {
  edit: { weight: 30, step: (simulation, random) => editOnce(simulation, random, 1) },
  burst: {
    weight: 4,
    step: (simulation, random) => editOnce(simulation, random, random.between(2, 8)),
  },
  erase: {
    weight: 5,
    step({ world, clients }, random) {
      const client = random.pick(clients)
      if (client) world.time.as(client.name, () => erase(client.doc, random))
    },
  },
  change: {
    weight: 6,
    step(simulation, random) {
      const node = random.pick(simulation.world.nodes.filter((one) => one !== null))
      if (node) simulation.changeAt(node)
    },
  },
} satisfies Faults

/** What goes wrong. A run has some of these kinds, so that rare ones meet each other too. */
const FAULTS: Faults = {
  cut: {
    weight: 6,
    step({ world, clients }, random) {
      const client = random.pick(clients)
      world.note(`the line of ${client?.name} is cut`)
      client?.line?.cut()
    },
  },
  leave: {
    weight: 5,
    step({ world, clients }, random) {
      const client = random.pick(clients)
      if (!client) return
      const { provider, kind, name } = client
      if (kind === 'live') return
      world.note(`${name} ${provider.shouldConnect ? 'leaves' : 'comes back'}`)
      world.time.as(name, () =>
        provider.shouldConnect ? provider.disconnect() : provider.connect(),
      )
    },
  },
  silence: {
    weight: 2,
    step({ world, clients }, random) {
      const client = random.pick(clients)
      if (client?.line?.state !== 'whole') return
      world.note(`the line of ${client.name} is half-open`)
      client.line.state = 'silent'
    },
  },
  slow: {
    weight: 4,
    step({ world, clients }, random) {
      const line = random.pick(clients)?.line
      if (!line) return
      line.isSlow = !line.isSlow
      world.note(`${line.client.owner} reads ${line.isSlow ? 'slowly' : 'fast'}`)
    },
  },
  crash: { weight: 2, step: (simulation, random) => simulation.crash(random) },
  kill: {
    weight: 3,
    step({ world }, random) {
      const index = random.between(0, world.nodes.length - 1)
      world.killNode(index)
      world.time.schedule('world', random.between(0, 800), () => world.startNode(index))
    },
  },
  drain: {
    weight: 1,
    step: ({ world }, random) => world.drainNode(random.between(0, world.nodes.length - 1)),
  },
  breakLine: {
    weight: 3,
    step({ world }, random) {
      const node = random.pick(world.nodes)
      if (!node) return
      world.note(`${node.name} loses its database connections`)
      world.time.as(node.name, () => node.store.breakOff({ isAlive: true }))
    },
  },
  rebuild: { weight: 1, step: ({ world }) => world.rebuildDocument() },
  lost: weather((world, random) => (world.weather.lost = random.pick([0, 0.1, 0.5]) ?? 0), 3),
  unheard: weather((world, random) => (world.weather.unheard = random.pick([0, 0.2, 0.6]) ?? 0), 4),
  down: weather(({ weather: now }) => (now.isDatabaseDown = !now.isDatabaseDown), 2),
  full: weather(({ weather: now }) => (now.isDiskFull = !now.isDiskFull), 2),
  refused: weather(({ weather: now }) => (now.isDocumentRefused = !now.isDocumentRefused), 2),
  bellsLost: weather(
    (world, random) => (world.weather.bellsLost = random.pick([0, 0.3, 1]) ?? 0),
    3,
  ),
  bellsTwice: weather(({ weather: now }) => (now.bellsTwice = now.bellsTwice ? 0 : 0.5), 2),
  busDown: weather(({ weather: now }) => (now.isBusDown = !now.isBusDown), 2),
  slowDatabase: weather(({ weather: now }) => (now.isSlow = !now.isSlow), 2),
}

/** Draws the kinds of trouble of one run, and then its steps. */
export function createSteps(random: SeededRandom): () => { name: string; step: Step } {
  const kinds = Object.entries(FAULTS).filter(() => random.chance(0.4))
  const all = [...Object.entries<{ weight: number; step: Step }>(WORK), ...kinds]
  const total = all.reduce((sum, [, { weight }]) => sum + weight, 0)
  return () => {
    let left = random.next() * total
    for (const [name, { weight, step }] of all) {
      left -= weight
      if (left < 0) return { name, step }
    }
    return { name: 'edit', step: WORK.edit.step }
  }
}

function editOnce(
  { world, clients, nextWord }: Simulation,
  random: SeededRandom,
  times: number,
): void {
  const client = random.pick(clients)
  if (!client) return
  world.note(`${client.name} edits${times > 1 ? ` ${times} times` : ''}`)
  world.time.as(client.name, () => {
    for (let index = 0; index < times; index += 1) edit(client.doc, nextWord(), random)
  })
}

function weather(
  change: (world: Simulation['world'], random: SeededRandom) => unknown,
  weight: number,
): { weight: number; step: Step } {
  return {
    weight,
    step({ world }, random) {
      change(world, random)
      const bad = Object.entries(world.weather).filter(([, value]) => value)
      world.note(`database: ${bad.map(([name, value]) => `${name}=${value}`).join(' ') || 'well'}`)
    },
  }
}
