import { afterAll } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { people } from '#db/pace/schema.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { createTestDatabases } from './databases.ts'

/** The demo's brokerage for all tests of a file, which read it and leave it as it is. Call it at the top of the file. */
export async function openBrokerage({ scale = 0.2 } = {}) {
  const { pace, drop } = await createTestDatabases({ keep: true })
  const closing: (() => Promise<void>)[] = []
  const connect = (url: string) => {
    const { db, close } = connectPace(url, { max: 2 })
    closing.push(close)
    return db
  }
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()))
    await drop()
  })
  const admin = connect(pace.adminUrl)
  await seedDemo(admin, { scale })
  const staff = await admin.select().from(people)
  const personOf = (name: string) => {
    const person = staff.find((one) => one.name.startsWith(name))
    if (!person) throw new Error(`Nobody is called ${name}.`)
    return person
  }
  return {
    admin,
    app: connect(pace.urls.pace_app),
    reporting: connect(pace.urls.pace_reporting),
    /** Where SQL of people runs. */
    sqlUrl: pace.urls.pace_sql,
    staff,
    personOf,
  }
}
