import type { TestProject } from 'vitest/node'
import { bringDovecot, type Dovecot } from './dovecot-program.ts'
import { bringRedis, type Program } from './redis-program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where none could be brought: what needs it is left out, and the run has said so. */
    redis: Program | null
    dovecot: Dovecot | null
  }
}

/** Brings the programs that tests start, once for the whole run. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide(
    'redis',
    await bringOrSay('the tests of several nodes over Redis', 'redis-server', bringRedis),
  )
  project.provide(
    'dovecot',
    await bringOrSay('the tests of mailboxes over IMAP', 'Dovecot', bringDovecot),
  )
}

async function bringOrSay<Brought>(
  tests: string,
  name: string,
  bring: () => Promise<Brought>,
): Promise<Brought | null> {
  try {
    return await bring()
  } catch (error) {
    const why =
      error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)
    process.stderr.write(
      `Not run: ${tests}. There is no ${name} here, and none could be brought (${why}).\n`,
    )
    return null
  }
}
