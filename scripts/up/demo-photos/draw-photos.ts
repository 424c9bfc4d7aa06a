import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { createDiskStore } from '#app/files/store/disk-store.ts'
import { readContent } from '#app/files/intake/read-content.server.ts'
import { storeContent } from '#app/files/intake/store-content.server.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { SeededPhoto } from '#db/pace/seed/photo-rows.ts'
import { drawFloorPlan, PLANNED_BEDROOMS } from './floor-plans.ts'
import { drawBathroom, drawBedroom, drawKitchen, drawLivingRoom } from './indoors.ts'
import { drawPool, drawTower, drawVilla } from './outdoors.ts'
import { PALETTES } from './palettes.ts'

type Drawn = Omit<SeededPhoto, 'hash'> & { svg: string }

const SCENES = [
  { name: 'Building.jpg', of: 'tower', draw: drawTower },
  { name: 'House.jpg', of: 'house', draw: drawVilla },
  { name: 'Living room.jpg', of: 'any', draw: drawLivingRoom },
  { name: 'Bedroom.jpg', of: 'any', draw: drawBedroom },
  { name: 'Kitchen.jpg', of: 'any', draw: drawKitchen },
  { name: 'Bathroom.jpg', of: 'any', draw: drawBathroom },
  { name: 'Pool.jpg', of: 'any', draw: drawPool },
] as const

/** Nobody's home: drawn, so that a demo has photos without anybody's leave. */
function drawAll(): Drawn[] {
  const photos = PALETTES.flatMap((palette, look) =>
    SCENES.map(({ draw, ...scene }): Drawn => ({
      ...scene,
      look,
      bedrooms: null,
      svg: draw(palette),
    })),
  )
  const plans = PLANNED_BEDROOMS.map((bedrooms): Drawn => {
    const svg = drawFloorPlan(bedrooms)
    return { name: 'Floor plan.jpg', of: 'any', look: null, bedrooms, svg }
  })
  return [...photos, ...plans]
}

/**
 * Draws photos and floor plans for the homes of a demo into the folder where the app keeps its files (`folder`), each content once, however
 * many listings will point to it. What was stored by a start that broke is found again.
 */
export async function drawPhotos(db: PaceDb, folder: string): Promise<SeededPhoto[]> {
  await mkdir(folder, { recursive: true })
  const store = createDiskStore(join(folder, 'objects'))
  const aside = await mkdtemp(join(folder, 'drawn-'))
  // The app lets no file be read as a drawing; these are our own.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
  const photos: SeededPhoto[] = []
  try {
    for (const [at, { svg, ...photo }] of drawAll().entries()) {
      const path = join(aside, `${at}.jpg`)
      await writeFile(path, await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer())
      const content = await readContent(path, photo.name)
      await storeContent({ db, store, folder: aside }, { path, name: photo.name, content })
      photos.push({ ...photo, hash: content.hash })
    }
    return photos
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}
