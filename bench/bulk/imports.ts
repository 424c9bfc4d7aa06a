import { setTimeout as delay } from 'node:timers/promises'
import { familyCpuSeconds, peakBytes } from '../sync/process/usage.ts'
import { type CommandServer, makeLeads, startCommandServer } from './command-server.ts'
import { type Editor, openEditor } from './editor.ts'
import type { Figures } from './figures.ts'
import { putImport } from './import-file.ts'
import { COUNTING_STATEMENTS, dearestStatements } from './statements.ts'
import { foundTeam } from './team.ts'
import { findImport, moveImport } from '#db/pace/imports/imports.ts'
import { people } from '#db/pace/schema.ts'

type Running = CommandServer & { editor: Editor; profiles: boolean }
type Step = 'checking' | 'running' | 'undoing'
const ENDS = { checking: 'checked', running: 'done', undoing: 'undone' } as const

/**
 * A file of so many leads: read into rows (in this process, as the app would), checked, run, checked again as a second file, and taken back, while two colleagues work on another lead
 * and a third has the board open. `wait` is from an edit to when the second sees it.
 */
export async function benchImports(
  rows: number,
  profileFolder: string | null = null,
): Promise<Figures> {
  const settings = profileFolder ? COUNTING_STATEMENTS : {}
  const server = await startCommandServer(profileFolder, settings)
  try {
    const running = { ...server, editor: await openColleagues(server), profiles: !!profileFolder }
    const personId = await putAdmin(server)
    const quiet = await running.editor.measure(() => delay(3_000))
    const idle = await server.server.residentBytes()
    const [appIdle, staging] = [peakBytes(process.pid), performance.now()]
    const id = await putImport(server.owner.db, personId, rows)
    const staged = (performance.now() - staging) / 1000
    const appPeak = peakBytes(process.pid)
    const check = await timed(running, id, 'checking')
    const run = await timed(running, id, 'running')
    const again = await putImport(server.owner.db, personId, rows)
    const checkAgain = await timed(running, again, 'checking')
    const undo = await timed(running, id, 'undoing')
    running.editor.close()
    const done = await findImport(server.owner.db, id)
    const steps = { check, run, 'check again': checkAgain, undo }
    return {
      'stage s': staged,
      'stage MiB': (appPeak - appIdle) / 2 ** 20,
      ...Object.assign({}, ...Object.entries(steps).map(([name, one]) => figuresOf(name, one))),
      'quiet p95 ms': quantile(quiet, 0.95),
      made: (done?.came.create ?? 0) + (done?.came.join ?? 0),
      twice: done?.foretold.duplicate ?? 0,
      'taken back': done?.undone ?? 0,
      kept: done?.kept ?? 0,
      'MiB above idle': ((await server.server.residentBytes()) - idle) / 2 ** 20,
      'peak MiB above idle': (server.server.peakBytes - idle) / 2 ** 20,
    }
  } finally {
    await server.stop()
  }
}

async function openColleagues(server: CommandServer): Promise<Editor> {
  const team = await foundTeam(server)
  const of = { teamId: team.teamId, ownerId: team.manager }
  const [own = ''] = await makeLeads(server.owner, 1, of)
  const names = { document: `lead:${own}`, watched: `wholeBoard:${team.teamId}` }
  return openEditor(server.url, team.token, names)
}

async function putAdmin({ owner: { db } }: CommandServer): Promise<string> {
  const id = crypto.randomUUID()
  const admin = { id, name: 'Ada', email: 'ada.admin@pace.test', role: 'admin' } as const
  await db.insert(people).values(admin)
  return id
}

type Timing = { seconds: number; cpu: number; postgres: number; turn: number; waits: number[] }

async function timed(running: Running, id: string, step: Step): Promise<Timing> {
  const { server, database, editor, profiles } = running
  if (profiles) await dearestStatements(database.superuser)
  const [began, cpu] = [performance.now(), server.cpuSeconds]
  const postgres = familyCpuSeconds(database.pid)
  let waits: number[] = []
  const turn = await server.longestTurnMs(async () => {
    waits = await editor.measure(() => ended(running, id, step))
  })
  const seconds = (performance.now() - began) / 1000
  if (profiles) console.table(await dearestStatements(database.superuser))
  const used = {
    cpu: server.cpuSeconds - cpu,
    postgres: familyCpuSeconds(database.pid) - postgres,
  }
  // It takes minutes at size: told as it goes.
  console.log(`${step}: ${Math.round(seconds)} s`, used, `p95 ${quantile(waits, 0.95)} ms`)
  return { seconds, turn, waits, ...used }
}

async function ended({ owner: { db } }: CommandServer, id: string, step: Step): Promise<void> {
  await moveImport(db, id, { from: ['mapping', 'checked', 'done'], state: step })
  for (;;) {
    const now = await findImport(db, id)
    if (now?.state === ENDS[step]) return
    if (now?.state === 'failed') throw new Error(`It failed: ${now.problem}`)
    await delay(100)
  }
}

function figuresOf(name: string, { seconds, cpu, postgres, turn, waits }: Timing): Figures {
  return {
    [`${name} s`]: seconds,
    [`${name} CPU s`]: cpu,
    [`${name} postgres s`]: postgres,
    [`${name} longest turn ms`]: turn,
    [`${name} wait p50 ms`]: quantile(waits, 0.5),
    [`${name} wait p95 ms`]: quantile(waits, 0.95),
    [`${name} wait max ms`]: quantile(waits, 1),
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
