import type { SyncMetrics } from './metrics.ts'
import type { DocumentStore } from './store.ts'

/** The same store, whose group commits are timed. */
export function measureStore(store: DocumentStore, metrics: SyncMetrics): DocumentStore {
  return {
    ...store,
    async append(appends) {
      const start = performance.now()
      const outcomes = await store.append(appends)
      const updates = appends.reduce((sum, append) => sum + append.updates.length, 0)
      metrics.committed(updates, performance.now() - start)
      return outcomes
    },
  }
}
