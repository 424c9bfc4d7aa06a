import { z } from 'zod'
import type { Figures } from './figures.ts'
import { type CommandServer, makeLeads, startCommandServer } from './command-server.ts'

const IN_PARALLEL = 32
const AnswerSchema = z.object({ seq: z.number() })

type Sent = { command: string; args: object }
type Round = { perSecond: number; cpuMs: number; seqs: Map<string, number> }

/**
 * Commands on so many different leads, 32 at a time, each with a key: first on records that have no document yet, then on the
 * same ones again, then the undo of each. `CPU` is the processor time of the server for one of them.
 */
export async function benchCommands(
  leads: number,
  profileFolder: string | null = null,
): Promise<Figures> {
  const running = await startCommandServer(profileFolder)
  try {
    const ids = await makeLeads(running.owner, leads)
    const rename = (round: string) => () => ({
      command: 'setFields',
      args: { fields: { name: `Lead of the ${round} round` } },
    })
    const first = await runAll(running, ids, { round: 'first', sent: rename('first') })
    const again = await runAll(running, ids, { round: 'again', sent: rename('again') })
    const takeBack = (id: string) => ({ command: 'undo', args: { seq: again.seqs.get(id) } })
    const undo = await runAll(running, ids, { round: 'undo', sent: takeBack })
    const [events] = await running.owner.sql`select count(*)::int as count from entity_events`
    return {
      'first/s': first.perSecond,
      'first CPU ms': first.cpuMs,
      'again/s': again.perSecond,
      'again CPU ms': again.cpuMs,
      'undo/s': undo.perSecond,
      'undo CPU ms': undo.cpuMs,
      events: Number(events?.['count']),
    }
  } finally {
    await running.stop()
  }
}

async function runAll(
  { server, url, authority: { token } }: CommandServer,
  leads: readonly string[],
  { round, sent }: { round: string; sent: (id: string) => Sent },
): Promise<Round> {
  const waiting = [...leads]
  const seqs = new Map<string, number>()
  const [began, cpu] = [performance.now(), server.cpuSeconds]
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const response = await fetch(`${url}/commands`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `${round}-${id}`,
        },
        body: JSON.stringify({ document: `lead:${id}`, ...sent(id), cause: 'bench' }),
      })
      if (!response.ok) throw new Error(`A command failed: ${await response.text()}`)
      seqs.set(id, AnswerSchema.parse(await response.json()).seq)
    }
  }
  await Promise.all(Array.from({ length: IN_PARALLEL }, work))
  const seconds = (performance.now() - began) / 1000
  const used = server.cpuSeconds - cpu
  return { perSecond: leads.length / seconds, cpuMs: (used / leads.length) * 1000, seqs }
}
