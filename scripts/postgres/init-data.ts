import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { failWith } from '../fatal-error.ts'
import type { Binaries } from './binaries.ts'
import { DATABASE_ENV, giveTo, type Identity } from './identity.ts'

type InitOptions = {
  binaries: Binaries
  identity: Identity
  data: string
  password: string
  /** Off only for throw-away clusters: without it a power cut right after can lose the new files. */
  sync?: boolean
}

const SUPERUSER = 'pace'

export function superuserUrl(port: number, password: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`
}

/** Creates the data folder once. A half-made one, from an interrupted start, is thrown away first. */
export function initData({ binaries, identity, data, password, sync = true }: InitOptions): void {
  if (existsSync(data)) return
  const partial = `${data}.partial`
  const passwordFile = `${data}.password`
  rmSync(partial, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(identity, passwordFile)
  const result = spawnSync(binaries.initdb, initdbFlags(partial, passwordFile, sync), {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
    env: DATABASE_ENV,
  })
  rmSync(passwordFile, { force: true })
  if (result.status !== 0) {
    rmSync(partial, { recursive: true, force: true })
    failWith(
      'The database cannot be created',
      `${result.error?.message ?? ''}${result.stderr ?? ''}`,
    )
  }
  renameSync(partial, data)
}

function initdbFlags(data: string, passwordFile: string, sync: boolean): string[] {
  const flags = ['-D', data, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile', passwordFile]
  flags.push('-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  if (!sync) flags.push('--no-sync')
  return flags
}
