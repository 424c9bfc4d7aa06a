import type { NewAuditEntry } from '#db/pace/audit.ts'
import { CALL_DELEGATION_GRANT } from '#service/token-client.ts'
import type { errors, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Audit, AuthServerOptions } from './context.ts'

/** Grants that are audited when they succeed. Refreshes and exchanges of a session only continue what was. */
const AUDITED: readonly string[] = [
  'authorization_code',
  'client_credentials',
  CALL_DELEGATION_GRANT,
]

/** Writes into the audit what the provider grants and refuses. */
export function auditProvider(
  provider: Provider,
  audit: Audit,
  log: AuthServerOptions['log'],
): void {
  const write = (entry: NewAuditEntry) => {
    audit(entry).catch((error: unknown) => log.error({ err: error }, 'the audit was not written'))
  }
  provider.on('grant.success', (ctx) => {
    const grantType = String(ctx.oidc.params?.['grant_type'])
    if (AUDITED.includes(grantType))
      write({ ...about(ctx, grantType), outcome: 'allowed', after: granted(ctx) })
  })
  provider.on('grant.error', (ctx, error) => {
    const grantType = String(ctx.oidc.params?.['grant_type'] ?? 'unknown')
    write({ ...about(ctx, grantType), outcome: 'denied', after: refused(error) })
    log.warn({ grantType, ...refused(error) }, 'no token was granted')
  })
  provider.on('authorization.error', (ctx, error) => {
    write({ ...about(ctx, 'authorize'), outcome: 'denied', after: refused(error) })
    log.warn(refused(error), 'an authorization request was refused')
  })
  provider.on('server_error', (ctx, error) => {
    log.error({ err: error, route: ctx.oidc?.route }, 'the provider failed')
  })
}

function about(ctx: KoaContextWithOIDC, what: string) {
  const { account, client } = ctx.oidc
  const service = client ? `service:${client.clientId}` : 'anonymous'
  return {
    actor: account ? `person:${account.accountId}` : service,
    via: account && client ? service : undefined,
    action: `token.${what.split(':').at(-1)}`,
    address: ctx.req.socket.remoteAddress,
  }
}

function granted(ctx: KoaContextWithOIDC) {
  const { AccessToken, ClientCredentials } = ctx.oidc.entities
  const token = AccessToken ?? ClientCredentials
  return { audience: token?.aud, scope: token?.scope, call: ctx.oidc.params?.['call'] }
}

function refused(error: errors.OIDCProviderError) {
  return { error: error.error, description: error.error_description, detail: error.error_detail }
}
