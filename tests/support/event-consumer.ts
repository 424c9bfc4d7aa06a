import postgres from 'postgres'
import { readEventStream } from '#live/read-event-stream.ts'

/**
 * A consumer of the log as an integrator would write it, run as a process of its own: each event's effect and the place in the log
 * are stored in one transaction, and after a death it goes on from there.
 */
const [address = '', token = '', database = ''] = process.argv.slice(2)
const sql = postgres(database, { max: 1 })
const [position] = await sql`select last from consumer.position`
const response = await fetch(address, {
  headers: { authorization: `Bearer ${token}`, 'last-event-id': String(position?.last) },
})
if (!response.body) throw new Error(`The stream answered ${response.status}.`)
for await (const { data } of readEventStream(response.body)) {
  const { sequence } = JSON.parse(data)
  await sql.begin(async (tx) => {
    await tx`insert into consumer.effects (sequence) values (${sequence})`
    await tx`update consumer.position set last = ${sequence}`
  })
}
