import { randomInt } from 'node:crypto'
import { z } from 'zod'

const when = z.iso.datetime()

/** What the host knows of a sandbox: everything else is in the sandbox itself. */
export const SandboxSchema = z.object({
  id: z.string().regex(/^[a-z0-9]{12}$/),
  name: z.string().min(2).max(80),
  /** Who of the house asked for it. */
  owner: z.object({ id: z.string().min(1).max(100), name: z.string().min(1).max(200) }),
  /** Anything but `ready` was cut off, and is carried to its end when the host comes back. */
  state: z.enum(['making', 'ready', 'resetting', 'removing']),
  /** The test client, which comes back when the data begins anew. */
  client: z.object({ id: z.string(), secretHash: z.string(), scopes: z.array(z.string()) }),
  /** Where it listens on this machine; null where it has a name. */
  port: z.number().int().positive().nullable(),
  /** Of which code its database is. */
  version: z.string(),
  createdAt: when,
  usedAt: when,
  resetAt: when.nullable(),
})
export type Sandbox = z.infer<typeof SandboxSchema>

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A label of a host's name and a part of a database's, and nothing that can be guessed. */
export function newSandboxId(): string {
  return Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

export function databaseOf({ id }: Pick<Sandbox, 'id'>): string {
  return `pace_sandbox_${id}`
}
