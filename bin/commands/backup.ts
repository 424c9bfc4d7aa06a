import type { Command } from 'commander'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Manifest, writeManifest } from '#db/backup/manifest.ts'
import { saveDatabase } from '#db/backup/save.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import type { CliContext } from '../cli/context.ts'
import { copyObjects } from '../cli/copy-objects.ts'
import { asMigrator, manifestIn, withServers } from '../cli/with-servers.ts'

const OptionsSchema = z.object({ to: z.string().optional() })

/** Saves both databases and the files into a new folder, also while PACE runs. */
export function addBackupCommand(program: Command, context: CliContext): void {
  program
    .command('backup')
    .description('Saves both databases and the files into a folder; PACE may run meanwhile')
    .option('--to <folder>', 'a folder that is not there yet')
    .action(async (options: unknown) => {
      const folder = createFolder(OptionsSchema.parse(options).to ?? defaultFolder(context.home))
      const manifest = await save(context, folder)
      const hasFiles = await copyObjects(context.home, folder)
      const rows = [...manifest.pace.tables, ...manifest.assistcraft.tables]
      const total = rows.reduce((sum, table) => sum + table.rows, 0)
      console.log(`Saved ${total} rows of ${rows.length} tables in ${folder}`)
      console.log(
        hasFiles
          ? 'Photos and other files are in it.'
          : 'There are no files on disk: those in a bucket are backed up there.',
      )
      console.log(
        `Keep ${join(context.home, 'secrets.json')} in a safe place too: it is not in the backup.`,
      )
    })
}

function defaultFolder(home: string): string {
  const at = new Date().toISOString().replaceAll(/[:.]/g, '-')
  return join(home, 'backups', at)
}

function createFolder(path: string): string {
  const folder = resolve(path)
  const created = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!created) throw new FatalError(`${folder} is there already: name a new folder.`)
  return folder
}

/** The manifest is written last: a folder without one is a backup that was interrupted. */
function save(context: CliContext, folder: string): Promise<Manifest> {
  return withServers(context, async (servers, secrets) => {
    const pace = await saveDatabase(asMigrator(servers.pace, 'pace', secrets), join(folder, 'pace'))
    const assistcraft = await saveDatabase(
      asMigrator(servers.assistcraft, 'assistcraft', secrets),
      join(folder, 'assistcraft'),
    )
    const manifest: Manifest = { format: 2, createdAt: new Date().toISOString(), pace, assistcraft }
    writeFileSync(manifestIn(folder), writeManifest(manifest), { mode: 0o600 })
    return manifest
  })
}
