import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { countChanges } from '#db/pace/imports/changes.ts'
import {
  claimImports,
  type Import,
  moveImport,
  problemOf,
  releaseImports,
  restImport,
} from '#db/pace/imports/imports.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { findActivePerson, listPeople } from '#db/pace/people/people.ts'
import { can } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { ImportState } from '#domain/import/import.ts'
import { rowReader } from '#domain/import/read-row.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from '../store/database-errors.ts'
import { checkSlice, NotOurs, runSlice, type Slice, type SliceDeps } from './slices.ts'
import { undoSlice } from './undo-slice.ts'

export type ImportRunnerOptions = SliceDeps & {
  settings: Pick<SettingsWatch, 'current'>
  log: Pick<Logger, 'warn' | 'error'>
  holder?: string
  leaseMs?: number
  pollMs?: number
  now?: () => Date
}
type Prepared = Omit<Slice, 'one' | 'now' | 'size'>

/** A check reads alone and may take more at once than what holds locks. */
const CHECKED_AT_ONCE = 500
const MADE_AT_ONCE = 200
/** So long slices of one import follow each other before its lease is renewed. */
const TURN_MS = 1_500
/** Its polls come so often, and after a failed slice one of them is waited for at least. */
const POLL_MS = 1_000
/** Failures of one slice in a row, each with another look at the records. */
const MOST_FAILURES = 5

/** Checks, runs and takes back imports, slice by slice, whichever process they were asked of: a slice is done whole, or not at all. */
export class ImportRunner {
  readonly #options: ImportRunnerOptions
  readonly #holder: string
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #isStopped = false
  readonly #failures = new Map<string, number>()

  constructor(options: ImportRunnerOptions) {
    this.#options = options
    this.#holder = options.holder ?? crypto.randomUUID()
  }

  start(): void {
    this.#timer = setInterval(() => this.poke(), this.#options.pollMs ?? POLL_MS)
    this.poke()
  }

  poke(): void {
    if (this.#isStopped || this.#running) return
    this.#running = this.#run().finally(() => {
      this.#running = null
    })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
    await releaseImports(this.#options.db, this.#holder).catch(() => undefined)
  }

  async #run(): Promise<void> {
    const { db, log, leaseMs: ttlMs = 10_000 } = this.#options
    try {
      while (!this.#isStopped) {
        const [one] = await claimImports(db, { holder: this.#holder, ttlMs })
        if (!one) return
        await this.#turn(one)
      }
    } catch (err) {
      log.warn({ err }, 'imports wait; they go on where they stand')
    }
  }

  async #turn(one: Import): Promise<void> {
    const prepared = await prepare(this.#options, one, this.#holder)
    if (!prepared) {
      const problem = problemOf(mayNot())
      await moveImport(this.#options.db, one.id, { from: [one.state], state: 'failed', ...problem })
      return
    }
    const until = performance.now() + TURN_MS
    while (!this.#isStopped && performance.now() < until) {
      const count = await this.#slice(one, prepared)
      if (count === 'stopped') return
      if (count === 0) return finish(this.#options.db, one)
    }
  }

  async #slice(one: Import, prepared: Prepared): Promise<number | 'stopped'> {
    const { now = () => new Date() } = this.#options
    const size = one.state === 'checking' ? CHECKED_AT_ONCE : MADE_AT_ONCE
    const slice: Slice = { ...prepared, one, size, now: now().toISOString() }
    try {
      const count = await STEPS[stepOf(one.state)](this.#options, slice)
      this.#failures.delete(one.id)
      return count
    } catch (err) {
      if (err instanceof NotOurs) return 'stopped'
      if (isOutOfReach(err)) throw err
      await this.#afterFailure(one, err)
      return 'stopped'
    }
  }

  /** The next try waits for a poll, a later one the more tries have failed; a record that somebody else writes is no failure. */
  async #afterFailure(one: Import, err: unknown): Promise<void> {
    const { db, log, pollMs = POLL_MS } = this.#options
    const rest = (times: number) =>
      restImport(db, one.id, { holder: this.#holder, ms: pollMs * times })
    if (err instanceof DomainError && err.code === 'unavailable') return rest(1)
    const failures = (this.#failures.get(one.id) ?? 0) + 1
    this.#failures.set(one.id, failures)
    log.error({ err, import: one.id, failures }, 'a slice of an import failed')
    if (failures < MOST_FAILURES) return rest(failures)
    this.#failures.delete(one.id)
    const problem = problemOf(err instanceof DomainError ? err : UNWRITTEN)
    await moveImport(db, one.id, {
      from: [one.state],
      state: 'failed',
      ...problem,
      heldUntil: null,
    })
  }
}

function mayNot(): DomainError {
  return new DomainError('forbidden', 'Whoever asked for this may not import any more.', [], {
    key: 'importerMayNot',
  })
}

const UNWRITTEN = { message: 'Its rows could not be written.', said: { key: 'rowsUnwritten' } }

const STEPS = { checking: checkSlice, running: runSlice, undoing: undoSlice }

function stepOf(state: ImportState): keyof typeof STEPS {
  if (state === 'checking' || state === 'running' || state === 'undoing') return state
  throw new Error(`Nothing is to be done with an import that is ${state}.`)
}

/** What all slices of a turn are done with: the rights, the house and its people as they stand now. */
async function prepare(
  { db, settings }: ImportRunnerOptions,
  one: Import,
  holder: string,
): Promise<Prepared | null> {
  const person = await findActivePerson(db, one.personId)
  if (!person || !one.mapping) return null
  const { id, role, teamId: ownTeam, seesTeam } = person
  const actor = { kind: 'person', id, role, teamId: ownTeam, seesTeam } as const
  if (!can(actor, one.state === 'undoing' ? 'undo' : 'run', 'import')) return null
  const { house, reference } = settings.current()
  const people = (await listPeople(db)).filter(({ status }) => status === 'active')
  const teams = new Map(people.map(({ id: key, teamId }) => [key, teamId]))
  const { noun, rule, mapping, preset } = one
  const read = rowReader({ noun, mapping, house, known: { reference, people } })
  return {
    holder,
    planner: { noun, rule, read, owner: `import:${preset ?? 'file'}` },
    habits: house,
    subject: `person:${id}`,
    teamOf: (ownerId) => (ownerId === null ? ownTeam : (teams.get(ownerId) ?? ownTeam)),
  }
}

async function finish(db: PaceDb, one: Import): Promise<void> {
  const { id, state: from } = one
  const to = { checking: 'checked', running: 'done', undoing: 'undone' } as const
  const state = to[stepOf(from)]
  const finishedAt = state === 'checked' ? null : new Date().toISOString()
  const changes = from === 'running' ? { changes: await countChanges(db, id) } : {}
  const moved = await moveImport(db, id, {
    from: [from],
    state,
    finishedAt,
    ...changes,
    heldUntil: null,
  })
  if (!moved || state === 'checked') return
  const actor = `person:${one.personId}`
  await appendAudit(db, {
    actor,
    via: null,
    outcome: 'allowed',
    action: `import.${state}`,
    target: id,
  })
}
