import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  isReady,
  makeSettings,
  PORTS,
  type Settings,
  startUntilReady,
} from './support/start-command.ts'

const ROOT = join(import.meta.dirname, '../..')

/** As a clone would be, with what npm and the build have made of it. */
function copyTo(folder: string): void {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  const files = listed
    .split('\0')
    .filter((file) => file !== '' && !file.startsWith('docs/screens/'))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(ROOT, file), join(folder, file), { force: true })
  }
  cpSync(join(ROOT, 'build'), join(folder, 'build'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
}

test('PACE starts in a folder whose path holds spaces, accents, Arabic and what an address would escape', async () => {
  const place = mkdtempSync(join(tmpdir(), 'päce öffice عقار 100% #1 '))
  onTestFinished(() => rmSync(place, { recursive: true, force: true }))
  const root = join(place, 'my clone')
  copyTo(root)
  // PACE_HOME in there too: the data folder of Postgres, logs and notes.
  const settings: Settings = { ...(await makeSettings()), PACE_HOME: join(root, '.pace') }
  const run = await startUntilReady(settings, root)
  for (const port of PORTS) expect(await isReady(settings[port]), port).toBe(true)
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
})
