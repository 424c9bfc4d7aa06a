import type { TestProject } from 'vitest/node'
import { startTestCluster, type TestCluster } from './test-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One cluster for the whole run, started when the first project that needs it is set up. */
type Shared = { cluster: ReturnType<typeof startTestCluster>; users: number }
const KEY = Symbol.for('pace.test-cluster')
const globals: typeof globalThis & { [KEY]?: Shared } = globalThis

export default async function setup(project: TestProject) {
  const shared = (globals[KEY] ??= { cluster: startTestCluster(), users: 0 })
  shared.users += 1
  const { stop, serverUrl, passwords } = await shared.cluster
  project.provide('cluster', { serverUrl, passwords })
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete globals[KEY]
    await stop()
  }
}
