import type { Sandbox } from './book/sandbox.ts'
import type { Keeper } from './services/keeper.ts'

type Options = {
  keeper: Pick<Keeper, 'isAwake' | 'usedAt'>
  urlOf: (sandbox: Sandbox) => string
  keptMs: number
}

/** What is shown of a sandbox: nothing of its client's secret, nor of where on this machine it is. */
export function createDescribe({ keeper, urlOf, keptMs }: Options) {
  return (sandbox: Sandbox) => {
    const { id, name, owner, state, client, createdAt, resetAt } = sandbox
    const usedAt = keeper.usedAt(id) ?? Date.parse(sandbox.usedAt)
    return {
      id,
      name,
      owner,
      state,
      clientId: client.id,
      url: urlOf(sandbox),
      isAwake: keeper.isAwake(id),
      createdAt,
      resetAt,
      usedAt: new Date(usedAt).toISOString(),
      expiresAt: new Date(usedAt + keptMs).toISOString(),
    }
  }
}
