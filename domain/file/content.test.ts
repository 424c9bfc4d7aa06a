import { expect, test } from 'vitest'
import { isShownInline, judgeContent } from './content.ts'

const JPEG = 'image/jpeg'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test.each([
  ['view.jpg', JPEG, false, JPEG, 'picture'],
  ['view.png', JPEG, false, JPEG, 'picture'],
  ['IMG_1.jpg', 'image/heic', false, 'image/heic', 'picture'],
  ['without ending', JPEG, false, JPEG, 'picture'],
  ['clip.MOV', 'video/quicktime', false, 'video/quicktime', 'film'],
  ['leads.csv', null, true, 'text/plain', 'document'],
  ['deed.docx', DOCX, false, DOCX, 'document'],
  ['plan.dwg', null, false, 'application/octet-stream', 'other'],
  ['page.html', null, true, 'text/plain', 'document'],
  ['plan.svg', 'application/xml', true, 'application/octet-stream', 'other'],
])('%s with %s in it is taken as what it is', (name, told, isText, type, family) => {
  expect(judgeContent(name, told, isText)).toEqual({ type, family })
})

test.each([
  ['view.jpg', null, true],
  ['view.jpg', null, false],
  ['view.jpg', 'application/pdf', false],
  ['deed.pdf', DOCX, false],
  ['deed.docx', 'application/pdf', false],
  ['leads.csv', JPEG, false],
])('%s with %s in it lies', (name, told, isText) => {
  expect(() => judgeContent(name, told, isText)).toThrow(/is called/)
})

test.each([
  ['setup.exe', null, true],
  ['view', 'application/x-msdownload', false],
  ['notes.txt', 'application/x-elf', false],
  ['form.pdf.js', null, true],
])('%s with %s in it is a program', (name, told, isText) => {
  expect(() => judgeContent(name, told, isText)).toThrow('is a program')
})

test('nothing is shown in place but pictures that run nothing', () => {
  expect(isShownInline(JPEG)).toBe(true)
  for (const type of ['image/svg+xml', 'text/html', 'application/pdf', 'image/tiff', 'image/heic'])
    expect(isShownInline(type), type).toBe(false)
})
