import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Manifest, ManifestSchema } from '#db/backup/manifest.ts'
import { restoreDatabase } from '#db/backup/restore.ts'
import { provision } from '#db/provision.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import type { CliContext } from '../context.ts'
import { manifestIn, onDatabase, withStoppedPace } from '../with-servers.ts'

/** Puts a backup in the place of what is there. PACE must be stopped. */
export function addRestoreCommand(program: Command, context: CliContext): void {
  program
    .command('restore')
    .description('Replaces both databases by a backup; PACE must be stopped')
    .argument('<folder>', 'the folder that `pace backup` made')
    .action(async (path: string) => {
      const folder = resolve(path)
      const manifest = readManifest(folder)
      await withStoppedPace(context, async (servers, secrets) => {
        await provision({
          paceServerUrl: servers.pace,
          assistcraftServerUrl: servers.assistcraft,
          passwords: secrets.roles,
        })
        await restoreDatabase(onDatabase(servers.pace, 'pace'), join(folder, 'pace'), manifest.pace)
        const assistcraft = onDatabase(servers.assistcraft, 'assistcraft')
        await restoreDatabase(assistcraft, join(folder, 'assistcraft'), manifest.assistcraft)
      })
      console.log(`Restored what was saved at ${manifest.createdAt}. Everybody signs in again.`)
    })
}

function readManifest(folder: string): Manifest {
  const file = manifestIn(folder)
  try {
    return ManifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new FatalError(`${file} is not the manifest of a complete backup.`, { cause })
  }
}
