import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countLines } from './count-lines.ts'

/** Lines that hold code: those of the product, and those that are there to test it. */
export type Count = { code: number; tests: number }

const FOLDERS = [
  'domain',
  'db',
  'assistcraft',
  'sync-server',
  'auth-server',
  'service',
  'live',
  'app',
]
/** Data and what machines write: migrations, the demo's brokerage, recorded and labelled dialogues, the simulation of a network. */
const LEFT_OUT = /\/migrations\/|^db\/pace\/seed\/|\/fixtures\/|^sync-server\/testing\/simulation\//
const IS_TEST = /\.test\.tsx?$|\/testing\/|\/golden\/.*\.json$/
/** Tests that stand elsewhere because they ask two floors at once. */
const TESTS_ELSEWHERE: Record<string, string> = { 'tests/questions/': 'assistcraft' }

/** For each folder what it holds, by one rule for all. */
export function countTests(root: string): Record<string, Count> {
  const counts = Object.fromEntries(FOLDERS.map((folder) => [folder, { code: 0, tests: 0 }]))
  const files = globSync(`{${FOLDERS.join()},tests/questions}/**/*.{ts,tsx,json}`, { cwd: root })
  for (const file of files) {
    const folder = file.split('/')[0] ?? ''
    const elsewhere = Object.entries(TESTS_ELSEWHERE).find(([start]) => file.startsWith(start))
    const count = counts[elsewhere?.[1] ?? folder]
    if (!count || LEFT_OUT.test(file)) continue
    const lines = () => linesOf(join(root, file))
    if (elsewhere || IS_TEST.test(file)) count.tests += lines()
    else if (!file.endsWith('.json')) count.code += lines()
  }
  return counts
}

function linesOf(path: string): number {
  const text = readFileSync(path, 'utf8')
  if (!path.endsWith('.json')) return countLines(text)
  return text.split('\n').filter((line) => line.trim() !== '').length
}
