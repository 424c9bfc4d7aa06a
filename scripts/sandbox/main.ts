import { getRequestListener } from '@hono/node-server'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { listen } from '#service/http/listen.ts'
import { createLogger } from '#service/log.ts'
import { installShutdown } from '#service/shutdown.ts'
import { claimHome } from '../up/home/home.ts'
import { readSandboxEnv } from './env.ts'
import { startHost } from './host.ts'
import { createHouseRoutes } from './house-routes.ts'

/** The host of sandboxes: a process beside the house's, which holds none of its secrets but the key that both show each other. */
const root = join(import.meta.dirname, '../..')
const env = readSandboxEnv(process.env, root)
const log = createLogger('sandboxes', { level: env.logLevel })
const home = claimHome(env.home)
const host = await startHost({ env, root, log })
const answerHouse = getRequestListener(createHouseRoutes({ host, key: env.key, log }).fetch)

const server = createServer((request, response) => {
  const id = host.idOf(request.headers.host)
  if (id !== null) return host.answer(id, request, response)
  return void answerHouse(request, response)
})
await listen(server, env.port)
installShutdown({
  log,
  timeoutMs: 25_000,
  hooks: [
    { name: 'http', drain: () => server.close() },
    { name: 'sandboxes', drain: host.close },
    { name: 'home', drain: home.release },
  ],
})
log.info({ port: env.port, home: env.home }, 'ready')
