import type { PaceDb } from '#db/pace/client.ts'
import { closeConnection } from '#db/pace/programs/connections.ts'
import { deleteOidcGrant, deleteOidcModel } from '#db/pace/clients/oidc-models.ts'
import { endWebSession } from '#db/pace/sessions/web-sessions.ts'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { ProviderMiddleware } from '../oidc/provider-middleware.ts'

type Options = { db: PaceDb; now: () => Date }

/**
 * What ends at the issuer ends everywhere, before the answer goes out: with a grant its refresh family and its web session, and
 * so (by the session's bell) its sockets and the access tokens that are still about.
 */
export function endGrants(provider: Provider, { db, now }: Options): ProviderMiddleware {
  const revoked = new WeakMap<object, string[]>()
  provider.on('grant.revoked', (ctx, grantId) => {
    revoked.set(ctx.req, [...(revoked.get(ctx.req) ?? []), grantId])
  })

  return async (ctx, next) => {
    await next()
    const ended = [
      ...(revoked.get(ctx.req) ?? []),
      ...signedOut(ctx as unknown as Partial<KoaContextWithOIDC>),
    ]
    for (const grantId of ended) await endGrant(db, grantId, now())
  }
}

/** The grants of a browser that said yes to signing out; the provider leaves them, as tokens outlive its own session. */
function signedOut({ path, status, oidc }: Partial<KoaContextWithOIDC>): string[] {
  if (path !== '/session/end/confirm' || status !== 303 || !oidc?.params?.['logout']) return []
  return Object.values(oidc.session?.authorizations ?? {}).flatMap(({ grantId }) => grantId ?? [])
}

async function endGrant(db: PaceDb, grantId: string, now: Date): Promise<void> {
  for (const model of ['AuthorizationCode', 'RefreshToken'])
    await deleteOidcGrant(db, model, grantId)
  await deleteOidcModel(db, { model: 'Grant', id: grantId })
  await endWebSession(db, grantId, { now, reason: 'signedOut' })
  await closeConnection(db, grantId, now)
}
