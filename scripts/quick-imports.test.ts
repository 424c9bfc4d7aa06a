import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const FIND = `
  const [orm, core, driver, again] = await Promise.all(
    ['drizzle-orm', 'drizzle-orm/pg-core', 'drizzle-orm/postgres-js', 'drizzle-orm'].map((name) => import(name)),
  )
  const required = process.getBuiltinModule('node:module').createRequire(import.meta.url)('drizzle-orm')
  console.log(JSON.stringify([
    import.meta.resolve('drizzle-orm'), import.meta.resolve('drizzle-orm/pg-core'),
    orm === again, typeof orm.sql, typeof core.pgTable, typeof driver.drizzle, typeof required.sql,
  ]))`

function find(args: string[]): unknown {
  const result = spawnSync(process.execPath, [...args, '--input-type=module', '-e', FIND], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'test' },
  })
  if (result.status !== 0) throw new Error(result.stderr)
  return JSON.parse(result.stdout)
}

test('imports find the same modules as without it, also by require', () => {
  const quick = find(['--import', './scripts/quick-imports.mjs'])
  expect(quick).toEqual(find([]))
  expect(quick).toContain('function')
})
