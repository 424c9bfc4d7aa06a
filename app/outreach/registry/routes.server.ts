import { Hono } from 'hono'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { authorise } from '#domain/access/access.ts'
import { DaySchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { dayOf } from '#domain/zone-time.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../../http/changed-by.ts'
import type { Sessions } from '../../session/web-session.server.ts'
import { bringInRegistry } from './bring-in.server.ts'
import { REGISTRY_PATH } from './paths.ts'

type Deps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  sessions: Pick<Sessions, 'require'>
  appUrl: string
}
const ListSchema = z.object({ asOf: DaySchema, name: z.string().max(300).default('list') })

/** How a browser sends a list of the Do Not Call Registry: whole, as it is. */
export function createRegistryRoutes({ db, settings, sessions, appUrl }: Deps): Hono {
  const routes = new Hono()
  routes.post(REGISTRY_PATH, async (c) => {
    // A cookie is sent by the browser whoever asks: it has to be a page of ours.
    if (c.req.header('origin') !== new URL(appUrl).origin)
      throw new DomainError('forbidden', 'This request came from another site.')
    const { actor } = await sessions.require(c.req.raw)
    authorise(actor, 'change', 'settings')
    if (actor.kind !== 'person') throw new DomainError('forbidden', 'Only a person can do this.')
    const { asOf, name } = parse(ListSchema, c.req.query(), 'The list')
    const by = changedBy(actor, remoteAddress(c))
    const { country, zone } = settings.current().house
    if (asOf > dayOf(Date.now(), zone))
      throw new DomainError('invalid', 'This day has not come yet.', [], { key: 'registryAhead' })
    const { body } = c.req.raw
    const bringing = { db, by, personId: actor.id, country, name, asOf, body }
    const { numbers, unread } = await bringInRegistry(bringing)
    return c.json({ numbers, unread }, 201, { 'cache-control': 'no-store' })
  })
  return routes
}
