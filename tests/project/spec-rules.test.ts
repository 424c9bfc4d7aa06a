import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
/** A rule begins a line or a table cell: `**[S1]** …`, `- [S1] …`, `| S1 |`. */
const RULE = /^[\s|*-]*\[?([A-Z]{1,3}\d+[a-z]?)\]?[\s|*:.]/gm

/** The client's side of documents has its rules beside the server's; what is fetched for strangers is fetched by one room. */
const BESIDE: Record<string, string[]> = {
  'sync-server': ['live/'],
  'auth-server': ['service/outbound/'],
}

const specs = globSync('{app,sync-server,auth-server,assistcraft,live,domain}/**/SPEC.md', {
  cwd: ROOT,
})
const everyTest = globSync(
  '{app,sync-server,auth-server,assistcraft,live,domain,db,service,tests}/**/*.test.{ts,tsx}',
  {
    cwd: ROOT,
  },
).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))

test.each(specs.map((spec) => [spec]))('every rule of %s is named by a test', (spec) => {
  const ids = [...readFileSync(join(ROOT, spec), 'utf8').matchAll(RULE)].map(([, id]) => id)
  const rules = new Set(ids)
  expect(rules.size, 'a SPEC has rules').toBeGreaterThan(0)
  expect(ids, 'a number names one rule').toEqual([...rules])
  const folder = relative(ROOT, dirname(join(ROOT, spec)))
  const places = [folder, 'tests/', ...(BESIDE[folder] ?? [])]
  const near = everyTest.filter(({ file }) => places.some((place) => file.startsWith(place)))
  const unnamed = [...rules].filter((id) => !near.some(({ text }) => text.includes(`[${id}]`)))
  expect(unnamed).toEqual([])
})

test.each(specs.map((spec) => [spec]))('no two rules of %s have one number', (spec) => {
  const rules = [...readFileSync(join(ROOT, spec), 'utf8').matchAll(RULE)].map(([, id]) => id)
  expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([])
})

test('there is a SPEC for each engine', () => {
  expect(specs.map((spec) => dirname(spec))).toEqual(
    expect.arrayContaining(['sync-server', 'auth-server']),
  )
})
