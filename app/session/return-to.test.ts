import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.server.ts'

test('a path of this app is where to return to', () => {
  for (const path of ['/leads?stage=new#top', '/calls/a-1', '/%09/x']) {
    expect(safeReturnTo(path)).toBe(path)
  }
})

test('[bar 11] no address leads away from this app, however a browser reads it', () => {
  const away = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '/leads\r\nset-cookie: a=b',
    '/..//evil.example',
    '',
    null,
    undefined,
  ]
  for (const given of away) {
    const path = safeReturnTo(given)
    expect(new URL(path, 'https://pace.example').origin).toBe('https://pace.example')
    expect(path).toBe('/')
  }
})
