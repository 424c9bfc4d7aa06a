import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { type FormSettings, FormSettingsSchema } from '#domain/arrival/form.ts'
import { DomainError } from '#domain/errors.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import type { ApiContext, ApiEnv } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import { addressKey, limitBody, limitRate } from '../../api/caller/limits.ts'
import { createProblemHandler } from '../../api/caller/problems.ts'
import { takeIn } from '../take-in.ts'
import type { Door } from '../doors/doors.server.ts'
import { createFormToken } from '../doors/form-token.ts'
import { headersThatMatter } from './headers.ts'
import { FORMS_PATH } from '../doors/paths.ts'
import { thanksPage } from './thanks-page.ts'

const BODY_BYTES = 64 * 1024
/** Whoever sends more is told to wait, and can read that. */
const LIMITS = {
  /** Of all forms together, before any is looked up: who guesses at keys. */
  guesses: { name: 'forms', requests: 120, seconds: 60 },
  address: { name: 'address', requests: 30, seconds: 60 },
  form: { name: 'form', requests: 300, seconds: 60 },
} as const

/**
 * The house's forms on its own sites, by a key that is no secret: which sites a browser may send from stands in the form's
 * settings. `GET /forms/<key>/token` says since when a page has been open, `POST /forms/<key>` takes in what was filled in.
 */
export function createFormRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const doorOf = async (c: ApiContext) => {
    const door = await deps.doors.find('form', c.req.param('key') ?? '')
    if (!door) throw new DomainError('notFound', 'There is no such form.')
    return { door, settings: FormSettingsSchema.parse(door.settings) }
  }
  routes.onError(createProblemHandler(deps))
  routes.use(`${FORMS_PATH}/*`, limitRate(LIMITS.guesses, addressKey))
  routes.use(`${FORMS_PATH}/:key`, allowOrigins(doorOf))
  routes.use(`${FORMS_PATH}/:key/token`, allowOrigins(doorOf))
  const keyOf = (c: ApiContext) => c.req.param('key') ?? ''
  const perAddress = limitRate(LIMITS.address, (c) => `${addressKey(c)} ${keyOf(c)}`)
  const perForm = limitRate(LIMITS.form, keyOf)
  routes.get(`${FORMS_PATH}/:key/token`, perAddress, async (c) => {
    const { door } = await doorOf(c)
    const token = createFormToken(deps.formSecret, door.key, Date.now())
    return c.json({ token }, 200, { 'cache-control': 'no-store' })
  })
  routes.get(`${FORMS_PATH}/:key/thanks`, async (c) => {
    await doorOf(c)
    return thank(c, deps)
  })
  routes.post(`${FORMS_PATH}/:key`, perAddress, perForm, limitBody(BODY_BYTES), async (c) => {
    const { door, settings } = await doorOf(c)
    return takeForm(c, deps, door, settings)
  })
  return routes
}

type FindDoor = (c: ApiContext) => Promise<{ door: Door; settings: FormSettings }>

/** A browser says which site it sends from; where that is none of the form's, nothing is taken in. */
function allowOrigins(doorOf: FindDoor): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { settings } = await doorOf(c)
    const origin = c.req.header('origin')
    if (origin !== undefined && !settings.origins.includes(origin)) {
      throw new DomainError('forbidden', 'This form does not stand on that site.')
    }
    return cors({ origin: settings.origins, allowMethods: ['GET', 'POST'], maxAge: 600 })(c, next)
  }
}

async function takeForm(c: ApiContext, deps: ApiDeps, door: Door, settings: FormSettings) {
  const contentType = c.req.header('content-type') ?? ''
  const isPlain = contentType.includes('form')
  const body = new Uint8Array(await c.req.arrayBuffer())
  if (!isPlain && !contentType.includes('json')) {
    throw new DomainError('invalid', 'Send a form, or JSON with the content type application/json.')
  }
  if (body.length === 0) throw new DomainError('invalid', 'The form is empty.')
  const { id } = await takeIn(deps, {
    channel: 'form',
    doorId: door.id,
    sender: { name: 'service:form' },
    contentType,
    headers: { ...headersThatMatter(c.req.raw.headers), address: remoteAddress(c) ?? '' },
    body,
  })
  // Whether somebody is known here, or taken for a program, is nobody's business outside.
  if (!isPlain || c.req.header('accept')?.includes('application/json')) return c.json({ id }, 202)
  return c.redirect(settings.thanksUrl || `${FORMS_PATH}/${door.key}/thanks`, 303)
}

function thank(c: ApiContext, { settings }: ApiDeps) {
  const { name, languages } = settings.current().house
  const language = languageOf((header) => c.req.header(header), languages[0])
  return writeIn(language, () =>
    c.html(thanksPage({ house: name, language }), 200, {
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    }),
  )
}
