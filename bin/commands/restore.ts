import type { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Manifest, readManifest } from '#db/backup/manifest.ts'
import { restoreDatabases } from '#db/backup/restore.ts'
import { provision } from '#db/provision.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { copyObjects } from '../cli/copy-objects.ts'
import type { CliContext } from '../cli/context.ts'
import { manifestIn, onDatabase, withStoppedPace } from '../cli/with-servers.ts'

/** Puts a backup in the place of what is there. PACE must be stopped. */
export function addRestoreCommand(program: Command, context: CliContext): void {
  program
    .command('restore')
    .description('Replaces both databases by a backup; PACE must be stopped')
    .argument('<folder>', 'the folder that `pace backup` made')
    .action(async (path: string) => {
      const folder = resolve(path)
      const manifest = readManifestIn(folder)
      await copyObjects(folder, context.home)
      await withStoppedPace(context, async (servers, secrets) => {
        await provision({
          paceServerUrl: servers.pace,
          assistcraftServerUrl: servers.assistcraft,
          passwords: secrets.roles,
        })
        const names = ['pace', 'assistcraft'] as const
        await restoreDatabases(
          names.map((name) => ({
            adminUrl: onDatabase(servers[name], name),
            folder: join(folder, name),
            manifest: manifest[name],
          })),
        )
      })
      console.log(`Restored what was saved at ${manifest.createdAt}. Everybody signs in again.`)
    })
}

function readManifestIn(folder: string): Manifest {
  const file = manifestIn(folder)
  try {
    return readManifest(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new FatalError(`${file} is not the manifest of a complete backup.`, { cause })
  }
}
