import { matchPath } from '@remix-run/react'

/**
 * Records: asked for ahead, and kept while one works (their routes have `loadRecord`). No conversation: its list is a route of the same address,
 * and answers are known by their address alone.
 */
const RECORDS = {
  'routes/_app.leads.$id': '/leads/:id',
  'routes/_app.listings.$id': '/listings/:id',
  'routes/_app.contacts.$id': '/contacts/:id',
  'routes/_app.properties.$id': '/properties/:id',
  'routes/_app.calls.$id': '/calls/:id',
  'routes/_app.enquiries.$id': '/enquiries/:id',
}
/** Lists and the like: asked for ahead alone (`loadPageOrMore`). */
const LISTS = {
  'routes/_app.desk': '/desk',
  'routes/_app.leads._index': '/leads',
  'routes/_app.listings._index': '/listings',
  'routes/_app.contacts._index': '/contacts',
  'routes/_app.properties._index': '/properties',
  'routes/_app.calls._index': '/calls',
  'routes/_app.enquiries._index': '/enquiries',
  'routes/_app.tasks': '/tasks',
  'routes/_app.viewings': '/viewings',
}

export const AHEAD = { ...RECORDS, ...LISTS }

/** The route whose answer is worth asking for before somebody steps to this path. */
export function routeAhead(pathname: string): string | null {
  const found = Object.entries(AHEAD).find(([, path]) => matchPath(path, pathname))
  return found?.[0] ?? null
}

export function isRecordRoute(route: string): boolean {
  return Object.hasOwn(RECORDS, route)
}
