import type { ShownRecord } from '#domain/record/of-record.ts'
import { useChanges } from './use-changes.ts'

/** What changes all the time, an import or somebody who types a summary, asks no oftener than this. */
const REST_MS = 500

/**
 * What stands beside a document (clocks, timeline, tasks, matches) is asked for again whenever the log tells that its rows, or those of what
 * belongs to it, have changed: rows and their events are written together, so what is asked for is there.
 */
export function useRefreshOnChange(kind: ShownRecord['resource'], id: string, since: number): void {
  useChanges(`/records/${kind}/${encodeURIComponent(id)}/live`, since, { restMs: REST_MS })
}
