import { expect, test } from 'vitest'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'
import { closeDoor } from '#db/pace/arrivals/doors.ts'
import { noteFolderState } from '#db/pace/arrivals/mailboxes.ts'
import type { Role } from '#domain/access/person.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import type { OpenDoors } from '#domain/call/vendors/open-door.ts'
import { DomainError } from '#domain/errors.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { action, loader } from './route.tsx'

const OPEN: OpenDoors = {
  doors: [
    {
      vendor: 'twilio',
      name: 'main',
      ways: [{ kind: 'words', address: 'https://sync.example/feed/twilio/main' }],
      news: { heardAt: null, messages: 0, refused: 0, waiting: 0, lastRefusal: null },
    },
  ],
  hasTranscriber: false,
  feedAddress: 'wss://sync.example/feed',
  most: { kilobytes: { twilio: 256, contactLens: 5_120 }, streams: 500, waiting: 2_000 },
}
let isReachable = true
const commands = {
  openDoors: async () => {
    if (isReachable) return OPEN
    throw new DomainError('unavailable', 'The sync server is out of reach.')
  },
}
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
      deps: { db, appUrl: 'https://pace.example', commands },
      address: null,
    } as unknown as PageContext
    const request = new Request('http://localhost/admin/doors')
    const page = await loader({ request, context, params: {} } as never)
    return new Map(page.doors.map((door) => [door.name, door.snippet]))
  }
  const ask = (role: Role, form: Record<string, string>) => {
    const actor = { kind: 'person' as const, id: crypto.randomUUID(), role, teamId: null }
    const context = {
      session: { actor },
      deps: { db, appUrl: 'https://pace.example', arrivals: { doors }, commands },
      address: null,
    } as unknown as PageContext
    const body = new URLSearchParams(form)
    const request = new Request('http://localhost/admin/doors', { method: 'POST', body })
    return { request, context, params: {} } as never
  }
  return { db, api, doors, open, look, ask }
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

const MAILBOX = {
  intent: 'open',
  channel: 'mailbox',
  name: 'بريد العملاء',
  host: 'imap.house.example',
  user: 'leads@house.example',
  secret: 'app password',
  folders: 'INBOX\n البوابات \n',
}

test('a mailbox is opened with its folders and shown as each of them stands; its password is never shown', async () => {
  const { db, doors, ask } = await start()
  const { opened = '' } = (await action(ask('admin', MAILBOX))) as { opened?: string }
  const problem = 'Authentication failed.'
  await noteFolderState(db, { doorId: opened, path: 'INBOX', state: 'refused', problem })
  const page = await loader(ask('admin', {}))
  const folder = { problem: '', readAt: null, retryAt: null }
  expect(page.doors).toMatchObject([
    {
      address: null,
      mailbox: {
        host: 'imap.house.example',
        user: 'leads@house.example',
        folders: [
          { ...folder, path: 'INBOX', state: 'refused', problem },
          { ...folder, path: 'البوابات', state: 'starting' },
        ],
      },
    },
  ])
  expect(JSON.stringify(page)).not.toContain('app password')
  await action(ask('admin', { intent: 'secret', id: opened, secret: 'another one' }))
  expect((await doors.byId(opened))?.secret).toBe('{"password":"another one"}')
})

test('settings that no mailbox has are refused by their part; a password is that of a mailbox alone, and an admin’s to change', async () => {
  const { open, ask } = await start()
  const refusal = (form: object) =>
    Promise.resolve(action(ask('admin', { ...MAILBOX, ...form }))).catch((error: unknown) => error)
  expect(await refusal({ host: 'a b' })).toMatchObject({ problems: [{ path: 'host' }] })
  expect(await refusal({ port: '0' })).toMatchObject({ problems: [{ path: 'port' }] })
  expect(await refusal({ user: 'x\r\na LOGOUT' })).toMatchObject({ problems: [{ path: 'user' }] })
  expect(await refusal({ folders: 'a\nb\nc\nd\ne\nf' })).toMatchObject({
    problems: [{ path: 'folders' }],
  })
  const { id } = await open('form', 'Our site')
  const change = { intent: 'secret', id, secret: 'x' }
  await expect(action(ask('admin', change))).rejects.toMatchObject({ code: 'notFound' })
  await expect(action(ask('manager', change))).rejects.toMatchObject({ code: 'forbidden' })
})

test('the ways in for calls are shown as the sync server has them, and without it none', async () => {
  const { ask } = await start()
  expect((await loader(ask('admin', {}))).calls).toEqual(OPEN)
  isReachable = false
  expect((await loader(ask('admin', {}))).calls).toBeNull()
  isReachable = true
})

test('a number on WhatsApp is opened with what Meta calls it, and shown with the address that Meta is given', async () => {
  const { doors, ask } = await start()
  const number = {
    intent: 'open',
    channel: 'whatsapp',
    name: 'Sales',
    secret: 'app secret',
    accessToken: 'token',
    phoneNumberId: '106540352242922',
    accountId: '102290129340398',
  }
  const { opened = '' } = (await action(ask('admin', number))) as { opened?: string }
  const door = await doors.byId(opened)
  expect(door).toMatchObject({
    secret: '{"appSecret":"app secret","accessToken":"token"}',
    settings: { phoneNumberId: '106540352242922', accountId: '102290129340398' },
  })
  const page = await loader(ask('admin', {}))
  expect(page.doors).toMatchObject([{ address: `/whatsapp/${door?.key}` }])
  expect(JSON.stringify(page)).not.toContain('token')
  const second = Promise.resolve(action(ask('admin', number)))
  await expect(second).rejects.toMatchObject({ said: { key: 'lineTaken' } })
  const other = { ...number, name: 'Rentals', phoneNumberId: '106540352242923' }
  await action(ask('admin', other))
  await action(ask('admin', { intent: 'close', id: opened }))
  const refused = Promise.resolve(action(ask('admin', { ...number, phoneNumberId: '+971 4' })))
  await expect(refused).rejects.toMatchObject({ problems: [{ path: 'phoneNumberId' }] })
})

test('a sender for SMS is opened with what its network asks and signs with; a name for advertising begins with AD-, and no other does', async () => {
  const { doors, ask } = await start()
  const sender = {
    intent: 'open',
    channel: 'sms',
    name: 'SMS',
    secret: 'signature',
    apiKey: 'abcd1234',
    apiSecret: 'password',
    sender: '+97144201100',
    marketingSender: 'AD-BAYT',
  }
  const { opened = '' } = (await action(ask('admin', sender))) as { opened?: string }
  const door = await doors.byId(opened)
  expect(door).toMatchObject({
    secret: '{"signatureSecret":"signature","apiSecret":"password"}',
    settings: { apiKey: 'abcd1234', sender: '+97144201100', marketingSender: 'AD-BAYT' },
  })
  const page = await loader(ask('admin', {}))
  expect(page.doors).toMatchObject([{ address: `/sms/${door?.key}` }])
  expect(JSON.stringify(page)).not.toContain('password')
  for (const [part, value] of [
    ['sender', 'AD-BAYT'],
    ['sender', 'ab'],
    ['sender', 'a name too long'],
    ['sender', 'بيت'],
    ['marketingSender', 'BAYT'],
    ['apiKey', 'a b'],
  ] as const) {
    const refused = Promise.resolve(action(ask('admin', { ...sender, [part]: value })))
    await expect(refused).rejects.toMatchObject({ problems: [{ path: part }] })
  }
})

test('a token that has ended is another one in its place: the number stays the same, and what was not given stays', async () => {
  const { db, doors, ask } = await start()
  const change = (form: object) =>
    Promise.resolve(action(ask('admin', { intent: 'secret', ...form })))
  const number = {
    intent: 'open',
    channel: 'whatsapp',
    name: 'Sales',
    secret: 'app secret',
    accessToken: 'ended',
    phoneNumberId: '١٠٦٥٤٠٣٥٢٢٤٢٩٢٢ ',
    accountId: '\u200e102290129340398',
  }
  const { opened = '' } = (await action(ask('admin', number))) as { opened?: string }
  expect((await doors.byId(opened))?.settings).toMatchObject({
    phoneNumberId: '106540352242922',
    accountId: '102290129340398',
  })
  await change({ id: opened, accessToken: ' another ' })
  expect((await doors.byId(opened))?.secret).toBe(
    '{"appSecret":"app secret","accessToken":"another"}',
  )
  const sms = { ...number, channel: 'sms', apiKey: 'abcd1234', apiSecret: 'old', sender: 'BAYT' }
  const { opened: sender = '' } = (await action(ask('admin', sms))) as { opened?: string }
  await change({ id: sender, secret: 'new signature' })
  expect((await doors.byId(sender))?.secret).toBe(
    '{"signatureSecret":"new signature","apiSecret":"old"}',
  )
  await closeDoor(db, sender, { actor: 'person:admin', via: 'test' })
  await expect(change({ id: sender, secret: 'x' })).rejects.toMatchObject({ code: 'notFound' })
})

test('one account signs for all its numbers: what it signs with is another for all of them at once', async () => {
  const { doors, ask } = await start()
  const open = async (phoneNumberId: string, secret: string) => {
    const parts = { channel: 'whatsapp', name: phoneNumberId, secret, accountId: '102290129340398' }
    const form = { intent: 'open', ...parts, phoneNumberId, accessToken: `of-${phoneNumberId}` }
    return ((await action(ask('admin', form))) as { opened: string }).opened
  }
  const [one, other] = [
    await open('106540352242922', 'ours'),
    await open('106540352242999', 'ours'),
  ]
  const foreign = await open('106540352242111', 'of another account')
  await action(ask('admin', { intent: 'secret', id: one, secret: 'renewed' }))
  const secretOf = async (id: string) => (await doors.byId(id))?.secret
  expect(await secretOf(one)).toContain('"renewed"')
  expect(await secretOf(other)).toBe('{"appSecret":"renewed","accessToken":"of-106540352242999"}')
  expect(await secretOf(foreign)).toContain('"of another account"')
})

test('a number opens with what it sends and hears by, or says which part is missing', async () => {
  const { ask } = await start()
  const open = (form: object) => Promise.resolve(action(ask('admin', { intent: 'open', ...form })))
  const whatsapp = { channel: 'whatsapp', name: 'x', phoneNumberId: '12345', accountId: '12345' }
  const missing = (path: string) => ({ problems: [{ path, said: { key: 'required' } }] })
  await expect(open({ ...whatsapp, secret: 's' })).rejects.toMatchObject(missing('accessToken'))
  await expect(open({ ...whatsapp, accessToken: 't' })).rejects.toMatchObject(missing('secret'))
  const sms = { channel: 'sms', name: 'x', apiKey: 'abcd1234', sender: 'BAYT', secret: 's' }
  await expect(open(sms)).rejects.toMatchObject(missing('apiSecret'))
})
