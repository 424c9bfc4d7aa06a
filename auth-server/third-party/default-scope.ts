import { mcpAudience } from '#domain/access/token.ts'
import type { ProviderMiddleware } from '../oidc/provider-middleware.ts'

/**
 * RFC 6749 section 3.3: MCP clients may name the server and no scope. They then mean to read; without this the provider would
 * find nothing to grant.
 */
export function meanReading({ appUrl }: { appUrl: string }): ProviderMiddleware {
  const mcp = mcpAudience(appUrl)
  return (ctx, next) => {
    const { scope, resource } = ctx.query
    if (ctx.path === '/auth' && ctx.method === 'GET' && scope === undefined && resource === mcp) {
      ctx.query = { ...ctx.query, scope: 'mcp:read' }
    }
    return next()
  }
}
