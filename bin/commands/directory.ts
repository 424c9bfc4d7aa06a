import type { Command } from 'commander'
import { createDirectoryContext } from '#auth/directory/directory.ts'
import { readDirectorySettings } from '#auth/directory/google/settings.ts'
import { type SyncOptions, syncDirectory } from '#auth/directory/sync.ts'
import { connectPace } from '#db/pace/client.ts'
import { listRuns, type RunWithChanges } from '#db/pace/directory/runs.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { createLogger } from '#service/log.ts'
import type { CliContext } from '../cli/context.ts'
import { printFromDatabase } from '../cli/print-from-database.ts'

type SyncFlags = { dryRun?: boolean; force?: boolean; allowNoAdmin?: boolean }
const RUNS_SHOWN = 20

/** The company's directory: syncs it by hand and shows what came of it. Answers are JSON, for scripts. */
export function addDirectoryCommand(program: Command, context: CliContext): void {
  const directory = program.command('directory').description('People from Google Workspace')

  directory
    .command('sync')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--force', 'shut out as many as the directory says, over the cap')
    .option('--allow-no-admin', 'shut out even the last admin')
    .description('Makes people, roles and teams as the directory says, now')
    .action((flags: SyncFlags) => sync(context, flags))
  directory
    .command('runs')
    .description(`Shows the last ${RUNS_SHOWN} runs and what each did`)
    .action(() =>
      printFromDatabase(context, async (db) => {
        const { rows } = await listRuns(db, {}, { limit: RUNS_SHOWN })
        return rows.map(showRun)
      }),
    )
}

async function sync(context: CliContext, flags: SyncFlags): Promise<void> {
  const settings = requireSettings(context)
  const pace = connectPace(context.databaseUrl('pace_auth'), { max: 3, name: 'pace-cli' })
  // What it prints on stdout is the answer; what the log would say is in it.
  const log = createLogger('pace-cli', { level: 'silent' })
  try {
    const options: SyncOptions = { trigger: 'command', by: { actor: 'service:pace-cli' }, ...flags }
    const result = await syncDirectory(createDirectoryContext({ settings, pace, log }), options)
    if (!result) throw new FatalError('A sync is running already: try again in a moment.')
    const { outcome, users, problem } = result
    const effects = result.effects.map(showEffect)
    console.log(JSON.stringify({ outcome, dryRun: flags.dryRun ?? false, users, effects }, null, 2))
    if (outcome !== 'done') throw new FatalError(problem ?? 'The directory was not synced.')
  } finally {
    await pace.close()
  }
}

function requireSettings({ env }: CliContext) {
  const settings = readSettings(env.inherited)
  if (settings) return settings
  throw new FatalError(
    'There is no directory to sync with: GOOGLE_DIRECTORY_CREDENTIALS and GOOGLE_DIRECTORY_ADMIN are not set. docs/directory.md says how to get them.',
  )
}

function readSettings(source: CliContext['env']['inherited']) {
  try {
    return readDirectorySettings(source)
  } catch (error) {
    throw new FatalError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

type ShownEffect = Pick<
  RunWithChanges['effects'][number],
  'kind' | 'name' | 'before' | 'after' | 'reason'
>

function showEffect({ kind, name, before, after, reason }: ShownEffect) {
  return { kind, name, before, after, ...(reason ? { reason } : {}) }
}

function showRun({ effects, ...run }: RunWithChanges) {
  return { ...run, effects: effects.map(showEffect) }
}
