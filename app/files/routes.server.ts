import { Hono } from 'hono'
import type { Actor } from '#domain/access/access.ts'
import { isUuid } from '#domain/uuid.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findFile } from '#db/pace/files/records.ts'
import { findPublicPhoto } from '#db/pace/listings/public-photo.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../http/changed-by.ts'
import { requireSamePerson } from '../session/same-person.server.ts'
import type { Sessions } from '../session/web-session.server.ts'
import type { Seals } from './record/address.server.ts'
import { requireFiledRecord } from './record/file-access.server.ts'
import { type Intake, OfferSchema } from './intake/intake.server.ts'
import { UPLOADS_PATH } from './record/paths.ts'
import { PORTAL_SIZE } from './intake/pictures.server.ts'
import { findForm, serveFile } from './serve-file.server.ts'
import type { ObjectStore } from './store/object-store.ts'

export type FileRoutesDeps = {
  db: PaceDb
  store: ObjectStore
  intake: Intake
  seals: Seals
  sessions: Pick<Sessions, 'find' | 'require'>
  appUrl: string
}

/** For who holds the address: it opens for minutes, what it showed may be looked at again for an hour. */
const SEALED_CACHE = 'private, max-age=3600'
const PUBLIC_CACHE = 'public, max-age=3600'

/** How a browser sends files and gets them back, and where portals fetch the photos of what is published. */
export function createFileRoutes(deps: FileRoutesDeps): Hono {
  const routes = new Hono()
  mountUploads(routes, deps)
  mountDownloads(routes, deps)
  return routes
}

function mountUploads(routes: Hono, { sessions, intake, appUrl }: FileRoutesDeps): void {
  routes.use(`${UPLOADS_PATH}/*`, async (c, next) => {
    requireOwnPage(c.req.raw, appUrl)
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })
  routes.post(`${UPLOADS_PATH}/begin`, async (c) => {
    const { actor } = await requireSamePerson(sessions, c.req.raw)
    const body: unknown = await c.req.json().catch(() => null)
    const { id, bytes } = await intake.begin(actor, parse(OfferSchema, body, 'The upload'))
    return c.json({ id, bytes, url: `${UPLOADS_PATH}/${id}` }, 201)
  })
  routes.post(`${UPLOADS_PATH}/:id/finish`, async (c) => {
    const { actor } = await requireSamePerson(sessions, c.req.raw)
    const by = changedBy(actor, remoteAddress(c))
    const file = await intake.finish(actor, requireId(c.req.param('id')), by)
    return c.json({ id: file.id, name: file.name, type: file.type })
  })
  // HEAD comes in as GET, and goes on as what it was.
  routes.on(['GET', 'PATCH', 'DELETE'], `${UPLOADS_PATH}/:id`, async (c) => {
    const { actor } = await requireSamePerson(sessions, c.req.raw)
    return intake.proceed(actor, requireId(c.req.param('id')), c.req.raw)
  })
}

function mountDownloads(routes: Hono, { db, store, seals, sessions }: FileRoutesDeps): void {
  routes.get('/files/:id/:form', async (c) => {
    const id = requireId(c.req.param('id'))
    const file = (await findFile(db, id)) ?? notThere()
    if (!seals.holds(id, c.req.query())) {
      const { actor } = await sessions.require(c.req.raw)
      await requireRead(db, actor, file.record)
    }
    const form = findForm(file, c.req.param('form')) ?? notThere()
    return serveFile(store, c.req.raw, { file, form, cache: SEALED_CACHE })
  })
  routes.get('/photos/:photo{[0-9a-f-]{36}\\.jpg}', async (c) => {
    const id = requireId(c.req.param('photo').slice(0, -'.jpg'.length))
    const file = (await findPublicPhoto(db, id)) ?? notThere()
    const form = findForm(file, PORTAL_SIZE) ?? notThere()
    const answer = await serveFile(store, c.req.raw, { file, form, cache: PUBLIC_CACHE })
    answer.headers.set('cross-origin-resource-policy', 'cross-origin')
    return answer
  })
}

async function requireRead(db: PaceDb, actor: Actor, record: string): Promise<void> {
  await requireFiledRecord(db, actor, 'read', record)
}

/** A cookie is sent by the browser whoever asks; a browser names the origin of what changes something. */
function requireOwnPage(request: Request, appUrl: string): void {
  if (request.method === 'HEAD') return
  if (request.headers.get('origin') === new URL(appUrl).origin) return
  throw new DomainError('forbidden', 'This request came from another site.')
}

function requireId(id: string): string {
  return isUuid(id) ? id : notThere()
}

function notThere(): never {
  throw new DomainError('notFound', 'There is no such file, or you may not see it.')
}
