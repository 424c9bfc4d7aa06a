import { dirname } from 'node:path/posix'

export type Module = { source: string; dependencies: { resolved: string }[] }
/** Folders of which each comes back to itself by imports, with one import for each way between two of them. */
export type Knot = { folders: string[]; imports: string[] }

/**
 * Where two folders import each other, by themselves or through others, types included. A folder and one that lies in it
 * are two: either what is inside stands on what lies beside it, or the other way round.
 */
export function findKnots(modules: readonly Module[]): Knot[] {
  const ways = waysBetween(modules)
  const reach = new Map([...ways.keys()].map((folder) => [folder, reachedFrom(folder, ways)]))
  const isTied = (a: string, b: string) => !!reach.get(a)?.has(b) && !!reach.get(b)?.has(a)
  const knots: Knot[] = []
  const seen = new Set<string>()
  for (const folder of ways.keys()) {
    if (seen.has(folder) || !isTied(folder, folder)) continue
    const folders = [...ways.keys()].filter((other) => isTied(folder, other)).toSorted()
    for (const one of folders) seen.add(one)
    const imports = folders.flatMap((from) =>
      folders.flatMap((to) => ways.get(from)?.get(to) ?? []),
    )
    knots.push({ folders, imports })
  }
  return knots
}

/** For each folder those that it imports from, with an import that shows it. */
function waysBetween(modules: readonly Module[]): Map<string, Map<string, string>> {
  const ways = new Map<string, Map<string, string>>()
  for (const { source, dependencies } of modules) {
    const from = dirname(source)
    const mine = ways.get(from) ?? new Map<string, string>()
    ways.set(from, mine)
    for (const { resolved } of dependencies) {
      const to = dirname(resolved)
      if (to !== from && !mine.has(to)) mine.set(to, `${source} → ${resolved}`)
    }
  }
  return ways
}

function reachedFrom(folder: string, ways: ReadonlyMap<string, Map<string, string>>): Set<string> {
  const reached = new Set<string>()
  const open = [folder]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of ways.get(at)?.keys() ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}
