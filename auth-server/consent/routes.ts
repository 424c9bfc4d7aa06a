import { findActivePerson } from '#db/pace/people/people.ts'
import { insertConnection } from '#db/pace/programs/connections.ts'
import { CONNECTION_DAYS } from '#domain/program/program.ts'
import { DomainError } from '#domain/errors.ts'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Provider } from 'oidc-provider'
import { z } from 'zod'
import type { AuthContext } from '../http/context.ts'
import { saveGrant } from './existing-grant.ts'
import { consentPage } from '../pages/consent-page.ts'
import { pagePolicy } from '../pages/security-headers.ts'

type Env = { Bindings: HttpBindings }
type Ctx = Context<Env>
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** What a program asked for, as the provider has checked and kept it. */
const AskedSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string(),
  resource: z.union([z.string(), z.array(z.string())]).transform((named) => [named].flat()),
})
const AnswerSchema = z.object({ answer: z.enum(['allow', 'deny']) })

/** The person's answer to the consent page. */
export function createConsentRoutes(context: AuthContext, provider: () => Provider): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/interaction/:uid/consent', (c) => answerConsent(c, context, provider()))
  return routes
}

export async function showConsent(
  c: Ctx,
  context: AuthContext,
  { provider, interaction }: { provider: Provider; interaction: Interaction },
) {
  const { asked, person } = await requireAsked(context, interaction)
  const client = await provider.Client.find(asked.client_id)
  // Browsers hold a form's redirects to `form-action`: this one ends at the program.
  const policy = pagePolicy(context.appUrl, originOf(asked.redirect_uri))
  c.header('content-security-policy', policy)
  return c.html(
    consentPage({
      client: { name: client?.clientName ?? asked.client_id, id: asked.client_id },
      person,
      redirectUri: asked.redirect_uri,
      scopes: asked.scope.split(' '),
      action: `/interaction/${interaction.uid}/consent`,
      demo: context.demo,
    }),
  )
}

async function answerConsent(c: Ctx, context: AuthContext, provider: Provider) {
  if (c.req.header('origin') !== new URL(context.issuer).origin) {
    throw new DomainError('forbidden', 'This answer came from another site.')
  }
  const { incoming, outgoing } = c.env
  const interaction = await provider.interactionDetails(incoming, outgoing)
  const { asked, person } = await requireAsked(context, interaction)
  if (interaction.uid !== c.req.param('uid')) throw notThisOne()
  const { answer } = AnswerSchema.parse(await c.req.parseBody())
  await context.audit({
    actor: `person:${person.id}`,
    action: 'client.consent',
    target: `client:${asked.client_id}`,
    outcome: answer === 'allow' ? 'allowed' : 'denied',
    after: { scope: asked.scope, redirectUri: asked.redirect_uri },
    address: context.addressOf(incoming),
  })
  const result =
    answer === 'allow'
      ? { consent: { grantId: await letIn(context, provider, { personId: person.id, asked }) } }
      : { error: 'access_denied', error_description: 'the person did not agree' }
  const next = await provider.interactionResult(incoming, outgoing, result, {
    mergeWithLastSubmission: answer === 'allow',
  })
  return c.redirect(next, 303)
}

type LetIn = { personId: string; asked: z.output<typeof AskedSchema> }

/** The grant, and what the person sees of it in PACE: there they end it. */
async function letIn(
  { db, now }: AuthContext,
  provider: Provider,
  { personId, asked }: LetIn,
): Promise<string> {
  const { client_id: clientId, scope, resource: resources, redirect_uri: redirectUri } = asked
  const client = await provider.Client.find(clientId)
  const grant = await saveGrant(provider, { clientId, accountId: personId, scope, resources })
  await insertConnection(db, {
    id: grant.jti,
    personId,
    clientId,
    name: client?.clientName ?? clientId,
    redirectUri,
    scopes: scope.split(' ').filter((one) => one !== 'openid'),
    expiresAt: new Date(now().getTime() + CONNECTION_DAYS * 86_400_000).toISOString(),
  })
  return grant.jti
}

async function requireAsked({ db }: AuthContext, { prompt, params, session }: Interaction) {
  const asked = AskedSchema.safeParse(params)
  const person = session && (await findActivePerson(db, session.accountId))
  if (prompt.name !== 'consent' || !asked.success || !person) throw notThisOne()
  return { asked: asked.data, person }
}

function notThisOne(): DomainError {
  return new DomainError(
    'invalid',
    'Nothing is asked of you here. Go back to the program and start again.',
  )
}

/** An app's own scheme has no origin: the scheme itself stands for it. */
function originOf(uri: string): string {
  const { origin, protocol } = new URL(uri)
  return origin === 'null' ? protocol : origin
}
