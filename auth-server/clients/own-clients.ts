import { z } from 'zod'
import { SCOPES } from '#domain/access/token.ts'
import { CALL_DELEGATION_GRANT, TOKEN_EXCHANGE_GRANT } from '#service/identity/token-client.ts'

export const OwnClientSchema = z.object({ id: z.string().min(1), secret: z.string().min(32) })
/** One of PACE's own services as the settings name it. */
export type OwnClient = z.infer<typeof OwnClientSchema>

/** How a client comes to a token; each has its own list of scopes. */
export type GrantName = 'person' | 'machine' | 'exchange' | 'delegation'
export type ClientRights = Partial<Record<GrantName, readonly string[]>>

/** PACE's own services: what each may ask for, and how. Nothing else of theirs is configurable. */
export const OWN_CLIENTS: Record<string, ClientRights> = {
  'pace-app': {
    person: SCOPES.api,
    machine: ['live:read', 'live:write', 'analysis'],
    exchange: ['live:read', 'live:write', 'analysis', 'mcp:read', 'mcp:write'],
  },
  assistcraft: {
    machine: ['calls:assist'],
    delegation: ['mcp:read', 'mcp:write', 'live:read'],
  },
  'pace-cli': {
    machine: [
      'calls:write',
      'live:read',
      'live:write',
      'events:read',
      'leads:read',
      'listings:read',
      'calls:read',
    ],
  },
}

/** Whether a program is PACE's own: its pages ask nobody for consent. */
export function isOwnClient(id: string): boolean {
  return Object.hasOwn(OWN_CLIENTS, id)
}

export const GRANT_TYPES = {
  person: ['authorization_code', 'refresh_token'],
  machine: ['client_credentials'],
  exchange: [TOKEN_EXCHANGE_GRANT],
  delegation: [CALL_DELEGATION_GRANT],
} as const satisfies Record<GrantName, readonly string[]>

export function grantTypesOf(rights: ClientRights): string[] {
  return grantNames(rights).flatMap((name) => [...GRANT_TYPES[name]])
}

export function scopesOf(rights: ClientRights): string[] {
  return [...new Set(grantNames(rights).flatMap((name) => [...(rights[name] ?? [])]))]
}

function grantNames(rights: ClientRights): GrantName[] {
  return (Object.keys(GRANT_TYPES) as GrantName[]).filter((name) => rights[name] !== undefined)
}
