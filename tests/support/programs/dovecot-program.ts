import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackage } from './debian-packages.ts'
import { librariesIn } from './redis-program.ts'

/** Where Dovecot lies, unpacked: its own folder of programs, and that of the libraries that came along. */
export type Dovecot = { folder: string; libraries: string }

const UNPACKED = join(import.meta.dirname, '../../../.pace/programs/dovecot')
/** Built into it; as many letters each, so that it finds what it loads from wherever it was unpacked to: from where it runs. */
const BUILT_IN = Buffer.from('/usr/lib/dovecot/modules')
const RELATIVE = Buffer.from('././././././././/modules')

/** Debian's Dovecot, unpacked beside the project's other programs. One that is installed is left alone: its settings are the machine's. */
export async function bringDovecot(unpacked = UNPACKED): Promise<Dovecot> {
  await unpackDebianPackage('dovecot-imapd', unpacked)
  const done = join(unpacked, 'relocated')
  if (!existsSync(done)) {
    relocate(join(unpacked, 'usr/lib/dovecot'))
    writeFileSync(done, '')
  }
  const own = join(unpacked, 'usr/lib/dovecot')
  return { folder: unpacked, libraries: [librariesIn(unpacked), own].filter(Boolean).join(':') }
}

function relocate(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    let isOther = false
    for (let at = bytes.indexOf(BUILT_IN); at >= 0; at = bytes.indexOf(BUILT_IN, at + 1)) {
      RELATIVE.copy(bytes, at)
      isOther = true
    }
    if (isOther) writeFileSync(file, bytes)
  }
}
