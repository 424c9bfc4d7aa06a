import type { Effect } from '#domain/directory/effects.ts'
import type { RunEnd } from '#db/pace/directory/runs.ts'
import type { Logger } from '#service/log.ts'
import type { Unreadable } from './google/read-user.ts'

export type SyncResult = RunEnd & { effects: Effect[] }

/** Into the log: what happened, and separately what could not and waits for somebody to look at it. */
export function report(log: Pick<Logger, 'info' | 'error'>, result: SyncResult): void {
  const { outcome, problem, cap, users, effects } = result
  for (const { kind, subject, reason } of effects.filter(isTrouble)) {
    log.error({ subject, reason }, kind === 'skip' ? SKIPPED : KEPT)
  }
  const facts = { outcome, users, changes: countKinds(effects) }
  if (outcome === 'done') log.info(facts, 'the directory was synced')
  else log.error({ ...facts, problem, cap }, 'the directory was not synced')
}

/** Nothing happens to somebody whose row lacks what decides over them. */
export function toSkip({ id, missing }: Unreadable): Effect {
  return {
    kind: 'skip',
    subject: id ?? 'without an id',
    personId: null,
    name: id ? `Google user ${id}` : 'A user without an id',
    before: null,
    after: null,
    reason: `unreadable: ${missing.join(', ')}`,
  }
}

function isTrouble({ kind }: Effect): boolean {
  return kind === 'skip' || kind === 'keepAdmin'
}

function countKinds(effects: readonly Effect[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of effects) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const SKIPPED = 'somebody of the directory was left as they are'
const KEPT = 'the last admin was kept, against the directory'
