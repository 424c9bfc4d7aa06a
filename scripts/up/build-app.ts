import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failWith } from '../fatal-error.ts'
import { hashFiles } from '../hash-files.ts'
import { step } from '../launcher/steps.mjs'
import { holdLock } from './home/hold-lock.ts'

const INPUTS = [
  'app',
  'domain',
  'words',
  'live',
  'db',
  'service',
  'public',
  'vite.config.ts',
  'scripts/embed-plugin.ts',
  'scripts/languages-plugin.ts',
  'scripts/offline-page.ts',
  'scripts/precompress-plugin.ts',
  'scripts/service-worker-plugin.ts',
  'scripts/shared-chunks.ts',
  'remix.config.js',
  'package-lock.json',
]
const isInput = (file: string) => !/\.test\.tsx?$|\/fixtures\/|\.md$/.test(file)

/**
 * Builds pages and server bundle when what they are made of has changed since the last build. Several PACEs may start from one clone:
 * one builds, the others wait and find it done.
 */
export async function buildApp(root: string): Promise<void> {
  if (isBuilt(root)) return
  await holdLock(join(root, '.cache/build.pid'), async () => {
    if (!isBuilt(root)) await step('Building the pages', () => build(root))
  })
}

const stampIn = (root: string) => join(root, 'build/.inputs')

function isBuilt(root: string): boolean {
  const stamp = stampIn(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashFiles(root, INPUTS, isInput)
}

/** The inputs are looked at before: what changes while Vite reads them is built at the next start. */
async function build(root: string): Promise<void> {
  const version = hashFiles(root, INPUTS, isInput)
  rmSync(stampIn(root), { force: true })
  await runVite(root)
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stampIn(root), version)
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
