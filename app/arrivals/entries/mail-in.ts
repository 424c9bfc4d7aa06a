import { timingSafeEqual, createHash } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext, ApiEnv } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import { addressKey, LIMITS, limitBody, limitRate } from '../../api/caller/limits.ts'
import { createProblemHandler } from '../../api/caller/problems.ts'
import { takeIn } from '../take-in.ts'
import { headersThatMatter } from './headers.ts'
import { MAIL_BYTES, MAIL_IN_PATH } from '../doors/paths.ts'

/**
 * Where a mail provider hands on what was sent to an address of the house: the mail as it was sent (MIME), by itself or as the
 * part that providers put it in. The key stands in the address; a door with a secret wants that too, as a password or a token.
 */
export function createMailRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  routes.onError(createProblemHandler(deps))
  routes.use(`${MAIL_IN_PATH}/*`, limitRate(LIMITS.address, addressKey), limitBody(MAIL_BYTES))
  routes.post(`${MAIL_IN_PATH}/:key`, async (c) => {
    const door = await deps.doors.find('email', c.req.param('key'))
    if (!door) throw new DomainError('notFound', 'There is no such address for mails.')
    if (door.secret && !holds(c, door.secret)) {
      throw new DomainError('unauthenticated', 'This address needs its password.')
    }
    const body = await mailIn(c)
    if (!body || body.length === 0) throw new DomainError('invalid', 'There is no mail in it.')
    const { id, state } = await takeIn(deps, {
      channel: 'email',
      doorId: door.id,
      sender: { name: 'service:email' },
      contentType: 'message/rfc822',
      headers: headersThatMatter(c.req.raw.headers),
      body,
    })
    return c.json({ id, state }, 202)
  })
  return routes
}

/** As password (`https://any:secret@…`) or as token. */
function holds(c: ApiContext, secret: string): boolean {
  const [kind = '', value = ''] = (c.req.header('authorization') ?? '').split(' ', 2)
  const plain = kind.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString() : value
  const given = kind.toLowerCase() === 'basic' ? plain.slice(plain.indexOf(':') + 1) : plain
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

/** What providers call the mail itself, where they send it among other things. */
const PARTS = ['body-mime', 'email', 'RawEmail', 'raw', 'rawEmail']
const PartsSchema = z.record(z.string(), z.unknown())

async function mailIn(c: ApiContext): Promise<Uint8Array<ArrayBuffer> | null> {
  const type = c.req.header('content-type') ?? ''
  if (type.includes('json')) {
    const parts = PartsSchema.safeParse(await c.req.json().catch(() => null)).data ?? {}
    return bytesOf(PARTS.map((name) => parts[name]).find((part) => typeof part === 'string'))
  }
  if (type.includes('form')) {
    const form = await c.req.formData().catch(() => null)
    if (!form) return null
    const part = PARTS.map((name) => form.get(name)).find((one) => one !== null)
    return part instanceof File ? new Uint8Array(await part.arrayBuffer()) : bytesOf(part)
  }
  return new Uint8Array(await c.req.arrayBuffer())
}

function bytesOf(part: unknown): Uint8Array<ArrayBuffer> | null {
  return typeof part === 'string' ? new TextEncoder().encode(part) : null
}
