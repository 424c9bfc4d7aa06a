import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findOnPath } from './find-on-path.ts'
import { unpackDebianPackage } from './debian-packages.ts'

/** An executable, and the folder of the libraries that came with it, where the system has none. */
export type Program = { file: string; libraries: string | null }

const NAMES = ['redis-server', 'valkey-server']
const UNPACKED = join(import.meta.dirname, '../../../.pace/programs/redis')

/** The machine's own Redis or Valkey, else Debian's, unpacked beside the project's other programs. */
export async function bringRedis({
  path = process.env['PATH'],
  unpacked = UNPACKED,
}: { path?: string; unpacked?: string } = {}): Promise<Program> {
  const installed = findOnPath(NAMES, path)
  if (installed) return { file: installed, libraries: null }
  await unpackDebianPackage('redis-server', unpacked)
  return { file: join(unpacked, 'usr/bin/redis-server'), libraries: librariesIn(unpacked) }
}

/** What the program is started with: its libraries before the system's. */
export function environmentOf({ libraries }: Program): NodeJS.ProcessEnv {
  if (!libraries) return process.env
  const before = process.env['LD_LIBRARY_PATH']
  return { ...process.env, LD_LIBRARY_PATH: [libraries, before].filter(Boolean).join(delimiter) }
}

/** Debian keeps them in one folder for each kind of processor. */
export function librariesIn(unpacked: string): string | null {
  const lib = join(unpacked, 'usr/lib')
  if (!existsSync(lib)) return null
  const triplet = readdirSync(lib).find((name) => name.endsWith('-linux-gnu'))
  return triplet ? join(lib, triplet) : null
}
