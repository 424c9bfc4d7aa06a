import type { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import type { ApiEnv } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import { isSignedByBayut } from './bayut-signature.ts'
import { takeIn } from '../take-in.ts'
import { headersThatMatter } from './headers.ts'

type Deps = ApiDeps

/** Where Bayut and dubizzle push what somebody asked them. */
export function mountPortalPushes(routes: Hono<ApiEnv>, deps: Deps): void {
  for (const channel of ['bayut', 'dubizzle'] as const) {
    routes.post(`/portals/${channel}/webhook`, async (c) => {
      const keys = await secretsOf(deps, channel)
      if (keys.length === 0) {
        const hint = channel === 'bayut' ? ': PACE_BAYUT_SECRET is missing' : ''
        throw new DomainError('unavailable', `Lead pushes are not set up here${hint}.`)
      }
      const body = new Uint8Array(await c.req.arrayBuffer())
      const signature = c.req.header('x-bayut-signature')
      // All of them are tried: how long it takes says nothing of which one fits.
      const fits = keys.map(({ secret }) => isSignedByBayut(secret, body, signature))
      const place = fits.indexOf(true)
      if (place === -1) {
        throw new DomainError('unauthenticated', 'The signature does not fit the body.')
      }
      const taken = await takeIn(deps, {
        channel,
        doorId: keys[place]?.doorId ?? null,
        sender: { name: `service:${channel}` },
        contentType: c.req.header('content-type') ?? '',
        headers: headersThatMatter(c.req.raw.headers),
        body,
      })
      const { id, leadId, isRepeat, state } = taken
      return c.json({ id, leadId, isRepeat, state }, leadId ? 200 : 202)
    })
  }
}

async function secretsOf({ bayutSecret, doors }: Deps, channel: 'bayut' | 'dubizzle') {
  const opened = await doors.list(channel)
  const own = opened.flatMap(({ id, secret }) => (secret ? [{ doorId: id, secret }] : []))
  const set = channel === 'bayut' && bayutSecret ? [{ doorId: null, secret: bayutSecret }] : []
  return [...set, ...own]
}
