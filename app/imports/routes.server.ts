import { Hono } from 'hono'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import { IMPORT_NOUNS } from '#domain/import/import.ts'
import { parse } from '#domain/parse.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import type { ObjectStore } from '../files/store/object-store.ts'
import { changedBy } from '../http/changed-by.ts'
import type { Sessions } from '../session/web-session.server.ts'
import { beginImport } from './begin-import.server.ts'
import { IMPORT_FILE_PATH } from './paths.ts'

type Deps = {
  db: PaceDb
  store: Pick<ObjectStore, 'put'>
  sessions: Pick<Sessions, 'require'>
  appUrl: string
}
export const NewImportSchema = z.object({
  noun: z.enum(IMPORT_NOUNS),
  name: z.string().max(300).default('file'),
})

/** How a browser sends the file of an import: whole, as it is. */
export function createImportRoutes({ db, store, sessions, appUrl }: Deps): Hono {
  const routes = new Hono()
  routes.post(IMPORT_FILE_PATH, async (c) => {
    // A cookie is sent by the browser whoever asks: it has to be a page of ours.
    if (c.req.header('origin') !== new URL(appUrl).origin)
      throw new DomainError('forbidden', 'This request came from another site.')
    const { actor } = await sessions.require(c.req.raw)
    const { noun, name } = parse(NewImportSchema, c.req.query(), 'The import')
    const by = changedBy(actor, remoteAddress(c))
    const { id } = await beginImport({ db, store }, { actor, by, noun, name, body: c.req.raw.body })
    return c.json({ id }, 201, { 'cache-control': 'no-store' })
  })
  return routes
}
