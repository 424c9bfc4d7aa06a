import { expect, test } from 'vitest'
import { openLiveDocument } from '#live/open-live-document.ts'
import { setField, putLead } from '#sync/testing/log-writer.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { watchDocument } from './document.ts'

async function watch(name: string, once: boolean, server: Awaited<ReturnType<typeof startServer>>) {
  const lines: string[] = []
  const token = () => server.serviceToken('live:read')
  const live = openLiveDocument({ url: server.url, name, token })
  const done = watchDocument(live, { once, print: (line) => lines.push(line) })
  return { lines, done, live }
}

test('a watched document is printed as it is, and again at each change', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin, { name: 'Ivan' })
  const { lines, live } = await watch(name, false, server)
  await waitFor(() => lines.length === 1)
  await server.server.rooms.change(name, {
    actor: 'service:x',
    change: setField('name', 'Ivan Petrov'),
  })
  await waitFor(() => lines.length === 2)
  live.destroy()
  expect(lines[0]).toContain('{"name":"name","label":"Name","value":"Ivan"}')
  expect(lines[1]).toContain('{"name":"name","label":"Name","value":"Ivan Petrov"}')
})

test('once is one line; what is not there is said', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin)
  const { lines, done } = await watch(name, true, server)
  await done
  expect(lines).toHaveLength(1)
  const missing = await watch('lead:nobody', true, server)
  await expect(missing.done).rejects.toThrow(/lead:nobody: there is no lead of that id \(4404\)/)
})
