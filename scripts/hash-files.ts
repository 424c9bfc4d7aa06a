import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SKIPPED = new Set(['node_modules', '.git', '.pace', 'build'])

/** One hash over names and contents of all files below `paths`; a path that is not there counts as empty. */
export function hashFiles(root: string, paths: string[], accept = (_file: string) => true): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => listFiles(root, path)).filter(accept)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(root: string, path: string): string[] {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [path]
  const names = readdirSync(join(root, path)).filter((name) => !SKIPPED.has(name))
  return names.toSorted().flatMap((name) => listFiles(root, join(path, name)))
}
