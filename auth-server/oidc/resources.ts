import { AUDIENCE, mcpAudience, SCOPES } from '#domain/access/token.ts'

export type Resources = ReadonlyMap<string, readonly string[]>

/** The four audiences and the scopes that each knows. A token is for exactly one of them. */
export function createResources(appUrl: string): Resources {
  return new Map<string, readonly string[]>([
    [AUDIENCE.api, SCOPES.api],
    [AUDIENCE.sync, SCOPES.sync],
    [AUDIENCE.assistcraft, SCOPES.assistcraft],
    [mcpAudience(appUrl), SCOPES.mcp],
  ])
}

/** The audience that all of these scopes belong to, or null where they are mixed or unknown. */
export function resourceOfScopes(resources: Resources, scopes: readonly string[]): string | null {
  if (scopes.length === 0) return null
  const found = [...resources].find(([, known]) => scopes.every((scope) => known.includes(scope)))
  return found?.[0] ?? null
}
