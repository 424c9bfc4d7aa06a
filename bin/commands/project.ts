import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Rebuilt, rebuildRows } from '#sync/projection/rebuild-rows.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { connectPace } from '#db/pace/client.ts'
import type { CliContext } from '../cli/context.ts'

const CONNECTIONS = 4
/** So many documents between two lines on the terminal. */
const SAID_EVERY = 10_000

/** Rows are made from documents: this makes them anew. */
export function addProjectCommand(program: Command, context: CliContext): void {
  program
    .command('project')
    .description('Projections of live documents')
    .command('rebuild')
    .description('Writes every row anew from its document; interrupted, it goes on where it was')
    .action(async () => rebuild(context))
}

async function rebuild(context: CliContext): Promise<void> {
  const place = join(context.home, 'project-rebuild')
  const after = existsSync(place) ? readFileSync(place, 'utf8') : ''
  if (after) console.log(`Going on after ${after}; remove ${place} to begin anew.`)
  const client = connectPace(context.databaseUrl('pace_sync'), {
    max: CONNECTIONS + 1,
    name: 'project-rebuild',
  })
  try {
    const say = createProgress()
    const onProgress = (last: string, rebuilt: Rebuilt) => {
      writeFileSync(place, last)
      say(rebuilt)
    }
    const { written, problems } = await rebuildRows(client.db, {
      after,
      onProgress,
      concurrency: CONNECTIONS,
    })
    rmSync(place, { force: true })
    console.log(`✓ ${written} documents written to their rows`)
    for (const { document, message } of problems) console.error(`✗ ${document}: ${message}`)
    if (problems.length > 0)
      throw new FatalError(`${problems.length} documents were left as they were.`)
  } finally {
    await client.close()
  }
}

function createProgress(): (rebuilt: Rebuilt) => void {
  const began = Date.now()
  let said = 0
  return ({ written }) => {
    if (written - said < SAID_EVERY) return
    said = written
    const perSecond = Math.round((written * 1000) / (Date.now() - began))
    console.log(`  ${written} documents, ${perSecond} a second …`)
  }
}
