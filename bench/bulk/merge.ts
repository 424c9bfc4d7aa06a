import { type CommandServer, makeLeads, startCommandServer } from './command-server.ts'
import type { Figures } from './figures.ts'
import { foundTeam, post, type Team } from './team.ts'

const PAIRS = 7

/**
 * Two contacts of so many leads each are merged, and that is taken back: first where nobody has opened any of their documents, then
 * on the same documents again. From request to answer, the median of seven pairs; `worst` is the slowest of all.
 */
export async function benchMerge(leads: number): Promise<Figures> {
  const running = await startCommandServer()
  try {
    const team = await foundTeam(running)
    const pairs = await Promise.all(
      Array.from({ length: PAIRS }, async (_, pair) => ({
        stays: await makeContact(running, team, { leads, place: 2 * pair }),
        goes: await makeContact(running, team, { leads, place: 2 * pair + 1 }),
      })),
    )
    const cpu = running.server.cpuSeconds
    const first = await mergeAll(running, team, pairs)
    const again = await mergeAll(running, team, pairs)
    const used = running.server.cpuSeconds - cpu
    return {
      'merge ms': median(first.merge),
      'undo ms': median(first.undo),
      'merge again ms': median(again.merge),
      'undo again ms': median(again.undo),
      'worst ms': Math.max(...first.merge, ...first.undo, ...again.merge, ...again.undo),
      'CPU ms each': (used * 1_000) / (4 * PAIRS),
    }
  } finally {
    await running.stop()
  }
}

type Pair = { stays: string; goes: string }

async function makeContact(
  running: CommandServer,
  team: Team,
  { leads, place }: { leads: number; place: number },
): Promise<string> {
  const contact = crypto.randomUUID()
  const { sql } = running.owner
  await sql`insert into contacts (id, name, owner_id, team_id) values (${contact}, 'Amina', ${team.manager}, ${team.teamId})`
  const ids = await makeLeads(running.owner, leads, {
    teamId: team.teamId,
    ownerId: team.manager,
    from: 1 + place * leads,
  })
  await sql`update leads set contact_id = ${contact} where id = any(${ids})`
  return contact
}

async function mergeAll(running: CommandServer, team: Team, pairs: readonly Pair[]) {
  const taken = { merge: [] as number[], undo: [] as number[] }
  for (const { stays, goes } of pairs) {
    const document = `contact:${stays}`
    const merged = await timed(() =>
      command(running, team, { document, command: 'merge', args: { loserId: goes } }),
    )
    const args = { mergeId: merged.answer.result.mergeId }
    const undone = await timed(() =>
      command(running, team, { document, command: 'undoMerge', args }),
    )
    taken.merge.push(merged.ms)
    taken.undo.push(undone.ms)
  }
  return taken
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

type Merged = { result: { mergeId: string } }

function command(running: CommandServer, team: Team, body: object): Promise<Merged> {
  return post<Merged>(running, team, '/commands', body)
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const began = performance.now()
  const answer = await work()
  return { answer, ms: performance.now() - began }
}
