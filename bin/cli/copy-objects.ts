import { constants, existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'

/** Where files stay that are on disk, below the folder of a home or of a backup. */
const OBJECTS = join('files', 'objects')

/**
 * Copies contents from one place to the other, as far as they are not there: under the key of a content nothing else ever stands.
 * Save rows first and contents after, and bring contents back before the rows: then each row that is saved has its content. False
 * where there is none on disk.
 */
export async function copyObjects(from: string, to: string): Promise<boolean> {
  const source = join(from, OBJECTS)
  if (!existsSync(source)) return false
  await cp(source, join(to, OBJECTS), {
    recursive: true,
    force: false,
    mode: constants.COPYFILE_FICLONE,
    // What was being stored when a process ended is no content.
    filter: (path) => !path.endsWith('.half'),
  })
  return true
}
