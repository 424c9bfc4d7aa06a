import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:https'
import { Agent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { keepSubscription, listOutbox } from '#db/pace/notifications/deliver.ts'
import { listNotifications, markRead } from '#db/pace/notifications/page.ts'
import { findDelivery, listRules, setDelivery } from '#db/pace/notifications/rules.ts'
import { leads, notifications, people, pushSubscriptions } from '#db/pace/schema.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { selfSigned } from '#tests/support/self-signed.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { decryptPush } from '#tests/support/decrypt-push.ts'
import { mailDigest, pushNotification, tellOfEvents } from './deliver.server.ts'
import { createMailer } from './mail.server.ts'
import { createPushSender } from './push.server.ts'
import { isUnsubscribeKey } from './unsubscribe-link.server.ts'

const NOW = new Date('2026-11-23T08:00:00.000Z')
const SECRET = 'a secret of the installation'
const APP = 'https://pace.test'

async function start({ smtpUrl }: { smtpUrl?: string } = {}) {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 2 })
  const { db, close } = connectPace(pace.urls.pace_app, { max: 4 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), close()])
  })
  const person = async (name: string, more: Partial<typeof people.$inferInsert> = {}) => {
    const values = { name, email: `${name}@pace.test`, role: 'agent' as const, ...more }
    const [row] = await admin.db.insert(people).values(values).returning()
    if (!row) throw new Error('Nobody was made.')
    return row.id
  }
  const [sara, omar] = [await person('Sara', { language: 'ar' }), await person('Omar')]
  const lead = async (name: string, ownerId: string) => {
    const reference = `L-${randomBytes(3).toString('hex')}`
    const values = { id: crypto.randomUUID(), reference, stage: 'new', name, ownerId }
    const [row] = await admin.db.insert(leads).values(values).returning()
    if (!row) throw new Error('No lead was made.')
    return row.id
  }
  const pushes = await startPushService()
  const deps = {
    db,
    push: createPushSender({
      secret: SECRET,
      contact: APP,
      services: ['localhost'],
      agent: pushes.agent,
    }),
    sendMail: createMailer({ db, smtpUrl, from: 'PACE <pace@pace.test>' }),
    zone: () => 'Asia/Dubai',
    language: () => 'en' as const,
    appUrl: APP,
    secret: SECRET,
    now: () => NOW,
  }
  const assign = (leadId: string, at = NOW) => {
    const event: EntityEvent = {
      sequence: 1,
      resource: 'enquiry',
      key: crypto.randomUUID(),
      old: null,
      new: { leadId, listingId: null },
      actor: `person:${omar}`,
      documentSeq: null,
      at: at.toISOString(),
    }
    return db.transaction((tx) => tellOfEvents(deps)(tx, [event]))
  }
  const list = async () =>
    (await listNotifications(db, { personId: sara, scope: 'all' }, { limit: 50 })).rows
  return { db, admin: admin.db, deps, sara, omar, lead, assign, list, pushes }
}

/** A push service as a browser names it: takes what comes, or says that the browser is gone. */
async function startPushService() {
  const { key, cert } = selfSigned('localhost')
  const received: { path: string; headers: Record<string, unknown>; body: Buffer }[] = []
  let status = 201
  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  return {
    agent: new Agent({ ca: cert }),
    received,
    answer: (next: number) => void (status = next),
    subscription: {
      endpoint: `https://localhost:${port}/push/1`,
      p256dh: browser.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    read: (body: Buffer): unknown => JSON.parse(decryptPush(body, browser, auth)),
  }
}

async function startSmtp() {
  const mails: { from: string; to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails }
}

test('a push reaches the browser encrypted for it, in its person’s language, under the installation’s key', async () => {
  const { db, deps, sara, lead, assign, list, pushes } = await start()
  await keepSubscription(db, sara, pushes.subscription)
  const leadId = await lead('خالد O’Brien', sara)
  await assign(leadId)
  const [row] = await list()
  await pushNotification(deps, row?.id ?? '')
  expect(pushes.received).toHaveLength(1)
  const [{ path, headers, body } = { path: '', headers: {}, body: Buffer.of() }] = pushes.received
  expect(path).toBe('/push/1')
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm' })
  expect(String(headers.authorization)).toContain(deps.push.publicKey)
  expect(body.includes('O’Brien')).toBe(false)
  expect(pushes.read(body)).toMatchObject({
    text: expect.stringMatching(/^استفسار من .*خالد O’Brien/),
    url: `/leads/${leadId}`,
    language: 'ar',
  })
})

test('what was read, is a colleague’s by now, or belongs to somebody who left is not pushed', async () => {
  const { db, admin, deps, sara, omar, lead, assign, list, pushes } = await start()
  await keepSubscription(db, sara, pushes.subscription)
  const leadId = await lead('Hana', sara)
  await assign(leadId)
  const [row] = await list()
  const id = row?.id ?? ''
  await admin.update(leads).set({ ownerId: omar }).where(eq(leads.id, leadId))
  await pushNotification(deps, id)
  await admin.update(leads).set({ ownerId: sara }).where(eq(leads.id, leadId))
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, sara))
  await pushNotification(deps, id)
  await admin.update(people).set({ status: 'active' }).where(eq(people.id, sara))
  await markRead(db, sara, id)
  await pushNotification(deps, id)
  expect(pushes.received).toEqual([])
})

test('a browser that is gone is forgotten; one that is in trouble is tried again', async () => {
  const { db, admin, deps, sara, lead, assign, list, pushes } = await start()
  await keepSubscription(db, sara, pushes.subscription)
  await assign(await lead('Hana', sara))
  const id = (await list())[0]?.id ?? ''
  pushes.answer(503)
  await expect(pushNotification(deps, id)).rejects.toThrow()
  expect(await admin.select().from(pushSubscriptions)).toHaveLength(1)
  pushes.answer(410)
  await pushNotification(deps, id)
  expect(await admin.select().from(pushSubscriptions)).toEqual([])
})

test('no address but a push service’s is ever called', async () => {
  const { deps } = await start()
  expect(deps.push.takes('https://fcm.googleapis.com/fcm/send/x')).toBe(true)
  expect(deps.push.takes('https://web.push.apple.com/x')).toBe(true)
  for (const endpoint of [
    'https://fcm.googleapis.com.evil.test/x',
    'https://evilfcm.googleapis.com.test/',
    'https://169.254.169.254/latest',
    'https://user@fcm.googleapis.com@evil.test/',
  ])
    expect(deps.push.takes(endpoint), endpoint).toBe(false)
})

test('one mail brings all that waits, in the person’s language, once, and can be ended by one click', async () => {
  const smtp = await startSmtp()
  const { db, deps, sara, lead, assign } = await start({ smtpUrl: smtp.url })
  await setDelivery(db, sara, { quiet: null, digest: 'daily' })
  await assign(await lead('<b>Hana & co</b>', sara))
  await assign(await lead('Second', sara))
  await mailDigest(deps, sara)
  await mailDigest(deps, sara)
  expect(smtp.mails).toHaveLength(1)
  const [mail] = smtp.mails
  expect(mail).toMatchObject({ from: 'pace@pace.test', to: ['Sara@pace.test'] })
  expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  const link = /https:\/\/pace\.test\/unsubscribe\?person=([\w-]+)&key=([\w-]+)/.exec(
    mail?.text.replaceAll(/\r\n\s+/g, '').replaceAll('=\r\n', '') ?? '',
  )
  expect(link?.[1]).toBe(sara)
  expect(isUnsubscribeKey(SECRET, sara, link?.[2] ?? '')).toBe(true)
  expect(isUnsubscribeKey(SECRET, crypto.randomUUID(), link?.[2] ?? '')).toBe(false)
})

test('a mail that the server did not take waits and comes with the next', async () => {
  const { db, admin, deps, sara, lead, assign } = await start({ smtpUrl: 'smtp://127.0.0.1:1' })
  await assign(await lead('Hana', sara))
  await expect(mailDigest(deps, sara)).rejects.toThrow()
  const smtp = await startSmtp()
  const sendMail = createMailer({ db, smtpUrl: smtp.url, from: 'PACE <pace@pace.test>' })
  await mailDigest({ ...deps, sendMail }, sara)
  expect(smtp.mails).toHaveLength(1)
  expect((await admin.select().from(notifications)).every(({ mailedAt }) => mailedAt)).toBe(true)
})

test('without a mail server mail stands in the outbox, whole', async () => {
  const { db, deps, sara, lead, assign } = await start()
  await assign(await lead('Hana', sara))
  await mailDigest(deps, sara)
  expect(await listOutbox(db)).toMatchObject([
    {
      recipient: 'Sara@pace.test',
      subject: 'إشعار واحد جديد',
      body: expect.stringContaining('Hana'),
    },
  ])
})

test('what is a day old when it is read is history: an import tells nobody', async () => {
  const { lead, assign, list, sara } = await start()
  await assign(await lead('Hana', sara), new Date(NOW.getTime() - 25 * 3_600_000))
  expect(await list()).toEqual([])
})

test('whoever has chosen nothing has what the house says', async () => {
  const { db, sara } = await start()
  expect((await listRules(db, [sara])).get(sara)?.enquiryReceived).toEqual({
    app: true,
    push: true,
    email: true,
  })
  expect(await findDelivery(db, sara)).toMatchObject({ digest: 'daily' })
})
