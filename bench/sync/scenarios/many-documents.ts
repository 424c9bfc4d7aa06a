import { Typing } from '../load/typing.ts'
import { SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { against, againstPeer } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { roomsOf, typeSteadily } from './typing-figures.ts'

const DOCUMENTS = 500
const EDITS_PER_DOCUMENT = 10

export const manyDocuments: Scenario = {
  name: 'many-documents',
  title: '500 documents × 2 clients, 10 edits/s in each document',
  servers: SERVERS,
  growth: { figure: 'CPU s per 1M deliveries', of: 'each' },
  async measure({ lab, server: name, load }) {
    const documents = scaled(DOCUMENTS, load)
    const server = await launchServer(lab, name)
    const typing = await Typing.open(server, roomsOf(documents, { authors: 2, readers: 0 }))
    const perSecond = documents * EDITS_PER_DOCUMENT
    const figures = await typeSteadily(server, typing, { perSecond, seconds: load.seconds })
    typing.close()
    return figures
  },
  judge: (by) => [
    against(by, { figure: 'p99 ms', unit: ' ms', atMost: 25 }),
    against(by, { figure: 'lost', unit: '', atMost: 0 }),
    againstPeer(by, {
      figure: 'CPU s per 1M deliveries',
      peer: 'y-websocket',
      atMost: 0.7,
    }),
  ],
}
