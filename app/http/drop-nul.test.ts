import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dropNul } from './drop-nul.ts'

test.each([0, 1, 2, 3])('a page keeps each letter whole wherever it is cut (%i)', async (lead) => {
  const words = Array.from({ length: 400 }, () => 'شقة ó 😀')
  const lines = words.map((word, key) => createElement('p', { key }, word))
  const page = createElement('div', null, 'x'.repeat(lead), lines)
  const sent = dropNul()
  renderToPipeableStream(page).pipe(sent)
  const html = await text(sent)
  expect(html).not.toContain('\0')
  expect(html.match(/<p>[^<]*<\/p>/g)).toEqual(words.map((word) => `<p>${word}</p>`))
})
