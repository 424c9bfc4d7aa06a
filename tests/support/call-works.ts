import type { PaceDb } from '#db/pace/client.ts'
import { readCorrections } from '#db/pace/calls/corrections.ts'
import { listOffered, readFates, readItemScores, readScores } from '#db/pace/calls/reviewed.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

type Work = (db: PaceDb) => Promise<unknown>

/** Managers look back on some days, however many there are before them. */
const LATELY = { teamId: null, agentId: null, since: '2026-02-01T00:00:00.000Z' }
const LONG_AGO = '2026-01-01T00:00:00.000Z'

/** What is asked of calls that are over. */
export function lookingBack(limit: number): Record<string, Work> {
  const offer = { kind: 'suggestion', type: 'askBudget', fates: ['dismissed'] } as const
  const weeks = { zone: SOME_HOUSE.zone, shiftDays: 0 }
  return {
    'scores of calls': (db) => readScores(db, LATELY, { items: ['fees'], weeks }),
    'items of scorecards': (db) => readItemScores(db, LATELY, ['fees']),
    'what became of suggestions': (db) => readFates(db, LATELY),
    'calls with a suggestion': (db) => listOffered(db, LATELY, offer, { limit }),
    'corrections of another team': (db) => firstCorrection(db, crypto.randomUUID()),
    'corrections of the house': (db) => firstCorrection(db, null),
  }
}

/** What an export asks before its first line. */
async function firstCorrection(db: PaceDb, teamId: string | null): Promise<void> {
  for await (const _one of readCorrections(db, { teamId, since: LONG_AGO })) return
}
