import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, giveTo, type Identity } from './identity.ts'

/** Survives a restart of the machine. */
export const LASTING_PLACES = ['/var/lib', '/var/tmp']
export const PASSING_PLACES = ['/tmp', '/var/tmp']

/**
 * The folder that holds a cluster: `wanted` where the database's user can reach it, else one in a place that it can reach (a clone
 * in root's closed home).
 */
export function findPlace(identity: Identity, wanted: string, elsewhere: string[]): string {
  mkdirSync(wanted, { recursive: true, mode: 0o755 })
  const folder = canReach(identity, wanted) ? wanted : placeElsewhere(wanted, elsewhere)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  giveTo(identity, folder)
  return folder
}

/** Noted in the wanted folder, so that the next start finds it; a clone that is made anew gets a new one. */
function placeElsewhere(wanted: string, elsewhere: string[]): string {
  const note = join(wanted, 'place')
  if (existsSync(note)) return readFileSync(note, 'utf8')
  const base = elsewhere.find(isWritable) ?? tmpdir()
  const folder = join(base, `pace-${randomBytes(6).toString('hex')}`)
  writeFileSync(note, folder)
  return folder
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
