import {
  deleteOldSignIns,
  findSignIn,
  insertSignIn,
  takeSignIn,
} from '#db/pace/sessions/sign-ins.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import type { HttpBindings } from '@hono/node-server'
import { generateCodeVerifier } from 'arctic'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Provider } from 'oidc-provider'

import { authWords } from '#words/auth.ts'
import { type Admission, admit } from '../google/admission.ts'
import { showConsent } from '../consent/routes.ts'
import type { AuthContext } from '../http/context.ts'
import { errorPage } from '../pages/error-page.ts'
import { refusalPage } from '../pages/refusal-page.ts'
import type { Identity } from '../google/google.ts'

const LIFETIME_MS = 10 * 60_000
const BROWSER_COOKIE = 'pace-sign-in'
export const GOOGLE_CALLBACK = '/google/callback'

type Env = { Bindings: HttpBindings }
type Ctx = Context<Env>
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/**
 * From the provider's interaction to Google and back. The way back is one fixed address, but the interaction's cookie is
 * bound to its own path: so the callback only finds the interaction and sends the browser there.
 */
export function createSignInRoutes(context: AuthContext, provider: () => Provider): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/interaction/:uid', (c) => openInteraction(c, context, provider()))
  routes.get(GOOGLE_CALLBACK, (c) => findInteraction(c, context))
  routes.get('/interaction/:uid/google', (c) => finishSignIn(c, context, provider()))
  return routes
}

/** The provider wants to know who somebody is, or whether they let a program in. */
async function openInteraction(c: Ctx, context: AuthContext, provider: Provider) {
  const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
  if (interaction.uid !== c.req.param('uid')) return startOver(c, context)
  return interaction.prompt.name === 'consent'
    ? showConsent(c, context, { provider, interaction })
    : startSignIn(c, context, interaction.uid)
}

async function startSignIn(c: Ctx, context: AuthContext, uid: string) {
  const { db, identityProvider } = context
  const secrets = {
    state: createSecret(),
    nonce: createSecret(),
    codeVerifier: generateCodeVerifier(),
  }
  const browser = createSecret()
  await deleteOldSignIns(db, context.now())
  await insertSignIn(db, {
    ...secrets,
    interactionUid: uid,
    browserHash: hashSecret(browser),
    expiresAt: new Date(context.now().getTime() + LIFETIME_MS).toISOString(),
  })
  setCookie(c, BROWSER_COOKIE, browser, {
    path: `/interaction/${uid}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: context.issuer.startsWith('https:'),
    maxAge: LIFETIME_MS / 1000,
  })
  return c.redirect(identityProvider.authorizeUrl(secrets).href, 303)
}

async function findInteraction(c: Ctx, context: AuthContext) {
  const signIn = await findSignIn(context.db, c.req.query('state') ?? '', context.now())
  if (!signIn) return startOver(c, context)
  return c.redirect(`/interaction/${signIn.interactionUid}/google${new URL(c.req.url).search}`, 303)
}

async function finishSignIn(c: Ctx, context: AuthContext, provider: Provider) {
  const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
  const identity =
    interaction.uid === c.req.param('uid') ? await identify(c, context, interaction.uid) : null
  if (!identity) return startOver(c, context)
  const admission = await admit(context.db, identity, context.identityConfig.hostedDomain)
  await auditSignIn(c, context, identity, admission)
  if (!admission.admitted) {
    const retry = `/interaction/${interaction.uid}`
    const options = { retry, email: identity.email, demo: context.demo }
    return c.html(refusalPage(admission.refusal, options), 403)
  }
  await forgetSomebodyElse(c, provider, { interaction, personId: admission.person.id })
  const result = { login: { accountId: admission.person.id, remember: false } }
  const next = await provider.interactionResult(c.env.incoming, c.env.outgoing, result)
  return c.redirect(next, 303)
}

/**
 * A browser where somebody else has signed in, before or meanwhile in another tab, starts clean; the provider would ask for a
 * log-out page first.
 */
async function forgetSomebodyElse(
  c: Ctx,
  provider: Provider,
  { interaction, personId }: { interaction: Interaction; personId: string },
) {
  const cookie = getCookie(c, provider.cookieName('session'))
  const session = cookie === undefined ? undefined : await provider.Session.find(cookie)
  if (!session?.accountId || session.accountId === personId) return
  await session.destroy()
  delete interaction.session
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
}

/** Null when the state is not this browser's, was used before or is too old, or when the code does not hold. */
async function identify(c: Ctx, context: AuthContext, uid: string): Promise<Identity | null> {
  const { state = '', code } = c.req.query()
  const browserHash = hashSecret(getCookie(c, BROWSER_COOKIE) ?? '')
  const by = { state, interactionUid: uid, browserHash }
  const signIn = await takeSignIn(context.db, by, context.now())
  if (!signIn || !code) return null
  const { nonce, codeVerifier } = signIn
  const identity = await context.identityProvider.identify({ code, nonce, codeVerifier })
  if (!identity) context.log.warn({ uid }, "the identity provider's answer did not hold")
  return identity
}

async function auditSignIn(c: Ctx, context: AuthContext, identity: Identity, admission: Admission) {
  const { person } = admission
  const subject = { subject: identity.subject, email: identity.email }
  await context.audit({
    actor: person ? `person:${person.id}` : `subject:${identity.subject}`,
    action: 'signIn.identify',
    outcome: admission.admitted ? 'allowed' : 'denied',
    after: admission.admitted ? subject : { ...subject, refusal: admission.refusal },
    address: context.addressOf(c.env.incoming),
  })
}

async function startOver(c: Ctx, context: AuthContext) {
  context.log.warn({ path: c.req.path }, 'a sign-in did not hold')
  await context.audit({
    actor: 'anonymous',
    action: 'signIn.identify',
    outcome: 'failed',
    address: context.addressOf(c.env.incoming),
  })
  const { startOver: words, signInAgain } = authWords()
  const actions = [{ label: signInAgain, href: `${context.appUrl}/sign-in` }]
  return c.html(errorPage({ ...words, actions, demo: context.demo }), 400)
}
