import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Sandbox, SandboxSchema } from './sandbox.ts'

export type Book = ReturnType<typeof openBook>

/** Which sandboxes there are: a folder each, with a note in it. The folder is made first and goes last. */
export function openBook(home: string) {
  const folder = (id: string) => join(home, 'each', id)
  mkdirSync(join(home, 'each'), { recursive: true })
  const sandboxes = new Map(readAll(home).map((one) => [one.id, one]))

  /** Written aside and renamed: a host that dies leaves the note before or the one after. */
  function put(sandbox: Sandbox): Sandbox {
    mkdirSync(join(folder(sandbox.id), 'logs'), { recursive: true })
    const file = join(folder(sandbox.id), 'sandbox.json')
    writeFileSync(`${file}.partial`, `${JSON.stringify(sandbox, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.partial`, file)
    sandboxes.set(sandbox.id, sandbox)
    return sandbox
  }

  return {
    folder,
    put,
    find: (id: string) => sandboxes.get(id) ?? null,
    all: () => [...sandboxes.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
    /** All that it kept but its note. */
    clear: (id: string) => {
      for (const name of readdirSync(folder(id))) {
        if (name === 'sandbox.json') continue
        rmSync(join(folder(id), name), { recursive: true, force: true })
      }
      mkdirSync(join(folder(id), 'logs'))
    },
    forget: (id: string) => {
      rmSync(folder(id), { recursive: true, force: true })
      sandboxes.delete(id)
    },
  }
}

/** A folder without a note was cut off before anything else was made of it. */
function readAll(home: string): Sandbox[] {
  return readdirSync(join(home, 'each')).flatMap((id) => {
    const file = join(home, 'each', id, 'sandbox.json')
    if (existsSync(file)) return [SandboxSchema.parse(JSON.parse(readFileSync(file, 'utf8')))]
    rmSync(join(home, 'each', id), { recursive: true, force: true })
    return []
  })
}
