import { connectPace } from '#db/pace/client.ts'
import { isUnseeded, seedDemo } from '#db/pace/seed/seed-demo.ts'
import { roleUrl } from '#db/roles.ts'
import { step } from '../../launcher/steps.mjs'

type SeedTarget = { serverUrl: string; password: string; scale: number }

/** Demo data goes into an empty workspace only, as the owner of the tables: no service may write all of them. */
export async function seedIfEmpty({ serverUrl, password, scale }: SeedTarget): Promise<void> {
  const url = roleUrl(serverUrl, { role: 'pace_migrator', password, database: 'pace' })
  const { db, close } = connectPace(url, { max: 1, name: 'seed' })
  try {
    if (await isUnseeded(db)) await step('Laying down demo data', () => seedDemo(db, { scale }))
  } finally {
    await close()
  }
}
