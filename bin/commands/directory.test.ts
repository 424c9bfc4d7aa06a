import { Command } from 'commander'
import { expect, test, vi } from 'vitest'
import { addStaff, RULES, startTestDirectory } from '#tests/support/directory.ts'
import type { CliContext } from '../cli/context.ts'
import { addDirectoryCommand } from './directory.ts'

async function start(inherited?: Record<string, string>) {
  const directory = await startTestDirectory()
  const { google, settings, urls } = directory
  addStaff(google)
  const own = {
    GOOGLE_DIRECTORY_CREDENTIALS: JSON.stringify(google.account),
    GOOGLE_DIRECTORY_ADMIN: settings.admin,
    GOOGLE_DIRECTORY_RULES: JSON.stringify(RULES),
    GOOGLE_DIRECTORY_TOKEN_URL: settings.tokenUrl,
    GOOGLE_DIRECTORY_API_URL: settings.apiUrl,
  }
  const context = {
    databaseUrl: () => urls.pace_auth,
    env: { inherited: inherited ?? own },
  } as unknown as CliContext
  const printed: unknown[] = []
  const run = async (...words: string[]): Promise<unknown> => {
    const program = new Command('pace').exitOverride()
    addDirectoryCommand(program, context)
    const print = vi.spyOn(console, 'log').mockImplementation((text: string) => {
      printed.push(JSON.parse(text))
    })
    try {
      await program.parseAsync(['node', 'pace', 'directory', ...words])
      return printed.at(-1)
    } finally {
      print.mockRestore()
    }
  }
  return { ...directory, run, printed }
}

test('a dry run shows what a sync then does, and its runs are listed', async () => {
  const { run, people } = await start()
  expect(await run('sync', '--dry-run')).toMatchObject({ outcome: 'done', dryRun: true, users: 10 })
  expect(await people()).toEqual([])
  expect(await run('sync')).toMatchObject({
    dryRun: false,
    effects: expect.arrayContaining([
      expect.objectContaining({ kind: 'join', after: expect.objectContaining({ role: 'admin' }) }),
    ]),
  })
  expect(await people()).toHaveLength(10)
  expect(await run('runs')).toMatchObject([
    { trigger: 'command', outcome: 'done', effects: Array.from({ length: 10 }, () => ({})) },
  ])
})

test('over the cap it fails with the cap’s name, and --force and --allow-no-admin mean it', async () => {
  const { run, google, people, printed } = await start()
  await run('sync')
  for (let n = 1; n <= 8; n++) google.change(String(n), { suspended: true })
  await expect(run('sync')).rejects.toThrow(/cap closedPercent.*--force/)
  expect(printed.at(-1)).toMatchObject({ outcome: 'refused' })
  const open = async () => (await people()).filter(({ status }) => status === 'active').length
  expect(await open()).toBe(10)
  await run('sync', '--force')
  expect(await open()).toBe(3)
  await run('sync', '--allow-no-admin')
  expect(await open()).toBe(2)
})

test('without Google’s credentials it says what is missing', async () => {
  const { run } = await start({})
  await expect(run('sync')).rejects.toThrow(
    /GOOGLE_DIRECTORY_CREDENTIALS and GOOGLE_DIRECTORY_ADMIN are not set.*docs\/directory\.md/,
  )
  const half = await start({ GOOGLE_DIRECTORY_ADMIN: 'admin@brokers.example' })
  await expect(half.run('sync')).rejects.toThrow(/needed together/)
})
