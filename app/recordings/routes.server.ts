import { Hono } from 'hono'
import { type Actor, subjectName } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { createSeals } from '../files/record/address.server.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { changedBy } from '../http/changed-by.ts'
import type { Sessions } from '../session/web-session.server.ts'
import { listenPath, soundPath } from './paths.ts'
import { findHearing, requireRecordedCall } from './recorded-call.server.ts'
import { requireHeard, serveSound } from './serve-sound.server.ts'

type Deps = {
  db: PaceDb
  store: ObjectStore
  sessions: Pick<Sessions, 'require'>
  secret: string
  appUrl: string
}

/** Somebody who stops in the middle of a long call goes on after lunch. */
const LISTENING = { use: 'recordings', spanS: 2 * 60 * 60 }

/** How a browser plays a recording: it says so, which is audited, and gets an address that is that person's alone. */
export function createRecordingRoutes({ db, store, sessions, secret, appUrl }: Deps): Hono {
  const seals = createSeals(secret, undefined, LISTENING)
  const routes = new Hono()
  routes.post(listenPath(':id'), async (c) => {
    // A cookie is sent by the browser whoever asks: it has to be a page of ours.
    if (c.req.header('origin') !== new URL(appUrl).origin)
      throw new DomainError('forbidden', 'This request came from another site.')
    const { actor } = await sessions.require(c.req.raw)
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
  return routes
}

function sealedFor(actor: Actor, callId: string): string {
  return `${callId} ${subjectName(actor)}`
}
