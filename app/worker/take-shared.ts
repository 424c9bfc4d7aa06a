import * as idb from 'lib0/indexeddb'
import { inStore } from '../kept/in-store.ts'
import {
  nameOfText,
  SHARE_PATH,
  SHARED,
  SHARED_STORE,
  sharedDatabase,
  type SharedRow,
} from './share-target.ts'

/**
 * In the service worker: keeps what the telephone has shared, with or without a network, and leads to the page that asks where it belongs.
 * `owner` is whose pages are kept here; what comes while nobody is signed in is kept for who is next.
 */
export async function takeShared(request: Request, owner: Promise<string>): Promise<Response> {
  const isKept = await keep(request, await owner).catch(() => false)
  const address = isKept ? SHARE_PATH : `${SHARE_PATH}?missed`
  return Response.redirect(new URL(address, request.url), 303)
}

async function keep(request: Request, owner: string): Promise<boolean> {
  const form = await request.formData()
  const text = [SHARED.heading, SHARED.text, SHARED.url]
    .map((name) => form.get(name))
    .filter((part) => typeof part === 'string' && part.trim() !== '')
    .join('\n')
  const files = form.getAll(SHARED.files).filter((one) => one instanceof File)
  const some = files.filter(({ size }) => size > 0)
  // Nothing was shared: nothing is lost either.
  if (some.length === 0 && text === '') return true
  const name = some[0]?.name ?? nameOfText(text)
  const id = crypto.randomUUID()
  const row: SharedRow = { id, at: new Date().toISOString(), text, files: some, file: { name } }
  const place = { database: sharedDatabase(owner), store: SHARED_STORE }
  return inStore(place)('readwrite', false, async (store) => {
    // Its types know no objects, which every browser keeps.
    await idb.rtop(store.put(row, id))
    return true
  })
}
