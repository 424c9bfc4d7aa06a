import type { SyncMetrics } from '../metrics/metrics.ts'
import type { DocumentStore } from './store.ts'

/** The same store, whose group commits are timed. */
export function measureStore(store: DocumentStore, metrics: SyncMetrics): DocumentStore {
  return {
    ...store,
    async append(appends) {
      const committed = metrics.commits(
        appends.reduce((sum, { updates }) => sum + updates.length, 0),
      )
      const outcomes = await store.append(appends)
      committed()
      return outcomes
    },
  }
}
