import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { findDifferent } from '#db/pace/duplicates/different.ts'
import { findPairsOf } from '#db/pace/duplicates/find-pairs.ts'
import { listPartners } from '#db/pace/duplicates/keep-pairs.ts'
import { listPairs } from '#db/pace/duplicates/list-pairs.ts'
import { listToScan } from '#db/pace/duplicates/scan.ts'

type Work = (db: PaceDb) => Promise<unknown>

const MIDDLE = new Date('2026-01-01T01:00:00.000Z')
const OWNER = '00000000-0000-4000-8000-000000000007'

/** What the scan for duplicates and its page ask for. */
export function duplicateWorks(limit: number): Record<string, Work> {
  const [one, other] = [idOf('owner 40'), idOf('owner 41')]
  const after = { at: MIDDLE.toISOString(), first: one, second: other }
  const narrow = { personId: OWNER, teamId: OWNER, wholeTeam: false }
  return {
    'pairs that are perhaps one': (db) => listPairs(db, 'all', { box: 'open', limit, after: null }),
    'pairs from the middle on': (db) => listPairs(db, 'all', { box: 'open', limit, after }),
    'pairs that are two': (db) => listPairs(db, 'all', { box: 'different', limit, after }),
    'pairs of somebody with few': (db) =>
      listPairs(db, narrow, { box: 'open', limit, after: null }),
    'who is perhaps somebody': (db) => findPairsOf(db, one, [other]),
    'who was perhaps somebody': (db) => listPartners(db, one),
    'who is not somebody': (db) => findDifferent(db, one, [other]),
    'who is to be scanned': (db) => listToScan(db, limit),
  }
}

function idOf(name: string): string {
  const hex = createHash('md5').update(name).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

type Filling = { from: number; to: number }

/** Each owner perhaps the next one, every fourth told apart; all have phones of their own. */
export async function fillDuplicates(db: PaceDb, { from, to }: Filling): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await db.execute(sql`insert into contact_identities (contact_id, kind, value, normal)
    select md5('owner ' || n)::uuid, 'phone', phone, phone from ${numbers} join contacts on contacts.id = md5('owner ' || n)::uuid`)
  await db.execute(sql`insert into contact_pairs (first_id, second_id, because, at, different_at)
    select least(md5('owner ' || n)::uuid, md5('owner ' || n + 1)::uuid), greatest(md5('owner ' || n)::uuid, md5('owner ' || n + 1)::uuid),
      'phone', ${at}, case when n % 4 = 0 then ${at} end from ${numbers} where n < ${to}::int`)
}
