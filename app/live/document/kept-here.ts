import { listCopies, listPending, type Pending, wipeCopies } from '#live/kept-copies.ts'

/** What the service worker keeps of somebody's pages; see service-worker.ts. */
const PAGES = 'pace-pages'

/** Everything that this browser keeps of others goes: who sits here now may not find it. */
export async function forgetOthers(me: string): Promise<void> {
  const copies = await listCopies()
  await wipeCopies(copies.filter(({ owner }) => owner !== me))
}

/** What of this person's is not stored on the server, of any tab and any visit. */
export async function findPending(me: string): Promise<Pending[]> {
  const copies = await listCopies()
  return listPending(copies.filter(({ owner }) => owner === me))
}

/**
 * Nobody is signed in: what this browser keeps goes. With `keepPending` that stays which is nowhere else yet, until its
 * person comes back or somebody else signs in. Gives what was pending.
 */
export async function forgetAll({ keepPending }: { keepPending: boolean }): Promise<Pending[]> {
  await forgetPages()
  const copies = await listCopies()
  const pending: Pending[] = []
  for (const copy of copies) {
    const found = await listPending([copy])
    pending.push(...found)
    if (!keepPending || found.length === 0) await wipeCopies([copy])
  }
  return pending
}

async function forgetPages(): Promise<void> {
  if (!('caches' in globalThis)) return
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PAGES)).map((name) => caches.delete(name)),
  )
}
