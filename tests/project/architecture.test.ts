import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FLOORS, SERVICES } from '#scripts/check/floors.cjs'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
const floors: Record<string, readonly string[]> = FLOORS

/** The picture of the floors, highest first: names of folders on each line. */
const picture = /```floors\n([^`]+)```/.exec(page)?.[1]?.trim().split('\n') ?? []
const storey = new Map(
  picture.flatMap((line, at) => line.split(/[^a-z-]+/).map((name) => [name, picture.length - at])),
)

test('the picture has every floor, and each stands on lower ones only, as the checker has it', () => {
  for (const [folder, allowed] of Object.entries(floors)) {
    expect(storey.get(folder), folder).toBeDefined()
    for (const below of allowed) {
      expect(storey.get(below), `${folder} on ${below}`).toBeLessThan(storey.get(folder) ?? 0)
    }
  }
  expect(new Set(SERVICES.map((service) => storey.get(service))).size).toBe(1)
})

test('the table of folders says what the checker allows', () => {
  for (const [folder, allowed] of Object.entries(floors)) {
    const [, cell] = new RegExp(`^\\| \`${folder}/\` \\|[^|]*\\|([^|]*)\\|$`, 'm').exec(page) ?? []
    const said = (cell ?? '').match(/\b(domain|words|live|db|service)\b/g) ?? []
    expect([...new Set(said)].toSorted(), folder).toEqual([...allowed].toSorted())
  }
})

test('every room of the house has its line', () => {
  const inside = [
    'domain',
    'db/pace',
    'app',
    'assistcraft',
    'auth-server',
    'service',
    'sync-server',
  ]
  const rooms = inside.flatMap((floor) =>
    readdirSync(join(ROOT, floor), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map(({ name }) => ({ floor, name })),
  )
  const untold = rooms.filter(({ floor, name }) => {
    const start = page.indexOf(`### \`${floor}/\``)
    const end = page.indexOf('\n##', start + 3)
    return start < 0 || !page.slice(start, end).includes(`\`${name}/\``)
  })
  expect(untold.map(({ floor, name }) => `${floor}/${name}`)).toEqual([])
})

test('every path that the page names is there', () => {
  const paths = [...page.matchAll(/`((?:[\w$.-]+\/)+[\w$.-]+\.(?:tsx?|sql|cjs|md))`/g)].map(
    ([, path = '']) => path,
  )
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
