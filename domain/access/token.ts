import { z } from 'zod'
import { RoleSchema } from './person.ts'

/** The four audiences are fixed names but for MCP's, which must be the server's own address. */
export const AUDIENCE = {
  api: 'urn:pace:api',
  sync: 'urn:pace:sync',
  assistcraft: 'urn:pace:assistcraft',
} as const

export function mcpAudience(appUrl: string): string {
  return `${appUrl}/mcp`
}

export const SCOPES = {
  api: [
    'listings:read',
    'listings:write',
    'leads:read',
    'leads:write',
    'calls:read',
    'calls:import',
    'events:read',
    'ask',
  ],
  sync: ['calls:write', 'live:read', 'live:write', 'calls:assist'],
  assistcraft: ['analysis'],
  mcp: ['mcp:read', 'mcp:write'],
} as const

export const ALL_SCOPES: readonly string[] = Object.values(SCOPES).flat()

/** The payload of an access token (`at+jwt`, RFC 9068) as PACE issues it. */
export const AccessTokenSchema = z
  .object({
    sub: z.string().min(1),
    client_id: z.string().min(1),
    scope: z.string().default(''),
    exp: z.number().int(),
    role: RoleSchema.optional(),
    team: z.string().optional(),
    /** Whether the team lets each of it see the leads of all. */
    sees_team: z.boolean().optional(),
    /** The person's session version: a token that carries an older one than the person's row is dead. */
    sv: z.number().int().optional(),
    sid: z.string().optional(),
    /** RFC 8693: who acts for `sub`. */
    act: z.object({ sub: z.string() }).optional(),
    /** A delegation holds for this one call. */
    call: z.string().optional(),
  })
  .transform((payload) => ({
    sub: payload.sub,
    clientId: payload.client_id,
    scopes: payload.scope.split(' ').filter(Boolean),
    expiresAt: payload.exp,
    role: payload.role,
    teamId: payload.team,
    seesTeam: payload.sees_team,
    sessionVersion: payload.sv,
    sessionId: payload.sid,
    actor: payload.act?.sub,
    call: payload.call,
  }))

export type TokenClaims = z.output<typeof AccessTokenSchema>
