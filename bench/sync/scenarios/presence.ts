import { Presence } from '../load/presence.ts'
import { cpuOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const PEOPLE = 50
const MOVES_PER_SECOND = 2

export const presence: Scenario = {
  name: 'presence',
  title:
    '50 people × 2 moves/s in one document, who send every change back as the stock client does',
  servers: SERVERS,
  growth: { figure: 'core used', of: 'total' },
  async measure({ lab, server: name, load }) {
    const people = scaled(PEOPLE, load)
    const server = await launchServer(lab, name)
    const room = await Presence.open(server, newDocument(), people)
    const before = { cpu: cpuOf(server), at: performance.now() }
    const result = await room.run(people * MOVES_PER_SECOND, load.seconds)
    const elapsed = (performance.now() - before.at) / 1000
    const cpu = cpuOf(server) - before.cpu
    room.close()
    return {
      'core used': cpu / elapsed,
      'states/s': result.states / elapsed,
      'echoes/s': result.echoes / elapsed,
      'p50 ms': result.latencies.percentile(0.5),
      'p99 ms': result.latencies.percentile(0.99),
    }
  },
  judge: (by) => [againstPeer(by, { figure: 'core used', peer: 'y-websocket', atMost: 0.5 })],
}
