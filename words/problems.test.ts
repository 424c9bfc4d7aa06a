import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, onTestFinished, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { readDate } from '#domain/values/date.ts'
import { REASONS } from '#domain/values/reasons.ts'
import { problems } from './ar/problems.ts'
import { readLanguageBy } from './catalogue/language.ts'
import { sayProblem, sayProblemTitle } from './problems.ts'

const ROOT = join(import.meta.dirname, '..')
const claimed = { detail: 'Somebody else has just claimed this lead.', code: 'conflict' }

function readArabic(): void {
  readLanguageBy(() => 'ar')
  onTestFinished(() => readLanguageBy(() => undefined))
}

/** What only programs send, which read English: a page of ours would have to be wrong to be told it. */
const FOR_PROGRAMS =
  /^app\/(?:api|arrivals\/(?:doors|entries)|mcp|portals|jobs|ask|http|reso|website)\/|^db\/backup\/|^domain\/(?:call\/(?:audio|feed)|list|metrics|odata|record)\/|^domain\/(?:parse|parse-env|storable)\.ts|^domain\/documents\/documents\.ts|^domain\/file\/filed-record\.ts|^domain\/history\/|^sync-server\/(?!bulk|commands)|^sync-server\/(?:bulk|commands)\/routes\.ts|^sync-server\/commands\/(?:run-command|caller\/caller)\.ts/
/** Rules that a person breaks and can mend, if told how. Of the others the kind says enough. */
const TO_BE_MENDED = ['conflict', 'gone', 'invalid', 'tooLarge', 'tooMany']

type Rule = { at: string; code: string | null; key: string | null }

/** Every broken rule that the sources can raise, with the name that it carries. */
function findRules(): Rule[] {
  const files = globSync('{app,domain,db,sync-server}/**/*.ts{,x}', { cwd: ROOT }).filter(
    (file) => !/\.test\.tsx?$|\/testing\//.test(file),
  )
  return files.flatMap((file) => {
    const tree = ts.createSourceFile(
      file,
      readFileSync(join(ROOT, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    )
    const rules: Rule[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError') {
        const [code, , , said] = node.arguments ?? []
        rules.push({
          at: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
          code: code && ts.isStringLiteral(code) ? code.text : null,
          key: said ? (/key: '(\w+)'/.exec(said.getText())?.[1] ?? 'handed on') : null,
        })
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return rules
  })
}

test('a rule that a person can break and mend carries a key, and every key has its sentence', () => {
  const rules = findRules()
  expect(rules.length).toBeGreaterThan(100)
  const nameless = rules.filter(
    ({ at, code, key }) =>
      key === null && TO_BE_MENDED.includes(code ?? '') && !FOR_PROGRAMS.test(at),
  )
  expect(nameless.map(({ at }) => at)).toEqual([])
  const keys = rules.flatMap(({ key }) => (key && key !== 'handed on' ? [key] : []))
  expect(keys.filter((key) => !Object.hasOwn(problems.exact, key))).toEqual([])
})

test('no rule has the name of what a reader says of a value: one of the two would be said for the other', () => {
  expect(Object.keys(problems.exact).filter((key) => Object.hasOwn(REASONS, key))).toEqual([])
})

test('what a schema says of a value is named, and every name has its sentence', () => {
  const files = globSync('domain/**/*.ts', { cwd: ROOT })
  const names = files.flatMap((file) => [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bnamed\(\s*'[^']+',\s*'(\w+)'/g),
  ])
  expect(names.length).toBeGreaterThan(5)
  expect(
    names.map(([, name = '']) => name).filter((name) => !Object.hasOwn(problems.exact, name)),
  ).toEqual([])
})

test('a broken rule says its own sentence in English, in Arabic the exact one or that of its kind', () => {
  expect(sayProblem({ ...claimed, said: { key: 'leadClaimed' } })).toBe(claimed.detail)
  readArabic()
  expect(sayProblem({ ...claimed, said: { key: 'leadClaimed' } })).toBe(
    'استلم شخص آخر هذا العميل للتو.',
  )
  expect(sayProblem(claimed)).toBe(problems.general?.conflict)
  expect(sayProblem({ detail: 'x', code: 'conflict', said: { key: 'toString' } })).toBe(
    problems.general?.conflict,
  )
  expect(sayProblem({ detail: 'odd' })).toBe(problems.general?.internal)
  expect(sayProblemTitle({ title: 'Not found', code: 'notFound' })).toBe('غير موجود')
})

test('what a rule names stands in its sentence, kept from turning it round', () => {
  readArabic()
  const said = { key: 'lastAdmin', with: { name: 'Adam Fischer' } }
  const error = new DomainError('conflict', 'Adam Fischer is the last active admin.', [], said)
  expect(sayProblem({ detail: error.message, code: error.code, said: error.said })).toContain(
    '\u2068Adam Fischer\u2069',
  )
})

test('a reader’s reason is said in Arabic with what it is about, a day that does not exist by its month', () => {
  const reading = readDate('30/2/2027')
  if (reading.kind !== 'unread') throw new Error('there is no such day')
  const broken = { detail: reading.reason, code: 'invalid', said: reading.said }
  expect(sayProblem(broken)).toBe('There is no 30 February 2027: that month ends on day 28.')
  readArabic()
  expect(sayProblem(broken)).toBe(
    'لا يوجد تاريخ 30 فبراير 2027، فذلك الشهر ينتهي في اليوم \u206828\u2069.',
  )
})
