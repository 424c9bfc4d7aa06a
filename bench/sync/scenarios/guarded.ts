import { randomUUID } from 'node:crypto'
import { climb } from '../load/climb.ts'
import { Typing, type TypingResult } from '../load/typing.ts'
import type { Field } from '../load/writer.ts'
import type { BenchServer } from '../servers/bench-server.ts'
import type { Lab } from '../servers/lab.ts'
import { launchServer } from '../servers/launch.ts'
import { createLeads } from '../servers/leads.ts'
import { against } from './judge.ts'
import { scaled, type Load, type Scenario } from './scenario.ts'
import { newDocument } from './typing-figures.ts'

const DOCUMENTS = 100
const FIRST_RATE = 500
const LONGEST_P99_MS = 100

type Kind = { documents: readonly string[]; field: Field }

export const guarded: Scenario = {
  name: 'guarded',
  title:
    'Notes of 100 leads, which are guarded, against 100 notes: highest edits/s with p99 < 100 ms',
  servers: ['pace'],
  growth: { figure: 'guarded edits/s', of: 'total' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name)
    const count = scaled(DOCUMENTS, load)
    const leads = await createLeads(server, tokenOf(lab), count)
    const notes = Array.from({ length: count }, newDocument)
    const open = await highestRate(server, load, { documents: notes, field: rich('body') })
    const held = await highestRate(server, load, { documents: leads, field: rich('notes') })
    return {
      'unguarded edits/s': open,
      'guarded edits/s': held,
      'guarded : unguarded': held / open,
    }
  },
  judge: (by) => [against(by, { figure: 'guarded : unguarded', unit: '', atLeast: 0.6 })],
}

function rich(name: string): Field {
  return { name, rich: true }
}

function tokenOf({ pace }: Lab): string {
  return pace?.authority.token ?? randomUUID()
}

async function highestRate(
  server: BenchServer,
  load: Load,
  { documents, field }: Kind,
): Promise<number> {
  const rooms = documents.map((document) => ({ document, authors: 2, readers: 0, field }))
  const typing = await Typing.open(server, rooms)
  const best = await climb(async (rate) => {
    const result = await typing.run(rate, load.seconds / 2)
    return { rate, holds: typing.isWhole && holdsUp(result), figures: {} }
  }, FIRST_RATE * load.share)
  typing.close()
  return best?.rate ?? 0
}

function holdsUp({ latencies, delivered, expected }: TypingResult): boolean {
  return delivered === expected && latencies.percentile(0.99) < LONGEST_P99_MS
}
