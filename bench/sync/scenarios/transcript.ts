import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import { Latencies } from '../load/latencies.ts'
import { Member } from '../load/member.ts'
import { openDocument } from '../load/open-document.ts'
import { plannedAt, planSchedule, runOpenLoop } from '../load/open-loop.ts'
import { seedAndRestart } from '../load/seed-document.ts'
import { Transcript } from '../load/transcript.ts'
import { type BenchServer, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { readRuns } from '../wire/read-runs.ts'
import { against } from './judge.ts'
import { scaled, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const SEGMENTS = 5_000
const MARKS_PER_SEGMENT = 4
const SEGMENTS_PER_SECOND = 10
const SETTLE_MS = 500
/** How much of a median over a few seconds is noise. */
const AS_FAST = 1.25

export const transcript: Scenario = {
  name: 'transcript',
  title: 'The transcript of a call of 3 hours: 5,000 segments, 20,000 marks, as a note',
  servers: SERVERS,
  growth: { figure: 'open ms', of: 'total' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name, { stores: true })
    const start = await append(server, newDocument(), new Transcript(), load.seconds)
    const call = longCall(scaled(SEGMENTS, load))
    const document = newDocument()
    await seedAndRestart(server, new Map([[document, call.state]]))
    await delay(SETTLE_MS)
    const opening = await openDocument(
      { server, document },
      Y.encodeStateVectorFromUpdate(call.state),
    )
    const end = await append(server, document, call, load.seconds)
    return {
      'open ms': opening.wholeMs,
      'append p50 ms at the start': start.percentile(0.5),
      'append p50 ms at the end': end.percentile(0.5),
      'append p99 ms at the end': end.percentile(0.99),
      'end : start': end.percentile(0.5) / start.percentile(0.5),
      MB: call.state.length / 1_000_000,
    }
  },
  judge: (by) => [
    against(by, { figure: 'open ms', unit: ' ms', atMost: 250 }),
    against(by, { figure: 'end : start', unit: '', atMost: AS_FAST }),
  ],
}

function longCall(segments: number): Transcript {
  const call = new Transcript()
  for (let segment = 0; segment < segments; segment += 1) call.say(MARKS_PER_SEGMENT)
  return call
}

/** From the planned write of a segment to its sight with somebody who follows the call. */
async function append(
  server: BenchServer,
  document: string,
  call: Transcript,
  seconds: number,
): Promise<Latencies> {
  const schedule = planSchedule(SEGMENTS_PER_SECOND, seconds)
  const first = call.clock
  const said = Array.from({ length: schedule.events }, () => {
    const update = call.say(MARKS_PER_SEGMENT)
    return { frame: clientFrame(updateMessage(server.dialect, document, update)), end: call.clock }
  })
  const latencies = new Latencies()
  const now = { ...schedule, startAt: 0 }
  let seen = 0
  const writer = await Member.join({ server, document })
  const reader = await Member.join({ server, document }, (kind, bytes, at) => {
    if (kind !== 'update' || now.startAt === 0) return
    let clock = first
    readRuns(bytes, at, (_client, from, length) => (clock = Math.max(clock, from + length)))
    for (; clock >= (said[seen]?.end ?? Infinity); seen += 1)
      latencies.record(performance.now() - plannedAt(now, seen))
  })
  now.startAt = performance.now()
  await runOpenLoop(now, (event) => writer.send(said[event]?.frame ?? Buffer.alloc(0)))
  for (let waited = 0; seen < said.length && waited < 5_000; waited += 10) await delay(10)
  writer.close()
  reader.close()
  return latencies
}
