import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findLiteralWords } from './literal-words.ts'

/** Parts of the app whose words are not in the catalogue yet. One that has none left fails until it is taken out: the list only shrinks. */
export const NOT_YET: readonly string[] = []
/** What no browser shows: machines and logs read English. */
const FOR_MACHINES = /\.test\.tsx?$|\.server\.ts$|^app\/(api|mcp|portals|jobs)\//
/** Classes that name a side of the screen: a page in Arabic has its beginning at the right. */
const SIDED =
  /(?<![\w-])-?(?:(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-(?:[lr]|tl|tr|bl|br))-(?:\d|\[|px|auto|full)|(?:text|float)-(?:left|right)(?![\w-]))/

/** What in the pages is said in one language only, or laid out for one direction only. */
export function findPageWords(root: string): string[] {
  const files = globSync('app/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !FOR_MACHINES.test(file),
  )
  const found = files.toSorted().map((file) => {
    const source = readFileSync(join(root, file), 'utf8')
    return { file, sided: findSides(source), words: findLiteralWords(file, source) }
  })
  const isSpared = (file: string) => NOT_YET.some((part) => file.startsWith(part))
  const done = NOT_YET.filter(
    (part) => !found.some(({ file, words }) => file.startsWith(part) && words.length > 0),
  )
  return [
    ...found.flatMap(({ file, sided }) => sided.map((side) => `${file}:${side}`)),
    ...found
      .filter(({ file }) => !isSpared(file))
      .flatMap(({ file, words }) =>
        words.map(({ line, text }) => `${file}:${line} says “${text}”`),
      ),
    ...done.map((part) => `${part} has no literal words left: take it out of NOT_YET`),
  ]
}

function findSides(source: string): string[] {
  return source.split('\n').flatMap((line, index) => {
    const [side] = SIDED.exec(line) ?? []
    return side ? [`${index + 1} names a side (${side}): use its logical twin`] : []
  })
}
