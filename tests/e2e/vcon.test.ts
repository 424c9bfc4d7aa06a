import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { calls, callSegments } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { issueToken } from './support/machine-client.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const ROOT = join(import.meta.dirname, '../..')
const CARD = '4111 1111 1111 1111'
const VCON = {
  vcon: '0.4.0',
  uuid: '0198a000-0000-8000-a000-0000000000aa',
  created_at: '2026-03-02T08:00:00Z',
  parties: [
    { tel: 'tel:+971501112233', name: 'عمر الفارسي', role: 'customer' },
    { mailto: 'sara.haddad@pace.demo', role: 'agent' },
  ],
  dialog: [
    {
      type: 'text',
      start: '2026-03-02T08:00:00Z',
      originator: 0,
      parties: [0, 1],
      body: `A two bed please, my card is ${CARD}`,
    },
  ],
}

test('a vCon comes in by the page, by REST and by the command: it is one call, and leaves without its secrets', async () => {
  const { signIn, pace, database } = workspace
  const folder = mkdtempSync(join(tmpdir(), 'pace-vcon-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'omar.vcon.json')
  writeFileSync(file, JSON.stringify(VCON))

  const layla = await signIn('Layla Nasser', '/calls')
  await layla.getByRole('button', { name: 'Take in vCons' }).click()
  const dialog = layla.getByRole('dialog', { name: 'Take in vCons' })
  writeFileSync(join(folder, 'odd.json'), '{"parties":[]}')
  await dialog.getByLabel('Choose files').setInputFiles([file, join(folder, 'odd.json')])
  const taken = dialog.getByRole('link', { name: 'Open its call' })
  const callId = (await taken.getAttribute('href'))?.replace('/calls/', '') ?? ''
  await dialog.getByText(/dialog/).waitFor()

  const token = await issueToken(workspace, { scope: 'calls:import', resource: AUDIENCE.api })
  const sent = await fetch(`${pace.urls.APP_URL}/api/v1/vcons`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vcon+json' },
    body: JSON.stringify(VCON),
  })
  expect([sent.status, await sent.json()]).toEqual([200, { id: callId, isRepeat: true }])
  expect(await cli('call', 'import', file)).toContain(`call ${callId}, was there`)

  await waitFor(async () => {
    const rows = await database.db
      .select()
      .from(callSegments)
      .where(eq(callSegments.callId, callId))
    return rows.length === 1
  })
  const rows = await database.db.select().from(calls).where(eq(calls.callerPhone, '+971501112233'))
  expect(rows.map(({ id }) => id)).toEqual([callId])

  const out = join(folder, 'out.json')
  await cli('call', 'export', callId, '--out', out)
  const exported = readFileSync(out, 'utf8')
  expect(exported).toContain('A two bed please')
  expect(exported.replaceAll(/\D/g, '')).not.toContain(CARD.replaceAll(' ', ''))

  const sara = await signIn('Sara Haddad', '/calls')
  await sara
    .getByRole('link', { name: /عمر الفارسي/ })
    .first()
    .waitFor()
  expect(await sara.getByRole('button', { name: 'Take in vCons' }).count()).toBe(0)
})

async function cli(...args: string[]): Promise<string> {
  const { pace } = workspace
  const env = {
    ...process.env,
    ...pace.urls,
    PACE_HOME: pace.home,
    PACE_CLIENT_ID: 'pace-cli',
    PACE_CLIENT_SECRET: pace.secrets.clients['pace-cli'],
  }
  const program = ['--import', './scripts/quick-imports.mjs', 'bin/main.ts', ...args]
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: ROOT, env })
  return stdout
}
