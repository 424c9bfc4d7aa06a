import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { isUnseeded, seedDemo } from '#db/pace/seed/seed-demo.ts'
import { roleUrl } from '#db/roles.ts'
import { insertSeededPhotos, type SeededPhoto } from '#db/pace/seed/photo-rows.ts'
import { drawPhotos } from '../demo-photos/draw-photos.ts'
import { step } from '../../launcher/steps.mjs'

type SeedTarget = { serverUrl: string; password: string } & Demo

/** How large a demo an empty workspace gets, and the app's folder of files; null where files are in a bucket. */
export type Demo = { scale: number; files: string | null }

/** Demo data goes into an empty workspace only, as the owner of the tables: no service may write all of them. */
export async function seedIfEmpty({
  serverUrl,
  password,
  scale,
  files,
}: SeedTarget): Promise<void> {
  const url = roleUrl(serverUrl, { role: 'pace_migrator', password, database: 'pace' })
  const { db, close } = connectPace(url, { max: 1, name: 'seed' })
  try {
    if (!(await isUnseeded(db))) return
    // First, and found again: a start that is stopped meanwhile lays down everything the next time.
    const photos = files ? await drawn(db, files) : []
    await step('Laying down demo data', () => seedDemo(db, { scale }))
    if (photos.length > 0) await insertSeededPhotos(db, photos)
  } finally {
    await close()
  }
}

/** A demo without photos is one still: what went wrong is told, and the start goes on. */
async function drawn(db: PaceDb, files: string): Promise<SeededPhoto[]> {
  try {
    return await step('Drawing the demo’s homes', () => drawPhotos(db, files))
  } catch (error) {
    process.stderr.write(`! The homes of the demo have no photos: ${String(error)}\n`)
    return []
  }
}
