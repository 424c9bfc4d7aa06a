import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { findAddressee } from '#db/pace/notifications/deliver.ts'
import { listCommunities } from '#db/pace/places/areas.ts'
import { openCalendarFeed } from '#db/pace/viewings/calendar-feeds.ts'
import { listViewingsOfAgent } from '#db/pace/viewings/of-agent.ts'
import { hashSecret } from '#service/identity/secret.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { addressKey, limitRate } from '../api/caller/limits.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { hasTag } from '../http/entity-tags.ts'
import { CALENDARS_PATH } from './address.ts'
import { writeCalendar } from './write-calendar.ts'

const LIMITS = {
  /** Of all calendars of one address: who guesses at secrets. */
  guesses: { name: 'calendars', requests: 120, seconds: 60 },
  calendar: { name: 'calendar', requests: 30, seconds: 60 },
} as const
const DAY_MS = 24 * 3_600_000
/** What a calendar is asked for: last month is still looked up, and nobody agrees on a viewing of the year after the next. */
const KEPT = { back: 31 * DAY_MS, ahead: 400 * DAY_MS, most: 1_000 }

/** Somebody's viewings as a calendar subscribes to them (RFC 5545), at an address that is its own secret. */
export function createCalendarRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  routes.onError(createProblemHandler(deps))
  routes.use(`${CALENDARS_PATH}/*`, limitRate(LIMITS.guesses, addressKey))
  const perCalendar = limitRate(LIMITS.calendar, (c) => hashSecret(c.req.param('file') ?? ''))
  routes.get(`${CALENDARS_PATH}/:file`, perCalendar, (c) => answer(c, deps))
  return routes
}

async function answer(c: ApiContext, { db, urls, settings }: ApiDeps): Promise<Response> {
  const now = new Date()
  const [, secret = ''] = /^([\w-]{43})\.ics$/.exec(c.req.param('file') ?? '') ?? []
  const feed = secret ? await openCalendarFeed(db, hashSecret(secret), now) : null
  if (feed === 'revoked') {
    return c.text(
      'This calendar’s address was revoked. Its owner has the new one in PACE.\n',
      410,
      PLAIN,
    )
  }
  const person = feed && (await findAddressee(db, feed.personId))
  if (!feed || !person) throw new DomainError('notFound', 'There is no such calendar.')
  const { actor, language } = person
  authorise(actor, 'read', 'viewing', { ownerId: actor.id, teamId: actor.teamId })
  const viewings = await listViewingsOfAgent(
    db,
    { agentId: actor.id, readable: leadScope(actor) },
    {
      from: new Date(now.getTime() - KEPT.back).toISOString(),
      until: new Date(now.getTime() + KEPT.ahead).toISOString(),
      limit: KEPT.most,
    },
  )
  const { house } = settings.current()
  const reader = isLanguage(language) ? language : (house.languages[0] ?? LANGUAGES[0])
  const areas = new Map((await listCommunities(db)).map((area) => [area.key, nameOf(area, reader)]))
  const text = writeCalendar(viewings, {
    appUrl: urls.app,
    zone: house.zone,
    language: reader,
    areaName: (key) => areas.get(key) ?? key,
  })
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { ...PLAIN, etag }
  if (hasTag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
}

function nameOf({ name, nameAr }: { name: string; nameAr: string | null }, language: Language) {
  return language === 'ar' ? (nameAr ?? name) : name
}

/** The address is the secret: no page that it is opened from, and no search, is to learn it. */
const PLAIN = {
  'cache-control': 'private, no-cache',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}
