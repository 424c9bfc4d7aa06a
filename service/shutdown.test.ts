import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { installShutdown } from './shutdown.ts'

const silent = { info: () => {}, error: () => {} }

class FakeProcess extends EventEmitter {
  codes: number[] = []
  exit(code: number) {
    this.codes.push(code)
    this.emit('exited', code)
  }
  async exited(): Promise<unknown> {
    return this.codes[0] ?? (await once(this, 'exited'))[0]
  }
}

test('hooks run one after the other in their order, then the process ends with 0', async () => {
  const host = new FakeProcess()
  const order: string[] = []
  const hook = (name: string) => ({
    name,
    drain: async () => {
      await Promise.resolve()
      order.push(name)
    },
  })
  installShutdown({
    log: silent,
    hooks: [hook('listener'), hook('rooms'), hook('database')],
    process: host,
  })
  host.emit('SIGTERM')
  expect(await host.exited()).toBe(0)
  expect(order).toEqual(['listener', 'rooms', 'database'])
})

test('a second signal does not drain twice', async () => {
  const host = new FakeProcess()
  let drained = 0
  installShutdown({
    log: silent,
    hooks: [{ name: 'x', drain: () => (drained += 1) }],
    process: host,
  })
  host.emit('SIGINT')
  host.emit('SIGTERM')
  host.emit('disconnect')
  await host.exited()
  expect(drained).toBe(1)
})

test('a hook that fails does not keep the next from running, and shows in the exit code', async () => {
  const host = new FakeProcess()
  let closed = false
  const hooks = [
    { name: 'bad', drain: () => Promise.reject(new Error('no')) },
    { name: 'good', drain: () => void (closed = true) },
  ]
  installShutdown({ log: silent, hooks, process: host })
  host.emit('disconnect')
  expect(await host.exited()).toBe(1)
  expect(closed).toBe(true)
})

test('a hook that hangs is cut off', async () => {
  const host = new FakeProcess()
  const hooks = [{ name: 'stuck', drain: () => new Promise(() => {}) }]
  installShutdown({ log: silent, hooks, timeoutMs: 10, process: host })
  host.emit('SIGTERM')
  expect(await host.exited()).toBe(1)
})

test('a supervisor that died before anybody listened ends the process as well', async () => {
  const host = Object.assign(new FakeProcess(), { connected: false })
  const drained: string[] = []
  const hooks = [{ name: 'x', drain: () => drained.push('x') }]
  installShutdown({ log: silent, hooks, process: host })
  expect(await host.exited()).toBe(0)
  expect(drained).toEqual(['x'])
})
