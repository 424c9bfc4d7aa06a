import type { Command } from 'commander'
import { rebuildRows } from '#sync/rebuild-rows.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { connectPace } from '#db/pace/client.ts'
import type { CliContext } from '../context.ts'

/** Rows are made from documents: this makes them anew. */
export function addProjectCommand(program: Command, context: CliContext): void {
  program
    .command('project')
    .description('Projections of live documents')
    .command('rebuild')
    .description('Writes every row anew from its document; the event log is not touched')
    .action(async () => rebuild(context))
}

async function rebuild(context: CliContext): Promise<void> {
  const client = connectPace(context.databaseUrl('pace_sync'), { max: 2, name: 'project-rebuild' })
  try {
    const { written, problems } = await rebuildRows(client.db)
    console.log(`✓ ${written} documents written to their rows`)
    for (const { document, message } of problems) console.error(`✗ ${document}: ${message}`)
    if (problems.length > 0)
      throw new FatalError(`${problems.length} documents were left as they were.`)
  } finally {
    await client.close()
  }
}
