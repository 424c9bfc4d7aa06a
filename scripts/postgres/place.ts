import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, giveTo, type Identity } from './identity.ts'

/**
 * The folder that holds a cluster: `wanted` where the database's user can reach it, else a folder of the same fate in a
 * place that it can reach (a clone in root's closed home).
 */
export function findPlace(identity: Identity, wanted: string, fallbacks: string[]): string {
  mkdirSync(wanted, { recursive: true, mode: 0o755 })
  const folder = canReach(identity, wanted) ? wanted : fallbackFor(wanted, fallbacks)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  giveTo(identity, folder)
  return folder
}

/** Named after the wanted folder, so that the next start finds it again. */
function fallbackFor(wanted: string, fallbacks: string[]): string {
  const name = createHash('sha256').update(realpathSync(wanted)).digest('hex').slice(0, 12)
  const base = fallbacks.find(isWritable) ?? tmpdir()
  return join(base, `pace-${name}`)
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Survives a restart of the machine. */
export const LASTING_PLACES = ['/var/lib', '/var/tmp']
export const PASSING_PLACES = ['/tmp', '/var/tmp']
