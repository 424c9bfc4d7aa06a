import { expect, test } from 'vitest'
import { isRichAttribute, isRichMark, isRichNode } from './rich-text-schema.ts'

test('what the editor has is taken, whatever else is not', () => {
  for (const node of ['paragraph', 'heading', 'listItem', 'hardBreak']) {
    expect(isRichNode(node)).toBe(true)
  }
  for (const node of ['script', 'iframe', 'doc', 'toString', '__proto__', '']) {
    expect(isRichNode(node), node).toBe(false)
  }
  expect(isRichAttribute('heading', 'level', 2)).toBe(true)
  expect(isRichAttribute('heading', 'level', 'x'.repeat(10_000))).toBe(false)
  expect(isRichAttribute('paragraph', 'onclick', 'steal()')).toBe(false)
  expect(isRichAttribute('heading', 'constructor', 2)).toBe(false)
})

test('a format is there, or says what its attributes allow', () => {
  for (const value of [null, true, {}]) expect(isRichMark('bold', value)).toBe(true)
  expect(isRichMark('bold', { onclick: 'steal()' })).toBe(false)
  expect(isRichMark('blink', true)).toBe(false)
})

test('a link goes where a click may go', () => {
  const link = (href: string) => isRichMark('link', { href, target: '_blank', rel: null })
  for (const href of ['https://pace.demo/x?y=a:b', 'mailto:a@b.example', 'tel:+97150', '/leads']) {
    expect(link(href), href).toBe(true)
  }
  for (const href of ['javascript:alert(1)', 'JaVaScRiPt:x', ' javascript:x', 'data:text/html,x']) {
    expect(link(href), href).toBe(false)
  }
  expect(link(`https://${'a'.repeat(3_000)}`)).toBe(false)
})
