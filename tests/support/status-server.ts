import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that answers each path with the status that it names (`/kept/502`), as text too. */
export async function startStatusServer(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const [status = ''] = /\d{3}/.exec(request.url ?? '') ?? []
    response.writeHead(Number(status)).end(status)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { server, origin: `http://127.0.0.1:${port}` }
}
