import { Readable } from 'node:stream'
import { STAND_IN_ACTOR, standInWav } from '#domain/call/playback/stand-in.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { listTranscript } from '#db/pace/calls/segments.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { findRecording, hasRecordings, listUnrecorded } from '#db/pace/recordings/recordings.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { Logger } from '#service/log.ts'
import type { Recordings } from '../recordings/keep-recording.server.ts'

type Deps = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  recordings: Pick<Recordings, 'keep'>
  log: Pick<Logger, 'error'>
}

/** The demo's own calls, that somebody starts by a press (`sync-server/call-feed/demo`). */
const DEMO_CALL = /^demo-/
/** So many of the calls with which a demo begins. */
const AT_FIRST = 3

/**
 * In a demo nobody records: its calls get stand-ins, so that one sees how a recording goes with its words. Those that somebody starts get one when they
 * are over, and a house that has none yet gets some for its latest calls.
 */
export async function keepStandIns(deps: Deps): Promise<{ stop: () => Promise<void> }> {
  let making: Promise<void> = Promise.resolve()
  const make = (callId: string) => {
    making = making
      .then(() => keepStandIn(deps, callId))
      .catch((err: unknown) => deps.log.error({ err, callId }, 'no stand-in for a recording'))
  }
  const end = deps.tail.subscribe((events) => {
    for (const event of events) if (isOverNow(event)) make(event.key)
  })
  if (!(await hasRecordings(deps.db)))
    for (const callId of await listUnrecorded(deps.db, AT_FIRST)) make(callId)
  return {
    stop: () => {
      end()
      return making
    },
  }
}

function isOverNow({ resource, key, new: now }: EntityEvent): boolean {
  const state = now?.['state']
  return resource === 'call' && DEMO_CALL.test(key) && (state === 'wrapup' || state === 'ended')
}

/** Once more it is the same, unless words came after the first. A recording that somebody else has kept stays. */
async function keepStandIn({ db, recordings }: Deps, callId: string): Promise<void> {
  const found = await findCall(db, callId)
  const before = await findRecording(db, callId)
  if (!found || (before && before.addedBy !== STAND_IN_ACTOR)) return
  const lines = await listTranscript(db, callId)
  if (lines.length === 0) return
  const by = { actor: STAND_IN_ACTOR, via: STAND_IN_ACTOR }
  const body = Readable.toWeb(Readable.from([standInWav(lines)]))
  const sent = { call: found.call, beginsMs: 0, by, onlyOver: STAND_IN_ACTOR }
  await recordings.keep(sent, body)
}
