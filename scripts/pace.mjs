#!/usr/bin/env node
// Plain JavaScript without dependencies, for any Node from 18 on: it brings the right Node and the packages, then hands over.
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './launcher/dependencies.mjs'
import { findNode } from './launcher/node-runtime.mjs'
import { forwardSignals, LaunchError, runAttached } from './launcher/run.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @type {Record<string, { program: string[], withDev: boolean }>} */
const COMMANDS = {
  start: { program: ['scripts/up/main.ts', 'start'], withDev: false },
  dev: { program: ['scripts/up/main.ts', 'dev'], withDev: true },
  cli: { program: ['bin/main.ts'], withDev: false },
  test: { program: ['node_modules/vitest/vitest.mjs', 'run'], withDev: true },
  check: { program: ['scripts/check/main.ts'], withDev: true },
  bench: { program: ['bench/main.ts'], withDev: true },
  count: { program: ['scripts/count/main.ts'], withDev: true },
  mutate: { program: ['scripts/mutate/main.ts'], withDev: true },
}

async function main() {
  const [name = 'start', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command)
    throw new LaunchError(`Unknown command ${name}; there are ${Object.keys(COMMANDS).join(', ')}.`)
  forwardSignals()
  const node = await findNode(root)
  const env = {
    // What V8 has compiled once is loaded from there: a second start is a second or two shorter.
    NODE_COMPILE_CACHE: join(root, '.pace/compile-cache'),
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}`,
  }
  await installDependencies({ root, withDev: command.withDev, env })
  const [file = '', ...rest] = command.program
  const path = name === 'cli' ? process.cwd() : root
  const program = ['--import', import.meta.resolve('./quick-imports.mjs'), join(root, file)]
  return runAttached(node, [...program, ...rest, ...args], { cwd: path, env })
}

try {
  process.exitCode = await main()
} catch (error) {
  const known = error instanceof LaunchError
  console.error(
    `\n✗ ${known ? error.message : error instanceof Error ? error.stack : String(error)}`,
  )
  process.exitCode = 1
}
