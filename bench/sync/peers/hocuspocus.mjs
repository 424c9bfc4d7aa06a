// Port and file of the database. The statements are those of @hocuspocus/extension-sqlite, over Node's own SQLite.
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const [port, file = ':memory:'] = process.argv.slice(2)
const db = new DatabaseSync(file)
db.exec(`CREATE TABLE IF NOT EXISTS "documents" (
  "name" varchar(255) NOT NULL,
  "data" blob NOT NULL,
  UNIQUE(name)
)`)
const select = db.prepare('SELECT data FROM "documents" WHERE name = $name ORDER BY rowid DESC')
const upsert = db.prepare(
  'INSERT INTO "documents" ("name", "data") VALUES ($name, $data) ON CONFLICT(name) DO UPDATE SET data = $data',
)

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => select.get({ $name: documentName })?.data ?? null,
      store: async ({ documentName, state }) => {
        upsert.run({ $name: documentName, $data: state })
      },
    }),
  ],
})
await server.listen()
