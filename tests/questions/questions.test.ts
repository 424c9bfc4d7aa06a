import { afterAll, expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { ask, judge, layDown } from './ask.ts'
import { FIRST_SET, HELD_OUT_SET, MANAGERS_SET } from './sets.ts'
import { FRESH_SET } from './fresh/fresh-set.ts'
import { LATER_SET } from './later-set.ts'
import { report, tally } from './report.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const admin = connectPace(pace.adminUrl, { max: 1 })
const reporting = connectPace(pace.urls.pace_reporting, { max: 2 })
afterAll(async () => {
  await Promise.all([admin.close(), reporting.close()])
  await drop()
})
await layDown(admin.db)
const first = await judge(reporting.db, FIRST_SET)
const heldOut = await judge(reporting.db, HELD_OUT_SET)
const later = await judge(reporting.db, LATER_SET)
const managers = await judge(reporting.db, MANAGERS_SET)
const fresh = await judge(reporting.db, FRESH_SET)
const all = [...first, ...heldOut, ...later, ...managers, ...fresh]

test('at least 200 questions of managers are asked, and none of all is answered wrongly', () => {
  expect(managers.length).toBeGreaterThanOrEqual(200)
  expect(new Set(all.map(({ question }) => question)).size).toBe(all.length)
  expect(all.filter(({ outcome }) => outcome === 'wrong')).toEqual([])
})

test.each([
  ['the first set', first],
  ['the held-out set', heldOut],
  ['the later set', later],
  ['the managers’ set, in both languages', managers],
  ['the fresh set, in both languages', fresh],
])('of %s at least 95 in 100 of the covered are right', (_name, verdicts) => {
  const { right, asked } = tally(verdicts, ['covered', 'follow-up'])
  expect(right / asked).toBeGreaterThanOrEqual(0.95)
})

test('[Q9] what has no answer is asked back or refused, every time', () => {
  const { right, asked } = tally(all, ['ambiguous', 'unanswerable', 'forbidden'])
  expect(right).toBe(asked)
})

test('[Q1] one more word that nobody knows, anywhere in a question, is asked about by name', () => {
  const covered = [...FIRST_SET.covered, ...MANAGERS_SET.covered]
  for (const question of covered.flatMap(({ said }) => said)) {
    const words = question.split(' ')
    for (let at = 0; at <= words.length; at += 1) {
      const reply = ask(words.toSpliced(at, 0, 'zzqx').join(' '))
      const told = 'clarify' in reply ? reply.clarify.message : ''
      expect(told, `${question} at ${at}`).toContain('“zzqx”')
    }
  }
})

/** `-u` writes the report anew. */
test('the report says what was measured', async () => {
  const path = new URL('../../assistcraft/ask/ASK.md', import.meta.url).pathname
  await expect(report({ first, heldOut, later, managers, fresh })).toMatchFileSnapshot(
    decodeURIComponent(path),
  )
})
