import { Typing } from '../load/typing.ts'
import { SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against } from './judge.ts'
import type { Scenario } from './scenario.ts'
import { roomsOf, typeSteadily } from './typing-figures.ts'

const EDITS_PER_SECOND = 50

export const twoPeople: Scenario = {
  name: 'two-people',
  title: 'Two people in a room, 50 edits/s between them',
  servers: SERVERS,
  growth: { figure: 'CPU s per 1M deliveries', of: 'each' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name)
    const typing = await Typing.open(server, roomsOf(1, { authors: 2, readers: 0 }))
    const perSecond = EDITS_PER_SECOND * load.share
    const figures = await typeSteadily(server, typing, { perSecond, seconds: load.seconds })
    typing.close()
    return figures
  },
  judge: (by) => [
    against(by, { figure: 'p50 ms', unit: ' ms', atMost: 5 }),
    against(by, { figure: 'p99 ms', unit: ' ms', atMost: 20 }),
    against(by, { figure: 'lost', unit: '', atMost: 0 }),
  ],
}
