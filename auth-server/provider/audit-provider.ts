import type { NewAuditEntry } from '#db/pace/audit/audit.ts'
import { toStorable } from '#domain/storable.ts'
import { CALL_DELEGATION_GRANT } from '#service/identity/token-client.ts'
import type { errors, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { AuthContext } from '../http/context.ts'

/** Grants that are audited when they succeed. Refreshes and exchanges of a session only continue what was. */
const AUDITED: readonly string[] = [
  'authorization_code',
  'client_credentials',
  CALL_DELEGATION_GRANT,
]

type Options = Pick<AuthContext, 'audit' | 'log' | 'addressOf'>

/** Writes into the audit what the provider grants, refuses and ends. */
export function auditProvider(provider: Provider, { audit, log, addressOf }: Options): void {
  const write = (entry: NewAuditEntry) => {
    audit(entry).catch((error: unknown) => log.error({ err: error }, 'the audit was not written'))
  }
  const about = (ctx: KoaContextWithOIDC, what: string) => ({
    ...whoDid(ctx, what),
    address: addressOf(ctx.req),
  })
  const refuse = (what: string) => (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    write({ ...about(ctx, what), outcome: 'denied', after: refused(error) })
    log.warn({ what, ...refused(error) }, 'a request was refused')
  }
  provider.on('grant.success', (ctx) => {
    const grantType = String(ctx.oidc.params?.['grant_type'])
    if (AUDITED.includes(grantType))
      write({ ...about(ctx, grantType), outcome: 'allowed', after: granted(ctx) })
  })
  provider.on('grant.error', (ctx, error) => {
    refuse(String(ctx.oidc.params?.['grant_type'] ?? 'unknown'))(ctx, error)
  })
  provider.on('authorization.error', refuse('authorize'))
  provider.on('registration_create.error', refuse('register'))
  provider.on('revocation.error', refuse('revoke'))
  provider.on('end_session.error', refuse('logout'))
  provider.on('introspection.error', (ctx, error) => {
    // Of a JWT, which is answered all the same (introspection.ts).
    if (error.error !== 'unsupported_token_type') refuse('introspect')(ctx, error)
  })
  provider.on('registration_create.success', (ctx, client) => {
    const after = { name: client.clientName, redirectUris: client.redirectUris }
    const target = `client:${client.clientId}`
    write({ ...about(ctx, 'register'), actor: 'anonymous', target, outcome: 'allowed', after })
  })
  provider.on('grant.revoked', (ctx, grantId) => {
    write({ ...about(ctx, 'end'), target: `session:${grantId}`, outcome: 'allowed' })
  })
  provider.on('end_session.success', (ctx) => {
    if (ctx.oidc.params?.['logout']) write({ ...about(ctx, 'logout'), outcome: 'allowed' })
  })
  provider.on('server_error', (ctx, error) => {
    log.error({ err: error, route: ctx.oidc?.route }, 'the provider failed')
  })
}

function whoDid(ctx: KoaContextWithOIDC, what: string) {
  const { account, client } = ctx.oidc
  const service = client ? `service:${client.clientId}` : 'anonymous'
  return {
    actor: account ? `person:${account.accountId}` : service,
    via: account && client ? service : undefined,
    action: `token.${what.split(':').at(-1)}`,
  }
}

function granted(ctx: KoaContextWithOIDC) {
  const { AccessToken, ClientCredentials } = ctx.oidc.entities
  const token = AccessToken ?? ClientCredentials
  return { audience: token?.aud, scope: token?.scope, call: ctx.oidc.params?.['call'] }
}

/** A detail may quote what was sent, NUL and all. */
function refused({
  error,
  error_description: description,
  error_detail: detail,
}: errors.OIDCProviderError) {
  return toStorable({ error, description, detail })
}
