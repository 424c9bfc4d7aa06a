import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { environmentOf, type Program } from './programs/redis-program.ts'
import { waitFor } from './wait-for.ts'

/** A Redis of the test's own, which can be killed and started again at the same address. Where there is none, the test is left out. */
export async function startRedis() {
  const program = requireRedis()
  const port = await findFreePort()
  const folder = mkdtempSync(join(tmpdir(), 'pace-redis-'))
  let server: ChildProcess

  async function start(): Promise<void> {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    server = spawn(program.file, [...settings, '--save', '', '--appendonly', 'no'], {
      env: environmentOf(program),
      stdio: 'ignore',
    })
    await waitFor(() => answers(port), { what: 'the test’s Redis' })
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await start()
  onTestFinished(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url: `redis://127.0.0.1:${port}`, start, kill }
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>

function requireRedis(): Program {
  const program = inject('redis')
  if (program) return program
  TestRunner.getCurrentTest()?.context.skip('there is no redis-server')
  throw new Error('There is no redis-server: start it from a test.')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
    const end = (answered: boolean) => {
      probe.destroy()
      resolve(answered)
    }
    probe.on('error', () => end(false))
    probe.on('data', (data) => end(data.toString().startsWith('+PONG')))
    probe.write('PING\r\n')
  })
}
