import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import type { Sandbox } from '../book/sandbox.ts'
import type { Portals } from '../portals/portals.ts'
import type { Broker } from './broker.ts'
import type { Parts } from './start.ts'

/** A sandbox whose processes run, or begin to. */
export type Awake = {
  ports: { app: number; auth: number }
  ready: Parts
  portals: Portals
  broker: Broker
  stop: () => Promise<void>
}
type Kept = { awake: Promise<Awake>; usedAt: number; open: number }
type Options = {
  wake: (sandbox: Sandbox) => Promise<Awake>
  limits: { awake: number; idleMs: number }
  /** A sandbox that was used until now goes to sleep. */
  onSleep: (id: string, usedAt: number) => void
  log: Pick<Logger, 'error'>
}
type State = Options & {
  kept: Map<string, Kept>
  /** Those that are ending: the next start waits for it, for both would use one database. */
  ending: Map<string, Promise<void>>
}
export type Keeper = ReturnType<typeof createKeeper>

/** One that was used a moment ago is not put to sleep for another. */
const RESTS_FOR_OTHERS_AFTER_MS = 20_000
const LOOKS_EVERY_MS = 5_000

/** Which sandboxes are awake: woken by who asks for them, asleep when nobody has for a while, never more than a few at once. */
export function createKeeper(options: Options) {
  const state: State = { ...options, kept: new Map(), ending: new Map() }
  const { kept, ending } = state
  const looking = setInterval(() => void sleepIdle(state), LOOKS_EVERY_MS)
  looking.unref()
  return {
    isAwake: (id: string) => kept.has(id),
    usedAt: (id: string) => kept.get(id)?.usedAt ?? null,
    /** Wakes it where it sleeps, and keeps it awake until the work is done. */
    async during<T>(sandbox: Sandbox, work: (awake: Awake) => Promise<T>): Promise<T> {
      const one = kept.get(sandbox.id) ?? (await start(state, sandbox))
      one.open += 1
      one.usedAt = Date.now()
      try {
        return await work(await one.awake)
      } finally {
        one.open -= 1
        one.usedAt = Date.now()
      }
    },
    sleep: (id: string) => sleep(state, id),
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.all([...kept.keys()].map((id) => sleep(state, id)))
      await Promise.all(ending.values())
    },
  }
}

async function sleepIdle(state: State): Promise<void> {
  const now = Date.now()
  for (const [id, { open, usedAt }] of state.kept) {
    if (open > 0 || now - usedAt <= state.limits.idleMs) continue
    await sleep(state, id).catch(told(state, id))
  }
}

/** A sandbox that does not end as it should is no reason for the host, and all the others, to end. */
function told({ log }: State, id: string) {
  return (error: unknown) => log.error({ err: error, sandbox: id }, 'did not end as it should')
}

function sleep(state: State, id: string): Promise<void> {
  const { kept, ending } = state
  const one = kept.get(id)
  if (!one) return ending.get(id) ?? Promise.resolve()
  kept.delete(id)
  const end = one.awake
    .then(
      (awake) => awake.stop(),
      () => undefined,
    )
    .finally(() => {
      ending.delete(id)
      state.onSleep(id, one.usedAt)
    })
  ending.set(id, end)
  return end
}

async function start(state: State, sandbox: Sandbox): Promise<Kept> {
  const { kept, ending, wake } = state
  await ending.get(sandbox.id)
  while (!kept.has(sandbox.id) && kept.size >= state.limits.awake) await makeRoom(state)
  const known = kept.get(sandbox.id)
  if (known) return known
  const one: Kept = { awake: wake(sandbox), usedAt: Date.now(), open: 0 }
  kept.set(sandbox.id, one)
  forgetFailed(state, sandbox.id, one).catch(told(state, sandbox.id))
  return one
}

/** What does not come up is stopped, and whoever asks next has it tried again. */
async function forgetFailed({ kept }: State, id: string, one: Kept): Promise<void> {
  const awake = await one.awake.catch(() => null)
  const isUp = await awake?.ready.app.then(
    () => true,
    () => false,
  )
  if (isUp) return
  try {
    await awake?.stop()
  } finally {
    if (kept.get(id) === one) kept.delete(id)
  }
}

/** Puts one to sleep; while it does somebody else may take its place. */
async function makeRoom(state: State): Promise<void> {
  const { kept, limits } = state
  const idle = [...kept].filter(
    ([, { open, usedAt }]) => open === 0 && Date.now() - usedAt > RESTS_FOR_OTHERS_AFTER_MS,
  )
  const [oldest] = idle.toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
  if (oldest) return sleep(state, oldest[0])
  throw new DomainError(
    'unavailable',
    `${limits.awake} sandboxes are in use, which is as many as run at once here. Try again in half a minute.`,
  )
}
