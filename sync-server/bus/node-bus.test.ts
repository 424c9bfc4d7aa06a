import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import type { BusListener } from './bus.ts'
import { readEnvelope } from './envelope.ts'
import { NodeBus, type WireEvents } from './node-bus.ts'

const FOR_EVER = 2 ** 31 - 1
const BEAT_MS = 1_000

/** What nodes are wired by: everybody hears everything, themselves included, while the line holds. */
function openLine() {
  const ears = new Set<WireEvents>()
  const carried: string[] = []
  const line = { isDown: false }
  const said: string[] = []
  const log = {
    info: (text: unknown) => void said.push(String(text)),
    warn: (_: unknown, text?: unknown) => void said.push(String(text)),
  }
  function join({ beatMs = FOR_EVER } = {}) {
    const bus = new NodeBus({
      log,
      byDocument: false,
      beatMs,
      openWire(events) {
        ears.add(events)
        queueMicrotask(() => events.up())
        return {
          maxEnvelopeBytes: 8_000,
          awareness: { everyMs: 1, bytes: 10_000 },
          send(envelopes) {
            if (line.isDown) return Promise.reject(new Error('down'))
            for (const { envelope } of envelopes) {
              carried.push(envelope)
              for (const ear of ears) ear.heard(envelope)
            }
            return Promise.resolve()
          },
          listen: () => Promise.resolve(),
          unlisten: () => undefined,
          close: () => Promise.resolve(void ears.delete(events)),
        }
      },
    })
    onTestFinished(() => bus.close())
    return bus
  }
  const kinds = () =>
    carried.flatMap((text) => readEnvelope(text)?.messages.map(({ kind }) => kind) ?? [])
  return { join, kinds, line, said }
}

/** What a node hears of a document. */
function listen(bus: NodeBus, document: string) {
  const heard: string[] = []
  const listener: BusListener = {
    bell: (seq) => void heard.push(`bell ${seq}`),
    awareness: (bytes) => void heard.push(`presence ${bytes.length}`),
    missed: () => void heard.push('missed'),
    gone: () => void heard.push('gone'),
  }
  const stop = bus.subscribe(document, listener)
  return { heard, stop }
}

test('[S72] a node that is alone rings for nobody', async () => {
  const { join, kinds } = openLine()
  const bus = join()
  await waitFor(() => kinds().length > 0)
  bus.ring({ document: 'note:a', seq: 1 })
  bus.show({ document: 'note:a', bytes: new Uint8Array(3) })
  await bus.close()
  expect(bus.hasOthers()).toBe(false)
  expect(kinds().filter((kind) => kind === 'bell' || kind === 'awareness')).toEqual([])
})

test('[S70] a bell is heard by the others that have the document open, and not by who rang', async () => {
  const { join } = openLine()
  const [one, two] = [join(), join()]
  await waitFor(() => one.hasOthers() && two.hasOthers())
  const [own, others, elsewhere] = [
    listen(one, 'note:a'),
    listen(two, 'note:a'),
    listen(two, 'note:b'),
  ]
  one.ring({ document: 'note:a', seq: 7 })
  one.show({ document: 'note:a', bytes: new Uint8Array(3) })
  await waitFor(() => others.heard.includes('presence 3'))
  expect(others.heard.filter((what) => what !== 'missed')).toEqual(['bell 7', 'presence 3'])
  expect(
    [own, elsewhere].flatMap(({ heard }) => heard.filter((what) => what !== 'missed')),
  ).toEqual([])
})

test('[S70] whoever has stopped listening hears nothing more', async () => {
  const { join } = openLine()
  const [one, two] = [join(), join()]
  await waitFor(() => one.hasOthers() && two.hasOthers())
  const [gone, kept] = [listen(two, 'note:a'), listen(two, 'note:a')]
  await waitFor(() => kept.heard.includes('missed'))
  gone.stop()
  one.ring({ document: 'note:a', seq: 1 })
  await waitFor(() => kept.heard.includes('bell 1'))
  expect(gone.heard).not.toContain('bell 1')
})

test('[S73] a node that says goodbye is gone for the others at once', async () => {
  const { join } = openLine()
  const [one, two] = [join(), join()]
  await waitFor(() => one.hasOthers() && two.hasOthers())
  const { heard } = listen(one, 'note:a')
  await two.close()
  await waitFor(() => heard.includes('gone'))
  expect(one.hasOthers()).toBe(false)
})

test('[S76] a dead line is said once, and what was missed is looked up when it is back', async () => {
  // Beats come when the test says so: on the clock of a busy machine the line would seem dead now and then.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { join, line, said } = openLine()
  const [one, two] = [join({ beatMs: BEAT_MS }), join({ beatMs: BEAT_MS })]
  const beat = async () => {
    vi.advanceTimersByTime(BEAT_MS)
    await nextTurn()
  }
  await waitFor(() => one.hasOthers() && two.hasOthers())
  const { heard } = listen(one, 'note:a')
  line.isDown = true
  for (let beats = 0; beats < 8; beats += 1) await beat()
  expect(said).toHaveLength(2)
  heard.length = 0
  line.isDown = false
  await beat()
  await waitFor(() => said.length === 4)
  expect(said.slice(0, 2).every((text) => text.includes('is down'))).toBe(true)
  expect(said.slice(2).every((text) => text.includes('is back'))).toBe(true)
  expect(heard).toContain('missed')
})
