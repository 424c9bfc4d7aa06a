import type { Rollup } from 'vite'

/** What every page brings, React first; and what every page of somebody who is signed in has around it. */
const CHUNKS = [
  { name: 'base', from: /\/app\/(entry\.client|root)\.tsx/ },
  { name: 'frame', from: /\/app\/routes\/_app\/route\.tsx/ },
] as const

/**
 * Files that pages share. Left to the bundler, what each page brings becomes a file for each set of pages that want it: forty small ones around
 * every page, and on a slow network a file costs more by its question than by its bytes. All icons of the other pages are few kilobytes: one file. The
 * table of the world's phone numbers is large and wanted where somebody types one: it gets nothing small beside it.
 */
export function sharedChunks(): Rollup.GetManualChunk {
  const known = new WeakMap<Rollup.GetModuleInfo, Map<string, string>>()
  return (id, { getModuleInfo, getModuleIds }) => {
    if (id.includes('/libphonenumber-js/')) return 'phone-numbers'
    const chunks = known.get(getModuleInfo) ?? placeModules([...getModuleIds()], getModuleInfo)
    known.set(getModuleInfo, chunks)
    return chunks.get(id) ?? (id.includes('/lucide-react/') ? 'icons' : undefined)
  }
}

function placeModules(
  ids: readonly string[],
  getModuleInfo: Rollup.GetModuleInfo,
): Map<string, string> {
  const placed = new Map<string, string>()
  for (const { name, from } of CHUNKS) {
    // They themselves stay files of their own: what begins the page must not run because something beside it is wanted.
    const begun = ids.filter((id) => from.test(id))
    const waiting = begun.flatMap((id) => getModuleInfo(id)?.importedIds ?? [])
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (placed.has(id) || begun.includes(id)) continue
      placed.set(id, name)
      waiting.push(...(getModuleInfo(id)?.importedIds ?? []))
    }
  }
  return placed
}
