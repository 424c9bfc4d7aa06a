import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/language.ts'
import { auditWords } from '#words/audit.ts'
import { actionWords } from './action-words.ts'

test('known actions have names, others are spelled out, requests stay as they are', () => {
  expect(actionWords('session.start')).toBe('Signed in')
  expect(actionWords('command.setStage')).toBe('Tried to change a stage')
  expect(actionWords('later.doThings')).toBe('Later do things')
  expect(actionWords('GET /api/v1/events')).toBe('GET /api/v1/events')
})

test('whatever the sources write into the audit has a name, in both languages', async () => {
  const written = /action: '([a-zA-Z]+\.[a-zA-Z_.-]+)'/g
  const folders = ['app', 'auth-server', 'db/pace', 'sync-server']
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`))
  const sources = await Promise.all(
    files.filter((file) => !file.includes('.test.')).map((file) => readFile(file, 'utf8')),
  )
  const actions = new Set(
    sources.flatMap((source) => [...source.matchAll(written)].map(([, action = '']) => action)),
  )
  expect(actions.size).toBeGreaterThan(20)
  for (const language of LANGUAGES) {
    const named = Object.keys(auditWords(language).actions)
    expect([...actions].filter((action) => !named.includes(action))).toEqual([])
  }
})
