import { expect, test } from 'vitest'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { closeDoor } from '#db/pace/arrivals/doors.ts'
import type { Role } from '#domain/access/person.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader } from './route.tsx'

const by = { actor: 'person:admin', via: 'pages' }

async function start() {
  const { deps, api } = await createTestApi({ scale: 0 })
  const { db } = deps
  const doors = createDoors({ db, secret: 'test' })
  const open = (channel: 'form' | 'email', name: string) =>
    doors.open({ channel, name, settings: FormSettingsSchema.parse({}) }, by)
  const look = async (role: Role) => {
    const actor = { kind: 'person' as const, id: crypto.randomUUID(), role, teamId: null }
    const context = {
      session: { actor },
      deps: { db, appUrl: 'https://pace.example' },
      address: null,
    } as unknown as PageContext
    const request = new Request('http://localhost/admin/doors')
    const page = await loader({ request, context, params: {} } as never)
    return new Map(page.doors.map((door) => [door.name, door.snippet]))
  }
  return { db, api, open, look }
}

test('a form shows what a site takes over: the script and both elements, with the key that opens them', async () => {
  const { open, look, api } = await start()
  const { key } = await open('form', 'Our site')
  await open('email', 'Leads')
  const snippets = await look('admin')
  expect(snippets.get('Our site')).toBe(
    [
      '<script async src="https://pace.example/embed/pace.js"></script>',
      `<pace-listings key="${key}"></pace-listings>`,
      `<pace-enquiry key="${key}"></pace-enquiry>`,
    ].join('\n'),
  )
  expect((await api.request(`/site/${key}/about`)).status).toBe(200)
  expect(snippets.get('Leads')).toBeNull()
})

test('a form that is closed is put on no site, and no one but an admin is shown any', async () => {
  const { db, open, look } = await start()
  const { id } = await open('form', 'Our site')
  await closeDoor(db, id, by)
  expect(await look('admin')).toEqual(new Map([['Our site', null]]))
  await expect(look('manager')).rejects.toMatchObject({ code: 'forbidden' })
})
