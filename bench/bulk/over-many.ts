import { setTimeout as delay } from 'node:timers/promises'
import { type CommandServer, makeLeads, startCommandServer } from './command-server.ts'
import { type Editor, openEditor } from './editor.ts'
import type { Figures } from './figures.ts'
import { foundTeam, post, type Team } from './team.ts'

/**
 * One command over so many leads that have no document yet, its undo, and another on their documents; while a colleague edits
 * another lead all the time and the team's board is open. `wait` is from an edit to when a second colleague sees it; `quiet` the same
 * before; `longest turn` is what of a wait the
 * server itself has caused, `opening turn` the same while the board is opened.
 */
export async function benchOverMany(
  leads: number,
  profileFolder: string | null = null,
): Promise<Figures> {
  const running = await startCommandServer(profileFolder)
  try {
    const team = await foundTeam(running)
    const of = { teamId: team.teamId, ownerId: team.manager }
    const [own = '', ...ids] = await makeLeads(running.owner, leads + 1, of)
    const names = { document: `lead:${own}`, watched: `wholeBoard:${team.teamId}` }
    const opening = openEditor(running.url, team.token, names)
    const opened = await running.server.longestTurnMs(() => opening)
    const editor = await opening
    const quiet = await timed(editor, () => delay(3_000))
    const cpu = running.server.cpuSeconds
    const bulk = crypto.randomUUID()
    const rounds = [
      () => run(running, team, bulk, ids),
      () => takeBack(running, team, bulk),
      () => run(running, team, crypto.randomUUID(), ids),
    ]
    const timings: Timing[] = []
    let used = 0
    const longest = await running.server.longestTurnMs(async () => {
      for (const round of rounds) {
        timings.push(await timed(editor, round))
        used ||= running.server.cpuSeconds - cpu
      }
    })
    editor.close()
    const waits = timings.flatMap((timing) => timing.waits)
    const [change = 0, undo = 0, again = 0] = timings.map(({ seconds }) => seconds)
    return {
      'change s': change,
      'undo s': undo,
      'again s': again,
      'opening turn ms': opened,
      'longest turn ms': longest,
      'CPU ms each': (used / leads) * 1000,
      'quiet p50 ms': quantile(quiet.waits, 0.5),
      'quiet max ms': quantile(quiet.waits, 1),
      'wait p50 ms': quantile(waits, 0.5),
      'wait p99 ms': quantile(waits, 0.99),
      'wait max ms': quantile(waits, 1),
      edits: waits.length,
      'board updates': editor.boardUpdates(),
    }
  } finally {
    await running.stop()
  }
}

type Timing = { waits: number[]; seconds: number }

async function timed(editor: Editor, work: () => Promise<unknown>): Promise<Timing> {
  const began = performance.now()
  const waits = await editor.measure(work)
  return { waits, seconds: (performance.now() - began) / 1000 }
}

async function run(running: CommandServer, team: Team, id: string, ids: readonly string[]) {
  const asked = { command: 'setStage', args: { stage: 'contacted' } }
  await post(running, team, '/bulk', { id, kind: 'lead', selection: { ids }, ...asked })
  await ended(running, id)
}

async function takeBack(running: CommandServer, team: Team, id: string): Promise<void> {
  const { id: undo } = await post<{ id: string }>(running, team, `/bulk/${id}/undo`, {})
  await ended(running, undo)
}

async function ended({ owner: { sql } }: CommandServer, id: string): Promise<void> {
  for (;;) {
    const [row] = await sql`select state, refused from bulk_commands where id = ${id}`
    if (row?.['state'] === 'done' && row['refused'] === 0) return
    if (row?.['state'] !== 'running') throw new Error(`It ended otherwise: ${JSON.stringify(row)}`)
    await delay(100)
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
