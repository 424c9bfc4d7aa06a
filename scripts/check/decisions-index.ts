import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'docs/decisions'
const BEGIN = '<!-- index: written by `npm run check -- --fix` -->'
const END = '<!-- end of the index -->'

/** The index of decisions as it should be: one line for each record, and the numbers that no record has. */
export function indexOfDecisions(root: string): string {
  const records = readdirSync(join(root, FOLDER)).filter((name) => /^\d{4}-.*\.md$/.test(name))
  const lines = records.toSorted().map((name) => `- [${titleOf(root, name)}](${name})`)
  const numbers = new Set(records.map((name) => Number(name.slice(0, 4))))
  const highest = Math.max(0, ...numbers)
  const missing = Array.from({ length: highest }, (_, at) => at + 1).filter((n) => !numbers.has(n))
  const gaps = missing.length === 0 ? [] : ['', `Never given out: ${spans(missing).join(', ')}.`]
  return [BEGIN, '', ...lines, ...gaps, '', END].join('\n')
}

export function readIndex(root: string): string {
  const text = readFileSync(join(root, FOLDER, 'README.md'), 'utf8')
  return text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length)
}

/** Puts the index right in the page that holds it. */
export function writeIndex(root: string): void {
  const file = join(root, FOLDER, 'README.md')
  if (!existsSync(file)) return
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(readIndex(root), indexOfDecisions(root)))
}

function titleOf(root: string, name: string): string {
  const [first = ''] = readFileSync(join(root, FOLDER, name), 'utf8').split('\n')
  const [, number = '', title = ''] = /^# (\d{4}):? (.*)$/.exec(first) ?? []
  return `${number} ${title}`
}

/** Runs of numbers in a row as one: 0028, 0031–0034. */
function spans(numbers: readonly number[]): string[] {
  const runs: [number, number][] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  const four = (n: number) => String(n).padStart(4, '0')
  return runs.map(([from, to]) => (from === to ? four(from) : `${four(from)}–${four(to)}`))
}
