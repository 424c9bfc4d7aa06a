import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readDirectorySettings } from './settings.ts'

const ACCOUNT = JSON.stringify({
  type: 'service_account',
  client_email: 'sync@pace.iam.example',
  private_key: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n',
  token_uri: 'https://elsewhere.example/token',
})
const GOOD = {
  GOOGLE_DIRECTORY_CREDENTIALS: ACCOUNT,
  GOOGLE_DIRECTORY_ADMIN: 'admin@brokers.example',
}

test('without credentials there is no directory', () => {
  expect(readDirectorySettings({})).toBeNull()
  expect(readDirectorySettings({ GOOGLE_DIRECTORY_EVERY_MINUTES: '5' })).toBeNull()
})

test('credentials are JSON or a file; the addresses are Google’s, whatever the file says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pace-directory-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'account.json')
  writeFileSync(file, ACCOUNT)
  for (const given of [ACCOUNT, file]) {
    expect(readDirectorySettings({ ...GOOD, GOOGLE_DIRECTORY_CREDENTIALS: given })).toMatchObject({
      account: { client_email: 'sync@pace.iam.example' },
      customer: 'my_customer',
      everyMs: 600_000,
      tokenUrl: 'https://oauth2.googleapis.com/token',
      apiUrl: 'https://admin.googleapis.com',
      rules: { caps: { closedPercent: 25 } },
    })
  }
})

test.each([
  ['half of it', { GOOGLE_DIRECTORY_ADMIN: '' }, /needed together/],
  ['the other half', { GOOGLE_DIRECTORY_CREDENTIALS: '' }, /needed together/],
  ['no such file', { GOOGLE_DIRECTORY_CREDENTIALS: '/none' }, /CREDENTIALS: is neither JSON nor/],
  ['another key', { GOOGLE_DIRECTORY_CREDENTIALS: '{"type":"user"}' }, /GOOGLE_DIRECTORY_CREDENT/],
  ['no address', { GOOGLE_DIRECTORY_ADMIN: 'admin' }, /GOOGLE_DIRECTORY_ADMIN.*Example: admin@/],
  ['unknown rules', { GOOGLE_DIRECTORY_RULES: '{"role":[]}' }, /RULES.*docs\/directory\.md/],
  ['no time', { GOOGLE_DIRECTORY_EVERY_MINUTES: '0' }, /GOOGLE_DIRECTORY_EVERY_MINUTES/],
])('with %s it does not start', (_what, override, message) => {
  expect(() => readDirectorySettings({ ...GOOD, ...override })).toThrow(message)
})
