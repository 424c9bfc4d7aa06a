import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { BrokenQuotes, readRows } from './read-rows.ts'

async function read(bytes: Uint8Array, plain = false) {
  const open = () => Promise.resolve(Readable.from([Buffer.from(bytes)]))
  const { format, rows } = await readRows(open, { bytes: bytes.length, plain })
  const all: string[][] = []
  for await (const row of rows) all.push(row)
  return { format, rows: all }
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const ROWS = [
  ['Name', 'الاسم'],
  ['Amina', 'أمينة'],
]
const TEXT = ROWS.map((row) => row.join(',')).join('\r\n')

test('the same rows come of each encoding of Unicode, with a mark or without', async () => {
  const wide = Buffer.from(TEXT, 'utf16le')
  const swapped = Buffer.from(wide).swap16()
  for (const [bytes, format] of [
    [utf8(TEXT), 'csv utf-8 ,'],
    [utf8(`\uFEFF${TEXT}`), 'csv utf-8 ,'],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'csv utf-16le ,'],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'csv utf-16be ,'],
  ] as const) {
    expect(await read(bytes)).toEqual({ format, rows: ROWS })
  }
})

test('of letters of one byte Arabic ones stand side by side, Western ones alone', async () => {
  const arabic = Buffer.from([
    0xc7, 0xe1, 0xc7, 0xd3, 0xe3, 0x2c, 0x41, 0x0a, 0xc3, 0xe3, 0xed, 0xe4, 0xc9, 0x2c, 0x42,
  ])
  expect(await read(arabic)).toMatchObject({
    format: 'csv windows-1256 ,',
    rows: [
      ['الاسم', 'A'],
      ['أمينة', 'B'],
    ],
  })
  const western = Buffer.from('Name,City\nJos\u00e9,M\u00fcnchen\nRen\u00e9e,Z\u00fcrich', 'latin1')
  const { format, rows } = await read(western)
  expect(format).toBe('csv windows-1252 ,')
  expect(rows[1]).toEqual(['José', 'München'])
})

test.each([
  ['a;b\n1,5;2', ';'],
  ['a\tb\n1,5\t2', 'tab'],
  ['a|b\n1|2', '|'],
  ['"a;x;y;z",b\n1,2', ','],
])('the mark between values of %j is %s', async (text, mark) => {
  expect((await read(utf8(text))).format).toBe(`csv utf-8 ${mark}`)
})

test('quotes hold what stands in them together; one within a value is a letter', async () => {
  const { rows } = await read(utf8('name,size\n"Smith, ""Jo""\nand sons",5" pipe\n\n'))
  expect(rows).toEqual([
    ['name', 'size'],
    ['Smith, "Jo"\nand sons', '5" pipe'],
  ])
})

test('a quote that is never closed is found, and the text is read without quotes', async () => {
  const text = `name,size\n"Smith,5\nJones,6`
  await expect(read(utf8(text))).rejects.toThrow(BrokenQuotes)
  expect((await read(utf8(text), true)).rows).toEqual([
    ['name', 'size'],
    ['"Smith', '5'],
    ['Jones', '6'],
  ])
})

test('what is no table however it is read says so, and what to do', async () => {
  const text = utf8(`a,b\n${'x'.repeat(2 * 1024 * 1024 + 10)},1\n`)
  await expect(read(text)).rejects.toThrow(BrokenQuotes)
  await expect(read(text, true)).rejects.toMatchObject({
    code: 'invalid',
    message: 'The file cannot be read as a table; save it as .xlsx or CSV.',
    said: { key: 'fileNoTable' },
  })
})

test.each([
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'oldWorkbook', '(.xls); save it'],
  ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'pdfNoTable', 'save its table as .xlsx'],
] as const)('%s is refused by its first bytes', async (_name, bytes, key, sentence) => {
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'invalid',
    said: { key },
    message: expect.stringContaining(sentence),
  })
})

test('an object a line is a row, by the names of the first', async () => {
  const { format, rows } = await read(
    utf8('{"name":"Amina","tags":["a","b"]}\n\n{"tags":null,"name":7}\n'),
  )
  expect(format).toBe('ndjson utf-8')
  expect(rows).toEqual([
    ['name', 'tags'],
    ['Amina', 'a, b'],
    ['7', ''],
  ])
})

test('what is no workbook though it begins like one is refused', async () => {
  await expect(read(utf8('PK\u0003\u0004 nothing'))).rejects.toThrow('This workbook cannot be read')
})

test('what no row could hold is replaced, and what is too long is cut', async () => {
  const { rows } = await read(utf8(`name,b\nA\u0000B,${'x'.repeat(30_000)}`))
  expect(rows[1]?.[0]).toBe('A\uFFFDB')
  expect(rows[1]?.[1]).toHaveLength(20_000)
})
