import { onTestFinished } from 'vitest'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { insertModelOutput } from '#db/assistcraft/model-outputs.ts'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { calls } from '#db/pace/schema.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import { createCallUpdate, readAnnotations } from '#domain/call/call.ts'
import { createLogger } from '#service/log.ts'
import { signToken, type startServer } from '#sync/testing/start-server.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseModel } from '#assistcraft/models/choose-model.ts'
import { LOCAL_ANSWERS } from '#assistcraft/local-answers.ts'
import { createModelRunner } from '#assistcraft/models/run-task.ts'
import { DUBAI } from '#assistcraft/testing/dubai-places.ts'
import { CALL_START, type Line, segmentsOf } from '#assistcraft/testing/heard-call.ts'
import { readRecordedCall } from '#assistcraft/testing/recorded-call.ts'
import { createAnalyser } from '#assistcraft/calls/analyser.ts'
import { CallFloor, type CallFloorOptions } from '#assistcraft/calls/call-floor.ts'
import type { KnownCall } from '#assistcraft/calls/follow/discover.ts'
import { createJoin } from '#assistcraft/calls/follow/join.ts'
import { createPlaces } from '#assistcraft/calls/places.ts'
import type { Records } from '#assistcraft/calls/records.ts'

export type Server = Awaited<ReturnType<typeof startServer>>

export const NO_RECORDS: Records = {
  readLead: async () => null,
  listAreas: async () => [...DUBAI.places],
  readHouse: async () => DUBAI.house,
  searchListings: async () => null,
}

/** One thread for all floors of a test file: it takes a second to warm up. A busy machine takes none of its words away. */
const analyser = createAnalyser({
  log: createLogger('assistcraft', { level: 'silent' }),
  budgetMs: 60_000,
})

export async function openFloor(server: Server, options: Partial<CallFloorOptions> = {}) {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  return { db, ...startFloor(server, db, options) }
}

export function startFloor(
  server: Server,
  db: CallFloorOptions['db'],
  options: Partial<CallFloorOptions> = {},
) {
  const lines: string[] = []
  const log = createLogger('assistcraft', {
    destination: { write: (line) => void lines.push(line) },
  })
  const tokens = {
    clientToken: () =>
      signToken({ sub: 'assistcraft', client_id: 'assistcraft', scope: 'calls:assist' }),
  }
  const floor = new CallFloor({
    db,
    join: createJoin({ syncUrl: server.url.replace('/docs', '').replace('ws', 'http'), tokens }),
    places: createPlaces(),
    records: NO_RECORDS,
    models: createModelRunner({
      ...chooseModel({}, LOCAL_ANSWERS),
      record: (output) => insertModelOutput(db, output),
    }),
    analyser,
    log,
    holder: crypto.randomUUID(),
    lagMs: 30,
    lingerMs: 30,
    ...options,
  })
  onTestFinished(() => floor.stop())
  return { floor, lines }
}

/** A call as the feed begins it: its row and its document. */
export async function beginCall(server: Server): Promise<string> {
  const id = `call-${crypto.randomUUID().slice(0, 8)}`
  const fields = {
    state: 'live',
    direction: 'inbound',
    startedAt: CALL_START,
    agentId: server.sara.id,
    teamId: server.marina,
    source: 'test',
  } as const
  await server.admin.insert(calls).values({ id, ...fields })
  await server.server.rooms.create(`call:${id}`, {
    actor: 'service:feed',
    update: createCallUpdate(fields),
  })
  return id
}

export function feed(
  server: Server,
  id: string,
  change: Parameters<Server['server']['rooms']['change']>[1]['change'],
) {
  return server.server.rooms.change(`call:${id}`, { actor: 'service:feed', change })
}

export async function marks(server: Server, id: string) {
  return readAnnotations(await server.server.rooms.read(`call:${id}`))
}

export function seen(server: Server, id: string, part: Partial<KnownCall> = {}): KnownCall {
  return {
    id,
    state: 'live',
    agentId: server.sara.id,
    leadId: null,
    teamId: server.marina,
    endedAt: null,
    isDue: true,
    ...part,
  }
}

/** The call's marks once one of that type, kind and value is among them. */
export function marksWith(server: Server, id: string, wanted: Partial<Annotation>) {
  return waitFor(async () => {
    const all = await marks(server, id)
    const isThere = all.some((mark) =>
      Object.entries(wanted).every(
        ([key, value]) => JSON.stringify(Reflect.get(mark, key)) === JSON.stringify(value),
      ),
    )
    return isThere ? all : null
  })
}

export function stored(server: Server, id: string): Promise<number> {
  return listUpdatesAfter(server.db, `call:${id}`, 0).then((updates) => updates.length)
}

export function recorded(name: string) {
  return segmentsOf(readRecordedCall(name).map(({ role, text }): Line => [role, text]))
}

export const LINES = segmentsOf([
  ['agent', 'How many bedrooms do you need?'],
  ['customer', 'Two, please, in Dubai Marina.'],
])
