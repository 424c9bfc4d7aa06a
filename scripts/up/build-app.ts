import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { failWith } from '../fatal-error.ts'
import { hashFiles } from '../hash-files.ts'
import { step } from '../launcher/steps.mjs'

const INPUTS = [
  'app',
  'domain',
  'live',
  'db',
  'service',
  'public',
  'vite.config.ts',
  'remix.config.js',
  'package-lock.json',
]
const isInput = (file: string) => !/\.test\.tsx?$|\/fixtures\/|\.md$/.test(file)

/** Builds pages and server bundle when what they are made of has changed since the last build. */
export async function buildApp(root: string): Promise<void> {
  const stamp = join(root, 'build/.inputs')
  const version = hashFiles(root, INPUTS, isInput)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return
  await step('Building the pages', () => runVite(root))
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, version)
}

function runVite(root: string): Promise<void> {
  const cli = join(root, 'node_modules/@remix-run/dev/dist/cli.js')
  const child = spawn(process.execPath, [cli, 'vite:build'], {
    cwd: root,
    // Under a test runner vite.config.ts leaves Remix out; this is no test.
    env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      return reject(buildError(output))
    })
  })
}

function buildError(output: string): unknown {
  try {
    return failWith('The pages cannot be built', output)
  } catch (error) {
    return error
  }
}
