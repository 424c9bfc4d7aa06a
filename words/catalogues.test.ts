import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import type { FieldTable } from '#domain/documents/fields.ts'
import { LANGUAGES } from '#domain/language.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { LISTING_FIELDS } from '#domain/listing/fields.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { fieldLabel } from './fields.ts'
import { plural } from './ar/plural.ts'
import { directionOf, readLanguageBy } from './catalogue/language.ts'

type Area = Record<string, unknown>

/** English has no table of problems: the messages of errors are English. */
const NO_SENTENCES = ['plural.ts', 'problems.ts']

/** Every text of an area under its path; of what is a function what it says of invented parts. */
function textsOf(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]]
  // A list without a search has no words for it.
  if (words === null) return []
  if (typeof words === 'function') return [[path, String(words)]]
  return Object.entries(words as Area).flatMap(([key, value]) => textsOf(value, `${path}.${key}`))
}

test('a field is called in English what its rule calls it', () => {
  const { source, ...call } = CALL_FIELDS
  const tables: FieldTable[] = [LEAD_FIELDS, LISTING_FIELDS, call]
  expect(source.label).toBe('Call centre')
  for (const [name, { label }] of tables.flatMap((table) => Object.entries(table)))
    expect([name, fieldLabel(name)]).toEqual([name, label])
})

async function readAreas(language: string): Promise<[area: string, words: unknown][]> {
  const files = globSync('*.ts', { cwd: join(import.meta.dirname, language) }).toSorted()
  const areas = files.filter((file) => !NO_SENTENCES.includes(file))
  return Promise.all(
    areas.map(async (file) => [file, await import(join(import.meta.dirname, language, file))]),
  )
}

test('every language has every area, and a sentence has the same gaps in all of them', async () => {
  const [english, arabic] = await Promise.all(LANGUAGES.map(readAreas))
  expect(arabic?.map(([area]) => area)).toEqual(english?.map(([area]) => area))
  const gaps = (areas: [string, unknown][] | undefined) =>
    (areas ?? []).flatMap(([area, words]) =>
      textsOf(words, area).map(([path, text]) => {
        const names = text.includes('=>') ? [] : (text.match(/\{\w+\}/g) ?? [])
        return [path, ...names.toSorted()].join(' ')
      }),
    )
  expect(gaps(arabic).toSorted()).toEqual(gaps(english).toSorted())
})

test('no Arabic sentence has been left in English', async () => {
  const isLatin = /[a-z]{3,}/i
  // Of a function only what stands in its texts, not its own names.
  const spoken = (text: string) =>
    text.includes('=>') ? (text.match(/(['"`])(?:(?!\1).)*\1/gs) ?? []).join(' ') : text
  const left = (await readAreas('ar')).flatMap(([area, words]) =>
    textsOf(words, area).filter(([, text]) => {
      const plain = spoken(text).replaceAll(/\$?\{[^}]*\}/g, '')
      // What stands apart is quoted: a question as it is asked, a number as it is dialled.
      return isLatin.test(plain.replaceAll(/\u2068[^\u2069]*\u2069/g, '').replaceAll(NAMES, ''))
    }),
  )
  expect(left).toEqual([])
})

/** What is written in Latin letters in the Gulf as well. */
const NAMES =
  /\b(PACE|Assistcraft|Esc|Enter|Shift|Tab|Google|Workspace|name@example\.com|L-10042|Bayut|Property Finder|PF Expert|Developer Resources|API Credentials|API Integration|Enterprise API|dubizzle|Trakheesi|WhatsApp|Vonage|Chrome|OpenID|REST|MCP|API|CSV|XLSX|PDF|VAT|AED|TLS|STARTTLS|XOAUTH2|vCon)\b/g

test('Arabic counts in six forms', () => {
  const leads = {
    zero: 'لا عملاء',
    one: 'عميل واحد',
    two: 'عميلان',
    few: '# عملاء',
    many: '# عميلاً',
    other: '# عميل',
  }
  expect([0, 1, 2, 3, 11, 100].map((count) => plural(count, leads))).toEqual([
    'لا عملاء',
    'عميل واحد',
    'عميلان',
    '3 عملاء',
    '11 عميلاً',
    '100 عميل',
  ])
})

test('words are those of whoever reads, and English for who reads none of the languages', () => {
  const greeting = catalogue({ en: { hello: 'Hello' }, ar: { hello: 'مرحباً' } })
  readLanguageBy(() => 'ar')
  expect(greeting().hello).toBe('مرحباً')
  expect(greeting('en').hello).toBe('Hello')
  readLanguageBy(() => undefined)
  expect(greeting().hello).toBe('Hello')
  expect([directionOf('ar'), directionOf('en')]).toEqual(['rtl', 'ltr'])
})
