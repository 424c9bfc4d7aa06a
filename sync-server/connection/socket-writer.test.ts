import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { openWriter } from '../testing/wire/watched-socket.ts'

test('[S103] what is written goes out as it is, and is counted', () => {
  const { writer, taken, metrics } = openWriter()
  expect(writer.write(Buffer.from('one'))).toBe(true)
  expect(taken.map(String)).toEqual(['one'])
  expect(metrics.tally).toMatchObject({ writes: 1, bytesOut: 3 })
})

test('[S29] with too much on its way a writer says so, and tells when all of it is taken', async () => {
  const { writer, stopReading, goOn } = openWriter({ unsentBytes: 10 })
  stopReading()
  expect(writer.write(Buffer.alloc(9))).toBe(true)
  expect(writer.write(Buffer.alloc(1))).toBe(false)
  expect([writer.hasRoom, writer.isSlow]).toEqual([false, false])
  let isDrained = false
  writer.write(Buffer.alloc(100_000))
  writer.whenDrained(() => (isDrained = true))
  expect(writer.isSlow).toBe(true)
  goOn()
  await waitFor(() => isDrained)
  expect([writer.hasRoom, writer.isSlow]).toEqual([true, false])
})

test('[S98] who does not take it in time is slow; who has time yet is fine, and not taken for gone', () => {
  const late = openWriter({ slowReaderSeconds: 0.000_001, slowReaderBytesPerSecond: 1e12 })
  const early = openWriter({ slowReaderSeconds: 3_600 })
  for (const { writer, stopReading } of [late, early]) {
    stopReading()
    writer.write(Buffer.alloc(100_000))
    writer.whenDrained(() => undefined)
  }
  const asked = { silentMs: 1_000_000, isRead: true }
  expect([early.writer.check(asked), early.writer.check(asked)]).toEqual(['fine', 'fine'])
  expect(early.did).toEqual([])
  return waitFor(() => late.writer.check(asked) === 'slow')
})

test('[S104] one that answers no ping between two beats is gone; one that does, or is not read, is not', () => {
  const asked = { silentMs: 1_000_000, isRead: true }
  const { writer, did } = openWriter()
  expect(writer.check(asked)).toBe('fine')
  expect(did).toEqual(['ping'])
  writer.heard()
  expect(writer.check(asked)).toBe('fine')
  expect(writer.check({ ...asked, isRead: false })).toBe('fine')
  expect(writer.check(asked)).toBe('gone')
})

test('[S25] one that was sent nothing for long is silent', () => {
  const { writer } = openWriter()
  writer.write(Buffer.from('one'))
  expect(writer.check({ silentMs: 1_000_000, isRead: true })).toBe('fine')
  writer.heard()
  expect(writer.check({ silentMs: 0, isRead: true })).toBe('silent')
})

test('[S99] who does not read what it is sent gets no answer to its pings', () => {
  const { writer, did, stopReading } = openWriter({ unsentBytes: 10 })
  writer.pong(Buffer.from('a'))
  stopReading()
  writer.write(Buffer.alloc(20))
  writer.pong(Buffer.from('b'))
  expect(did).toEqual(['pong a'])
})

test.each([
  ['short', 'short'],
  ['x'.repeat(200), 'x'.repeat(120)],
  // An Arabic letter is two bytes, and is not cut in half.
  [`x${'م'.repeat(100)}`, `x${'م'.repeat(59)}`],
])('[S102] a reason fits a close frame: %#', (reason, sent) => {
  const { writer, did } = openWriter()
  writer.close(4403, reason)
  expect(did).toEqual([`close 4403 ${sent}`])
})

test('[S93] a socket is read or not as it is told', () => {
  const { writer, did } = openWriter()
  writer.setReading(false)
  writer.setReading(true)
  writer.terminate()
  expect(did).toEqual(['pause', 'resume', 'terminate'])
})
