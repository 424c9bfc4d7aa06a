import { setTimeout as delay } from 'node:timers/promises'
import { Author } from '../load/author.ts'
import { Member } from '../load/member.ts'
import { Typing } from '../load/typing.ts'
import { type BenchServer, cpuOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { readRuns } from '../wire/read-runs.ts'
import { against } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument, roomsOf } from './typing-figures.ts'

const EDITS = 10_000
const PROBES_PER_SECOND = 20
const BEFORE_MS = 1_000
const PATIENCE_SECONDS = 6
const CLIENT = 1000

export const burst: Scenario = {
  name: 'burst',
  title: 'A burst of 10,000 edits in one document; 20 edits/s in another',
  servers: SERVERS,
  growth: { figure: 'reader has all ms', of: 'total' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name)
    const probe = await Typing.open(server, roomsOf(1, { authors: 1, readers: 1 }))
    await probe.run(PROBES_PER_SECOND, 1)
    const prepared = await prepareBurst(server, scaled(EDITS, load))
    const before = cpuOf(server)
    const probing = probe.run(PROBES_PER_SECOND, PATIENCE_SECONDS)
    await delay(BEFORE_MS)
    const wholeMs = await prepared.send()
    prepared.close()
    const { latencies, delivered, expected } = await probing
    const cpu = cpuOf(server) - before
    probe.close()
    return {
      'probe max ms': latencies.max,
      'probe p50 ms': latencies.percentile(0.5),
      'reader has all ms': wholeMs,
      'server CPU s': cpu,
      lost: expected - delivered,
    }
  },
  judge: (by) => [
    against(by, { figure: 'probe max ms', unit: ' ms', atMost: 50 }),
    against(by, { figure: 'lost', unit: '', atMost: 0 }),
  ],
}

/** Made before the probe begins: a generator that is busy itself would blame the server for it. */
async function prepareBurst(server: BenchServer, edits: number) {
  const document = newDocument()
  const author = new Author(CLIENT, { name: 'title', rich: false })
  let have = 0
  const writer = await Member.join({ server, document })
  const reader = await Member.join({ server, document }, (kind, bytes, at) => {
    if (kind !== 'update' && kind !== 'step2') return
    readRuns(bytes, at, (_client, clock, length) => (have = Math.max(have, clock + length)))
  })
  const updates = [author.opening, ...author.type(edits).updates]
  const frames = Buffer.concat(
    updates.map((update) => clientFrame(updateMessage(server.dialect, document, update))),
  )

  /** Everything in one write; resolves with how long the reader took to have all of it. */
  async function send(): Promise<number> {
    const begun = performance.now()
    writer.send(frames)
    while (have < updates.length && performance.now() - begun < PATIENCE_SECONDS * 1000)
      await delay(1)
    return have < updates.length ? Infinity : performance.now() - begun
  }

  function close(): void {
    writer.close()
    reader.close()
  }
  return { send, close }
}
