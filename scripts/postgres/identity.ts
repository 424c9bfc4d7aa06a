import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'

/** `nobody` everywhere: Postgres refuses to run as root, and creating a user is not ours to do. */
const NOBODY = 65_534

/** Nothing of the person's own environment: a PGPORT or PGDATA there would change what is started. */
export const DATABASE_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', NODE_ENV: 'production' } as const

/** Whom the database processes run as: root hands over to nobody, everybody else stays who they are. */
export type Identity = { uid?: number; gid?: number }

export function databaseIdentity(): Identity {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
}

export function giveTo(identity: Identity, path: string): void {
  if (identity.uid === undefined || identity.gid === undefined) return
  chownSync(path, identity.uid, identity.gid)
}

/** Can this identity pass through the folder? Root's own home is closed to nobody. */
export function canReach(identity: Identity, path: string): boolean {
  if (identity.uid === undefined) return true
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity, cwd: '/' })
  return probe.status === 0
}
