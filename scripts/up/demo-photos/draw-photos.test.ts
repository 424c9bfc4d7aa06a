import { and, eq, isNull, sql } from 'drizzle-orm'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { blobKey } from '#app/files/store/object-store.ts'
import { connectPace } from '#db/pace/client.ts'
import { blobs, files, listings } from '#db/pace/schema.ts'
import { insertSeededPhotos } from '#db/pace/seed/photo-rows.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { drawPhotos } from './draw-photos.ts'

test('homes of a demo have photos of one look and the plan of their size, kept once however many there are', async () => {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_migrator, { max: 1 })
  onTestFinished(close)
  const folder = mkdtempSync(join(tmpdir(), 'pace-photos-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const photos = await drawPhotos(db, folder)
  await seedDemo(db, { scale: 0.3 })
  await insertSeededPhotos(db, photos)

  const kept = await db.select().from(blobs)
  expect(kept.every(({ storedAt }) => storedAt !== null)).toBe(true)
  for (const { hash, sizes } of kept) {
    const names = ['original', ...sizes.map(({ name }) => name)]
    for (const name of names)
      expect(existsSync(join(folder, 'objects', blobKey(hash, name)))).toBe(true)
  }

  const homes = await db
    .select({
      type: listings.propertyType,
      bedrooms: listings.bedrooms,
      names: sql<string[]>`array_agg(${files.name} order by ${files.name})`,
      plan: sql<string>`min(${files.hash}) filter (where ${files.kind} = 'floorPlan')`,
    })
    .from(listings)
    .innerJoin(
      files,
      and(eq(files.record, sql`'listing:' || ${listings.id}`), isNull(files.removedAt)),
    )
    .groupBy(listings.id)
  const all = await db.$count(listings)
  expect(homes.length).toBeGreaterThan(all / 2)
  expect(homes.length).toBeLessThan(all)
  for (const { type, names } of homes) {
    const outside = type === 'villa' || type === 'townhouse' ? 'House.jpg' : 'Building.jpg'
    const rooms = [
      'Bathroom.jpg',
      'Bedroom.jpg',
      'Floor plan.jpg',
      'Kitchen.jpg',
      'Living room.jpg',
      'Pool.jpg',
    ]
    expect(names).toEqual([...rooms, outside].sort())
  }
  const plans = new Set(homes.map(({ bedrooms, plan }) => `${Math.min(bedrooms ?? 0, 4)} ${plan}`))
  expect(plans.size).toBe(new Set(homes.map(({ plan }) => plan)).size)
})
