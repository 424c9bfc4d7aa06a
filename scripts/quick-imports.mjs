// Preloaded with `node --import`. Node parses a package's package.json anew for every import of the package and for every file in
// it. drizzle-orm's has 180 kB, and a hundred files: without this it costs each process most of a second.
import { registerHooks } from 'node:module'

const PACKAGE = 'drizzle-orm'
/** Its `.js` files are all ES modules, so there is nothing to look up. */
const INSIDE = `/node_modules/${PACKAGE}/`
/** @type {Map<string, import('node:module').ResolveFnOutput>} */
const found = new Map()

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!context.conditions.includes('import')) return nextResolve(specifier, context)
    if (isFileInside(specifier, context.parentURL)) {
      const { href } = new URL(specifier, context.parentURL)
      return { url: href, format: 'module', shortCircuit: true }
    }
    if (specifier !== PACKAGE && !specifier.startsWith(`${PACKAGE}/`))
      return nextResolve(specifier, context)
    const known = found.get(specifier)
    if (known) return known
    const resolved = nextResolve(specifier, context)
    found.set(specifier, { ...resolved, shortCircuit: true })
    return resolved
  },
})

/**
 * @param {string} specifier
 * @param {string | undefined} parent
 */
function isFileInside(specifier, parent) {
  return parent?.includes(INSIDE) && specifier.startsWith('.') && specifier.endsWith('.js')
}
