import { Hono } from 'hono'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../http/changed-by.ts'
import type { Sessions } from '../session/web-session.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { VCONS_PATH } from './paths.ts'
import { takeVcon } from './take-vcon.server.ts'

type Deps = {
  db: PaceDb
  commands: Pick<Commands, 'takeVcon'>
  sessions: Pick<Sessions, 'require'>
  appUrl: string
}

/** How a browser sends a vCon: whole, as it is. */
export function createVconRoutes({ db, commands, sessions, appUrl }: Deps): Hono {
  const routes = new Hono()
  routes.post(VCONS_PATH, async (c) => {
    // A cookie is sent by the browser whoever asks: it has to be a page of ours.
    if (c.req.header('origin') !== new URL(appUrl).origin)
      throw new DomainError('forbidden', 'This request came from another site.')
    const { actor } = await sessions.require(c.req.raw)
    const by = changedBy(actor, remoteAddress(c))
    const taken = await takeVcon({ db, commands }, { actor, by }, c.req.raw)
    return c.json(taken, taken.isRepeat ? 200 : 201, { 'cache-control': 'no-store' })
  })
  return routes
}
