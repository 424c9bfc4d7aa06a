import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { connectPace } from '../client.ts'
import { sayTimeIsUp, withinTime } from './time-limit.ts'

test('what takes too long is ended and says what to do; the connection goes on', async () => {
  const { db } = await foundCompany()
  const asked = withinTime(db, (tx) => tx.execute(sql`select pg_sleep(60)`), 50)
  await expect(asked).rejects.toThrow(/takes too long.*Add a filter/)
  const [row] = await db.execute(sql`show statement_timeout`)
  expect(row).toEqual({ statement_timeout: '0' })
})

test('every statement of the app has a limit, and one that reaches it says so', async () => {
  const { pace } = await foundCompany()
  const { db, close } = connectPace(pace.urls.pace_app, { max: 1 })
  onTestFinished(close)
  const [row] = await db.execute(sql`show statement_timeout`)
  expect(row).toEqual({ statement_timeout: '15s' })
  await db.execute(sql`set statement_timeout = 50`)
  const asked = db.execute(sql`select pg_sleep(60)`).catch(sayTimeIsUp)
  expect(await asked).toMatchObject({ code: 'unavailable' })
})

test('another failure stays what it is', async () => {
  const { db } = await foundCompany()
  const asked = withinTime(db, (tx) => tx.execute(sql`select 1 / 0`))
  await expect(asked).rejects.toSatisfy((error) => sayTimeIsUp(error) === error)
  await expect(asked).rejects.not.toThrow(/takes too long/)
})
