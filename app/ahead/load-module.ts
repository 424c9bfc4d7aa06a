type Manifest = { routes: Record<string, { module: string; imports?: string[] } | undefined> }

const loaded = new Set<string>()

/**
 * Fetches and runs what a route's page is made of before the first step to it, once. Its files are asked for side by side: left to find each other, they
 * would come one after the other.
 */
export function loadModule(route: string): void {
  const { __remixManifest: manifest } = window as { __remixManifest?: Manifest }
  const found = manifest?.routes[route]
  // A browser may remember that a module did not come.
  if (!found || loaded.has(route) || !navigator.onLine) return
  loaded.add(route)
  for (const href of found.imports ?? []) {
    const link = document.createElement('link')
    document.head.append(Object.assign(link, { rel: 'modulepreload', href }))
  }
  // What does not come now is asked for again by the step.
  import(/* @vite-ignore */ found.module).catch(() => loaded.delete(route))
}
