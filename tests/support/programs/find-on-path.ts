import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first executable of one of these names, folder by folder as a shell looks. */
export function findOnPath(names: readonly string[], path = ''): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
