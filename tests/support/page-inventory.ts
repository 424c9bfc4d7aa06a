import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import type { PaceDb } from '#db/pace/client.ts'
import { arrivals, calls, contacts, leads, listings, people, properties } from '#db/pace/schema.ts'

export type PageRoute = { path: string; hasAction: boolean; isPage: boolean }

const BUILD = join(import.meta.dirname, '../../build/server/index.js')

/** Every address that the built app has, with a record that is there in the place of each id: a new page cannot be forgotten. */
export async function listPageRoutes(db: PaceDb): Promise<PageRoute[]> {
  const build: ServerBuild = await import(pathToFileURL(BUILD).href)
  const ids = await findIds(db)
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === 'root' || route.path === undefined) return []
    const pattern = `/${pathOf(build, route.id)}`
    const path = pattern.replace(/:\w+/g, () => ids[pattern.split('/:')[0] ?? ''] ?? 'none')
    const { action, default: component } = route.module
    return [{ path, hasAction: action !== undefined, isPage: component !== undefined }]
  })
}

function pathOf(build: ServerBuild, id: string): string {
  const route = build.routes[id]
  if (!route) return ''
  const parent = route.parentId ? pathOf(build, route.parentId) : ''
  return [parent, route.path].filter(Boolean).join('/')
}

/** One of each record, by the address that its pages begin with. */
async function findIds(db: PaceDb): Promise<Record<string, string | undefined>> {
  const [[lead], [contact], [listing], [property], [call], [person], [arrival]] = await Promise.all(
    [
      db.select({ id: leads.id }).from(leads).orderBy(leads.id).limit(1),
      db.select({ id: contacts.id }).from(contacts).orderBy(contacts.id).limit(1),
      db.select({ id: listings.id }).from(listings).orderBy(listings.id).limit(1),
      db.select({ id: properties.id }).from(properties).orderBy(properties.id).limit(1),
      db.select({ id: calls.id }).from(calls).orderBy(calls.id).limit(1),
      db.select({ id: people.id }).from(people).orderBy(people.id).limit(1),
      db.select({ id: arrivals.id }).from(arrivals).orderBy(arrivals.id).limit(1),
    ],
  )
  return {
    '/leads': lead?.id,
    '/contacts': contact?.id,
    '/inbox': contact?.id,
    '/listings': listing?.id,
    '/properties': property?.id,
    '/calls': call?.id,
    '/admin/people': person?.id,
    '/enquiries': arrival?.id,
  }
}
