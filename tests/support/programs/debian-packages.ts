import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Unpacks a Debian package, with whatever it needs that this machine lacks, into `folder`. Installs nothing and needs no root:
 * apt works on lists and a cache of its own. Throws what apt said where there is no apt, no network or no such package.
 */
export async function unpackDebianPackage(name: string, folder: string): Promise<void> {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const work = mkdtempSync(`${folder}.`)
  try {
    await unpack(await download(name, work), join(work, 'unpacked'))
    renameSync(join(work, 'unpacked'), folder)
  } catch (error) {
    // Somebody else's copy, made at the same time, is as good.
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function download(name: string, work: string): Promise<string[]> {
  const archives = join(work, 'cache/archives')
  mkdirSync(join(work, 'lists/partial'), { recursive: true })
  mkdirSync(join(archives, 'partial'), { recursive: true })
  const settings = [
    `Dir::State::Lists=${work}/lists`,
    `Dir::Cache=${work}/cache`,
    'Debug::NoLocking=true',
    // As root, apt would hand the download to a user who may not enter a folder in root's home.
    'APT::Sandbox::User=',
  ].flatMap((setting) => ['-o', setting])
  await run('apt-get', [...settings, 'update', '-qq'])
  const wanted = ['install', '--download-only', '--yes', '-qq', '--no-install-recommends']
  await run('apt-get', [...settings, ...wanted, '--reinstall', name])
  return readdirSync(archives)
    .filter((file) => file.endsWith('.deb'))
    .map((file) => join(archives, file))
}

async function unpack(packages: readonly string[], into: string): Promise<void> {
  if (packages.length === 0) throw new Error('apt-get downloaded no package')
  for (const file of packages) await run('dpkg-deb', ['--extract', file, into])
}
