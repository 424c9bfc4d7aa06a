import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { asking, workbookRows } from './workbook-rows.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET = 'xl/worksheets/sheet1.xml'

/** A workbook of one sheet, of which this is the XML. */
function zipped(sheet: Uint8Array): Uint8Array {
  const files = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    [SHEET]: sheet,
  }
  return zipSync(files, { level: 1 })
}

function sheetOf(rows: string): Uint8Array {
  return strToU8(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`)
}

/** 230 MB of spaces: a megabyte or two as a file. */
function bomb(): Uint8Array {
  const [head, tail] = [`<worksheet xmlns="${MAIN}"><sheetData>`, '</sheetData></worksheet>']
  const bytes = new Uint8Array(230 * 1024 * 1024).fill(0x20)
  bytes.set(strToU8(head))
  bytes.set(strToU8(tail), bytes.length - tail.length)
  return zipped(bytes)
}

function opened(file: Uint8Array): () => Promise<Readable> {
  return async () => Readable.from([Buffer.from(file)])
}

async function read(file: Uint8Array, heapMb?: number): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of workbookRows(opened(file), file.length, heapMb)) rows.push(row)
  return rows
}

async function written(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const stream = new PassThrough()
  const file = buffer(stream)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = book.addWorksheet('Leads')
  for (const row of rows) {
    const added = sheet.addRow([...row])
    added.getCell(3).numFmt = 'dd/mm/yyyy hh:mm'
    added.commit()
  }
  sheet.commit()
  await book.commit()
  return new Uint8Array(await file)
}

test('the rows of a workbook are what it shows, however many there are', async () => {
  const many = Array.from({ length: 1_700 }, (_, at) => [
    `أمينة ${at} O’Brien 🏠`,
    971_501_000_000 + at,
    new Date(Date.UTC(2024, 1, 13, 14, 30)),
    at % 2 === 0,
    null,
  ])
  const rows = await read(await written([['الاسم', 'Phone', 'Date', 'VIP', 'Note'], ...many]))
  expect(rows).toHaveLength(1_701)
  expect(rows[0]?.[0]).toBe('الاسم')
  expect(rows[1_700]?.slice(0, 4)).toEqual([
    'أمينة 1699 O’Brien 🏠',
    '971501001699',
    '2024-02-13 14:30:00',
    'false',
  ])
})

test('a small file that unpacks to more than may be read is refused before it is unpacked', async () => {
  const file = bomb()
  expect(file.length).toBeLessThan(4 * 1024 * 1024)
  await expect(read(file)).rejects.toMatchObject({
    code: 'tooLarge',
    said: { key: 'workbookUnpacksTooLarge', with: { most: 200 } },
  })
})

test('one that says that it is small unpacks to no more than it says', async () => {
  const file = Buffer.from(bomb())
  const size = 1_000
  const name = Buffer.from(SHEET)
  // The size as it stands before the entry, and once more in the directory at the end.
  const local = file.indexOf(name) - 30
  const central = file.lastIndexOf(name) - 46
  file.writeUInt32LE(size, local + 22)
  file.writeUInt32LE(size, central + 24)
  // As text it would be too much for so small a heap.
  await expect(read(file, 64)).rejects.toMatchObject({ said: { key: 'workbookUnread' } })
})

test('a cell in the last corner makes a table of which only its thread dies', async () => {
  const corners = `<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
  await expect(read(zipped(sheetOf(corners)), 64)).rejects.toMatchObject({
    code: 'tooLarge',
    said: { key: 'workbookTooMuch' },
  })
})

test('who stops reading leaves no thread behind', async () => {
  const file = await written([['Name'], ...Array.from({ length: 1_200 }, (_, at) => [`P ${at}`])])
  const rows = workbookRows(opened(file), file.length)
  expect((await rows.next()).value).toEqual(['Name'])
  await rows.return(undefined)
  expect(await rows.next()).toEqual({ done: true, value: undefined })
})

test.each(['process.exit(0)', "throw new Error('no more')"])(
  'a thread that ends while nobody asks (%s) is told to whoever asks next',
  async (ends) => {
    const code = `const { parentPort } = require('node:worker_threads')
      parentPort.on('message', () => {
        parentPort.postMessage({ rows: [['أ']] })
        setImmediate(() => { ${ends} })
      })`
    const worker = new Worker(code, { eval: true })
    const exited = new Promise((resolve) => worker.once('exit', resolve))
    const ask = asking(worker)
    expect(await ask()).toEqual({ rows: [['أ']] })
    await exited
    await expect(ask()).rejects.toMatchObject({ said: { key: 'workbookTooMuch' } })
  },
)

test('a file that is too large is not even opened', async () => {
  let opens = 0
  const open = async () => {
    opens += 1
    return Readable.from([])
  }
  const rows = workbookRows(open, 31 * 1024 * 1024)
  await expect(rows.next()).rejects.toMatchObject({ said: { key: 'workbookTooLarge' } })
  expect(opens).toBe(0)
})
