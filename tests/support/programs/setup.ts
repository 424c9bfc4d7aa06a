import type { TestProject } from 'vitest/node'
import { bringRedis, type Program } from './redis-program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Null where none could be brought: what needs it is left out, and the run has said so. */
    redis: Program | null
  }
}

/** Brings what the tests of several nodes start, once for the whole run. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('redis', await bringOrSay())
}

async function bringOrSay(): Promise<Program | null> {
  try {
    return await bringRedis()
  } catch (error) {
    const why =
      error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)
    process.stderr.write(
      `Not run: the tests of several nodes over Redis. There is no redis-server here, and none could be brought (${why}).\n`,
    )
    return null
  }
}
