import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The packages that PACE is to be built on. The last two do their work in tests. */
const NAMED = [
  '@remix-run/node',
  '@remix-run/react',
  'remix-utils',
  'yjs',
  'y-websocket',
  'postgres',
  'drizzle-orm',
  'arctic',
  'oslo',
  'ai',
  '@ai-sdk/google',
  '@modelcontextprotocol/sdk',
  'vitest',
  'msw',
]
const TEST_PACKAGES = new Set(['vitest', 'msw'])
const FOLDERS = [
  'app',
  'domain',
  'live',
  'db',
  'service',
  'sync-server',
  'auth-server',
  'assistcraft',
  'tests',
]
const SOURCE = /\.(ts|tsx)$/
const TEST = /\.test\.tsx?$|^tests\//

/** Named packages that no code imports for its values: a type-only import or one in a test does no work. */
export function findUnusedNamedPackages(root: string): string[] {
  const used = { code: new Set<string>(), tests: new Set<string>() }
  for (const file of FOLDERS.flatMap((folder) => listSources(join(root, folder)))) {
    const kind = TEST.test(relative(root, file)) ? used.tests : used.code
    for (const name of importedPackages(readFileSync(file, 'utf8'))) kind.add(name)
  }
  return NAMED.filter(
    (name) => !used.code.has(name) && !(TEST_PACKAGES.has(name) && used.tests.has(name)),
  )
}

function listSources(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

/** The packages whose values a source imports, without the path inside the package. */
export function importedPackages(source: string): string[] {
  const statements = source.matchAll(
    /^\s*(?:import|export)\s+(?!type\b)([^'"]*?\sfrom\s+)?['"]([^'".#][^'"]*)['"]|\bimport\(\s*['"]([^'".#][^'"]*)['"]/gm,
  )
  return [...statements]
    .filter(([, names]) => !names || takesValues(names))
    .map(([, , name, dynamic]) => packageOf(name ?? dynamic ?? ''))
}

/** `{ type A, type B }` takes nothing but types. */
function takesValues(names: string): boolean {
  const braces = /^\s*\{([^}]*)\}\s*from\s*$/.exec(names)
  if (!braces) return true
  const inside = (braces[1] ?? '').split(',').map((name) => name.trim())
  return inside.some((name) => name !== '' && !name.startsWith('type '))
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
