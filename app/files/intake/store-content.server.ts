import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaceDb } from '#db/pace/client.ts'
import { announceBlob, findStoredBlob, markStored } from '#db/pace/files/blobs.ts'
import { makeSizes, type MadePicture } from './pictures.server.ts'
import type { ReadContent } from './read-content.server.ts'
import { blobKey, type ObjectStore } from '../store/object-store.ts'

type Source = { path: string; name: string; content: ReadContent }

/**
 * Brings a content and its sizes into the object store, unless it is there. Call it under the content's lock: what is written down
 * first is found and swept, should this process end half-way.
 */
export async function storeContent(
  { db, store, folder }: { db: PaceDb; store: ObjectStore; folder: string },
  source: Source,
): Promise<void> {
  const { hash, bytes, type } = source.content
  if (await findStoredBlob(db, hash)) return
  const aside = await mkdtemp(join(folder, 'sizes-'))
  try {
    const made = await pictureOf(source, aside)
    await announceBlob(db, { hash, bytes, type, ...made })
    await store.put(blobKey(hash, 'original'), source.path, type)
    for (const size of made.sizes) {
      await store.put(blobKey(hash, size.name), join(aside, size.name), size.type)
    }
    await markStored(db, hash)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

type Measured = Omit<MadePicture, 'width' | 'height'> & {
  width: number | null
  height: number | null
}

async function pictureOf({ path, name, content }: Source, aside: string): Promise<Measured> {
  if (content.family !== 'picture') return { width: null, height: null, sizes: [] }
  return makeSizes({ path, name, type: content.type }, aside)
}
