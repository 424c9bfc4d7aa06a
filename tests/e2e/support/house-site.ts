import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { addDoor } from '#db/pace/arrivals/doors.ts'
import { listings, portalPublications } from '#db/pace/schema.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import type { Workspace } from './workspace.ts'

const AT = '2026-03-01T10:00:00.000Z'

/** A site of the house at an origin of its own, with a policy that lets no inline script or style through. */
export async function openSite(workspace: Workspace, write: (key: string) => string) {
  const { APP_URL } = workspace.pace.urls
  let page = ''
  const server = createServer((request, response) => {
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${APP_URL}; connect-src ${APP_URL}; img-src ${APP_URL} https:`,
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(request.url === '/' ? page : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const key = crypto.randomUUID()
  const settings = FormSettingsSchema.parse({
    origins: [origin],
    leastSeconds: 0,
    consent: 'You may write to me.',
    consentChannels: ['email'],
  })
  const by = { actor: 'person:admin', via: 'test' }
  await addDoor(workspace.database.db, {
    door: { channel: 'form', name: 'Site', key, settings, secret: null },
    by,
  })
  page = `<!doctype html>${write(key)}<script async src="${APP_URL}/embed/pace.js"></script>`
  return { origin, key }
}

export async function publishHomes(workspace: Workspace, count: number) {
  const { db } = workspace.database
  const homes = await db
    .select()
    .from(listings)
    .where(and(eq(listings.status, 'available'), isNotNull(listings.permitNumber)))
    .orderBy(asc(listings.reference))
    .limit(count)
  for (const { id } of homes) {
    const publication = { listingId: id, portal: 'website', state: 'live', at: AT }
    await db
      .insert(portalPublications)
      .values(publication)
      .onConflictDoUpdate({
        target: [portalPublications.listingId, portalPublications.portal],
        set: { state: 'live' },
      })
  }
  return homes
}
