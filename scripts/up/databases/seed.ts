import { connectPace } from '#db/pace/client.ts'
import { isUnseeded, seedDemo } from '#db/pace/seed/seed-demo.ts'
import { roleUrl } from '#db/roles.ts'
import { layDownPhotos } from '../demo-photos/lay-down-photos.ts'
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
    await step('Laying down demo data', () => seedDemo(db, { scale }))
    if (files) await step('Drawing the demo’s homes', () => layDownPhotos(db, files))
  } finally {
    await close()
  }
}
