import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { readProblem } from '#service/http/read-problem.ts'

const SandboxSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(['making', 'ready', 'resetting', 'removing']),
  /** Where it is reached; it is what its tokens are issued by, too. */
  url: z.string(),
  clientId: z.string(),
  isAwake: z.boolean(),
  createdAt: z.string(),
  usedAt: z.string(),
  expiresAt: z.string(),
})
const ListSchema = z.object({ sandboxes: z.array(SandboxSchema) })
const MadeSchema = z.object({ sandbox: SandboxSchema, secret: z.string() })
export type Sandbox = z.infer<typeof SandboxSchema>
export type Sandboxes = ReturnType<typeof createSandboxes>

/** The first one of all waits for a database server and a brokerage that is laid down. */
const PATIENCE_MS = 120_000

type Env = { PACE_SANDBOX_URL?: string | undefined; PACE_SANDBOX_KEY?: string | undefined }

/** The host that the settings name, or null. */
export function sandboxHostOf(env: Env): Sandboxes | null {
  const { PACE_SANDBOX_URL: url, PACE_SANDBOX_KEY: key } = env
  return url && key ? createSandboxes({ url, key }) : null
}

/** What the house asks of the host of sandboxes, which is another process and may be on another machine. */
export function createSandboxes({ url, key }: { url: string; key: string }) {
  async function ask(path: string, method = 'GET', body?: object): Promise<Response> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(outOfReach)
    if (!response.ok) throw await readProblem(response, 'The host of sandboxes')
    return response
  }

  const all = async () => ListSchema.parse(await (await ask('/sandboxes')).json()).sandboxes
  const at = (id: string) => `/sandboxes/${encodeURIComponent(id)}`
  return {
    all,
    find: async (id: string) => (await all()).find((one) => one.id === id) ?? null,
    make: async (wanted: { name: string; owner: Sandbox['owner'] }) =>
      MadeSchema.parse(await (await ask('/sandboxes', 'POST', wanted)).json()),
    reset: async (id: string) => void (await ask(`${at(id)}/reset`, 'POST')),
    remove: async (id: string) => void (await ask(at(id), 'DELETE')),
  }
}

function outOfReach(): never {
  throw new DomainError('unavailable', 'The host of sandboxes does not answer.', [], {
    key: 'sandboxesAway',
  })
}
