import { spawnSync } from 'node:child_process'
import { FatalError } from '#scripts/fatal-error.ts'

/** The measured server has a core of its own, the generator another. Postgres goes where it finds room, as beside any server. */
export const SERVER_CORE = 0
const GENERATOR_CORE = 1

export function pinGenerator(): void {
  const pinned = spawnSync('taskset', [
    '-a',
    '-p',
    '-c',
    String(GENERATOR_CORE),
    String(process.pid),
  ])
  if (pinned.status === 0) return
  throw new FatalError(
    'The sync bench needs Linux with taskset (util-linux) and two cores: each server is measured on a core of its own.',
  )
}
