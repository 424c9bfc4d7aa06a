import { EventEmitter } from 'node:events'
import { run, type WorkerEvents } from 'graphile-worker'
import { connectPace } from '#db/pace/client.ts'
import { keepWorkers } from '../keep-workers.ts'

/** A process of its own that takes jobs and never ends one: to be killed in the middle. */
const [databaseUrl = ''] = process.argv.slice(2)
const { db } = connectPace(databaseUrl, { max: 2, name: 'hanging' })
const events: WorkerEvents = new EventEmitter()
const log = { error: () => {}, warn: () => {} }
keepWorkers({ db, events, log, everyMs: 100, silentMs: 60_000 })
await run({
  events,
  connectionString: databaseUrl,
  noHandleSignals: true,
  concurrency: 1,
  taskList: {
    import: () => {
      process.send?.('begun')
      return new Promise(() => {})
    },
  },
})
