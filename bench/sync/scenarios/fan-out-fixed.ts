import { Typing } from '../load/typing.ts'
import { SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against, againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { roomsOf, typeSteadily } from './typing-figures.ts'

const AUTHORS = 5
const READERS = 200
const DELIVERIES_PER_SECOND = 10_000

export const fanOutFixed: Scenario = {
  name: 'fan-out-fixed',
  title: 'Fan-out at a fixed 10,000 deliveries/s: 5 authors, 200 readers, one document',
  servers: SERVERS,
  growth: { figure: 'CPU s per 1M deliveries', of: 'each' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name)
    const typing = await Typing.open(server, roomsOf(1, { authors: AUTHORS, readers: READERS }))
    const perSecond = scaled(DELIVERIES_PER_SECOND, load) / (AUTHORS + READERS - 1)
    const figures = await typeSteadily(server, typing, { perSecond, seconds: load.seconds })
    typing.close()
    return figures
  },
  judge: (by) => [
    againstPeer(by, { figure: 'CPU s per 1M deliveries', peer: 'relay', atMost: 0.7 }),
    against(by, { figure: 'p99 ms', unit: ' ms', atMost: 100 }),
    against(by, { figure: 'lost', unit: '', atMost: 0 }),
  ],
}
