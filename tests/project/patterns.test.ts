import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { piecesOf } from '#tests/support/pattern-pieces.ts'
import { stepsOf } from '#tests/support/pattern-steps.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES =
  '{app,assistcraft,auth-server,bin,db,domain,live,service,sync-server,tests/e2e/support,words}/**/*.{ts,tsx}'
const LENGTH = 150
/** A pattern that ends sooner than this on a short text costs nothing on a long one that is cut before. */
const WORTH_A_LOOK = 3_000
const MOST_STEPS = 3_000_000
/** Not linear in a text of any length: what they read is cut into passages of 320 characters first. */
const READ_PASSAGES = new Set([
  'assistcraft/tasks/entities/area.ts TAIL',
  'assistcraft/tasks/summary/promises.ts TRAILING',
])

type Written = { place: string; pattern: RegExp }

test('no pattern of the product takes more than twice the steps for twice the text, made of what it looks for', () => {
  const patterns = globSync(SOURCES, { cwd: ROOT }).flatMap((file) =>
    /\.test\.|\/testing\//.test(file) ? [] : patternsIn(file),
  )
  expect(patterns.length).toBeGreaterThan(400)
  const steep = patterns.filter(({ pattern }) => isSteep(pattern)).map(({ place }) => place)
  expect(steep.filter((place) => !READ_PASSAGES.has(place))).toEqual([])
})

test.each([/(?:a+)+$/, /\s+$/, /\b[\w.-]+@\w/, /(\w+)*\d/])('%s would be noticed', (pattern) => {
  expect(isSteep(pattern)).toBe(true)
})

/** Twice as long a text, with an end that lets no match through. */
function isSteep(pattern: RegExp): boolean {
  return piecesOf(pattern).some((piece) =>
    ['', '\u0001'].some((end) => {
      const once = stepsFor(pattern, piece, LENGTH, end)
      return once > WORTH_A_LOOK && stepsFor(pattern, piece, 2 * LENGTH, end) > 3 * once
    }),
  )
}

function stepsFor(pattern: RegExp, piece: string, length: number, end: string): number {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length) + end
  try {
    return stepsOf(pattern, text, 0, MOST_STEPS * (length / LENGTH) ** 2)
  } catch {
    return MOST_STEPS * (length / LENGTH) ** 3
  }
}

/** Patterns written as literals, by the constant that holds them or their line. */
function patternsIn(file: string): Written[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Written[] = []
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ place: placeOf(node), ...read(node) })
    ts.forEachChild(node, visit)
  }
  const placeOf = (node: ts.Node) => {
    const { parent } = node
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
    return `${file} ${ts.isVariableDeclaration(parent) ? parent.name.getText(tree) : line}`
  }
  visit(tree)
  return found
}

function read({ text }: ts.RegularExpressionLiteral): { pattern: RegExp } {
  const end = text.lastIndexOf('/')
  return { pattern: new RegExp(text.slice(1, end), text.slice(end + 1)) }
}
