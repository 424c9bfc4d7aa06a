import { Hono } from 'hono'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { z } from 'zod'
import { type Actor, subjectName } from '#domain/access/access.ts'
import { requireOver } from '#domain/call/commands.ts'
import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { createSeals } from '../files/record/address.server.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { changedBy } from '../http/changed-by.ts'
import type { Sessions } from '../session/web-session.server.ts'
import type { Recordings } from './keep-recording.server.ts'
import { listenPath, recordingPath, soundPath } from './paths.ts'
import {
  findHearing,
  requireCallTo,
  requireNotPast,
  requireRecordedCall,
} from './recorded-call.server.ts'
import { requireHeard, serveSound } from './serve-sound.server.ts'

type Deps = {
  db: PaceDb
  store: ObjectStore
  sessions: Pick<Sessions, 'require'>
  recordings: Pick<Recordings, 'keep' | 'remove'>
  settings: Pick<SettingsWatch, 'current'>
  now?: () => Date
  secret: string
  appUrl: string
}

const DAY_MS = 86_400_000
/** Somebody who stops in the middle of a long call goes on after lunch. */
const LISTENING = { use: 'recordings', spanS: 2 * 60 * 60 }

/** How a browser plays a recording: it says so, which is audited, and gets an address that is that person's alone; and how it keeps one. */
export function createRecordingRoutes(deps: Deps): Hono {
  const { db, store, sessions, secret } = deps
  const seals = createSeals(secret, undefined, LISTENING)
  const routes = new Hono()
  routes.post(listenPath(':id'), async (c) => {
    const { actor } = await requireOwnPage(deps, c.req.raw)
    const found = await requireRecordedCall(db, actor, c.req.param('id') ?? '')
    const hearing = await findHearing(db, actor, found)
    const { id } = found.call
    await appendAudit(db, {
      ...changedBy(actor, remoteAddress(c)),
      action: 'call.listen',
      target: `call:${id}`,
      outcome: hearing.kind === 'nothing' ? 'denied' : 'allowed',
      after: { heard: hearing.kind },
    })
    requireHeard(hearing)
    const url = `${soundPath(id)}?${seals.seal(sealedFor(actor, id))}`
    return c.json({ url, hearing: hearing.kind }, 200, { 'cache-control': 'no-store' })
  })
  routes.get(soundPath(':id'), async (c) => {
    const { actor } = await sessions.require(c.req.raw)
    const found = await requireRecordedCall(db, actor, c.req.param('id') ?? '')
    if (!seals.holds(sealedFor(actor, found.call.id), c.req.query()))
      throw new DomainError('forbidden', 'This address has run out; listen from the call’s page.')
    const { recording } = found
    const hearing = await findHearing(db, actor, found)
    return serveSound(store, c.req.raw, { recording, hearing })
  })
  mountKeeping(routes, deps)
  return routes
}

const KeptSchema = z.object({
  /** Where in the call's own time it begins; left out where nobody knows. */
  begins_ms: z
    .string()
    .regex(/^-?\d{1,9}$/, 'is a whole number of milliseconds')
    .transform(Number)
    .pipe(z.number().min(-DAY_MS).max(DAY_MS))
    .optional(),
})

/** A recording that somebody keeps with a call by hand, and takes away: its bytes are the body, whatever its name says. */
function mountKeeping(routes: Hono, deps: Deps): void {
  const { db, recordings } = deps
  routes.put(recordingPath(':id'), async (c) => {
    const { actor } = await requireOwnPage(deps, c.req.raw)
    const { call } = await requireCallTo(db, actor, kept(c.req.param('id')))
    const { begins_ms: beginsMs = null } = parse(KeptSchema, c.req.query(), 'The address')
    requireOver(call.state)
    requireNotPast(deps, call)
    const { body } = c.req.raw
    if (!body) throw new DomainError('malformed', 'Send the bytes of the recording as the body.')
    const by = changedBy(actor, remoteAddress(c))
    const { step } = await recordings.keep({ call, beginsMs, by }, body as WebStream<Uint8Array>)
    return c.json({ step }, step === 'added' ? 201 : 200)
  })
  routes.delete(recordingPath(':id'), async (c) => {
    const { actor } = await requireOwnPage(deps, c.req.raw)
    const { call } = await requireCallTo(db, actor, kept(c.req.param('id')))
    if (!(await recordings.remove(call.id, changedBy(actor, remoteAddress(c)))))
      throw new DomainError('notFound', 'This call has no recording.', [], { key: 'noRecording' })
    return c.body(null, 204)
  })
}

const kept = (callId = '') => ({ action: 'keepRecording', callId }) as const

/** A cookie is sent by the browser whoever asks: it has to be a page of ours. */
function requireOwnPage({ sessions, appUrl }: Deps, request: Request) {
  if (request.headers.get('origin') !== new URL(appUrl).origin)
    throw new DomainError('forbidden', 'This request came from another site.')
  return sessions.require(request)
}

function sealedFor(actor: Actor, callId: string): string {
  return `${callId} ${subjectName(actor)}`
}
