import { join } from 'node:path'
import sharp from 'sharp'
import { DomainError } from '#domain/errors.ts'
import { PICTURE_PIXELS } from '#domain/file/limits.ts'
import type { MadeSize } from '#db/pace/schema.ts'
import { decodeHeic } from './heic/decode-heic.server.ts'

/** One thread for each picture: beside it the pages are served. Its own cache would hold pictures that nobody asks for again. */
sharp.concurrency(1)
sharp.cache(false)
/** Loaders that read more than pixels (SVG, PDF, scripts of ImageMagick) are not reachable, whatever a file says it is. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadHeifFile',
    'VipsForeignLoadTiffFile',
  ],
})

/** Widths that pages choose from. The largest serves a whole screen of twice as many dots. */
const WIDTHS = [1920, 960, 320] as const
/** What portals take: no newer format than JPEG. */
export const PORTAL_SIZE = 'portal'

export type MadePicture = { width: number; height: number; sizes: MadeSize[] }

type Raw = { data: Uint8Array; width: number; height: number; channels: 3 | 4 }

/**
 * Makes the sizes of the picture at `path` in `folder`, each as a file named after it. Upright, in colours of the web, and without
 * what a camera notes down beside: where it was taken is nobody's business. Throws `invalid` for a picture that is broken, or
 * would be too large in memory.
 */
export async function makeSizes(
  { path, type, name }: { path: string; type: string; name: string },
  folder: string,
): Promise<MadePicture> {
  try {
    const { raw, width, height } = await decode(path, type)
    const sizes: MadeSize[] = []
    for (const widest of WIDTHS) {
      if (widest / 2 < raw.width || widest === WIDTHS.at(-1)) {
        sizes.push(await write(raw, { size: `w${widest}`, width: widest, folder }))
      }
    }
    sizes.push(await write(raw, { size: PORTAL_SIZE, width: WIDTHS[0], folder }))
    return { width, height, sizes }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError(
      'invalid',
      `“${name}” cannot be read as a picture; it may be damaged.`,
      [],
      { key: 'pictureDamaged', with: { name } },
    )
  }
}

/** The picture at the largest width that is made of it, decoded once. */
async function decode(path: string, type: string) {
  const { source, width, height } =
    type === 'image/heic' ? await openHeic(path) : await openPlain(path)
  const { data, info } = await source
    .autoOrient()
    .resize({ width: WIDTHS[0], withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const channels = info.channels === 4 ? 4 : 3
  const raw: Raw = { data, width: info.width, height: info.height, channels }
  return { raw, width, height }
}

/** How large it is, upright, is told from its head: a bomb is small until it is decoded. */
async function openPlain(path: string) {
  const { width, height, autoOrient } = await sharp(path, { limitInputPixels: false }).metadata()
  if (width * height > PICTURE_PIXELS) throw tooLarge()
  const source = sharp(path, { limitInputPixels: PICTURE_PIXELS, failOn: 'error' })
  return { source, width: autoOrient.width, height: autoOrient.height }
}

async function openHeic(path: string) {
  const decoded = await decodeHeic(path)
  if (!decoded) throw tooLarge()
  const { data, width, height } = decoded
  return { source: sharp(data, { raw: { width, height, channels: 4 } }), width, height }
}

function tooLarge(): DomainError {
  const most = Math.floor(PICTURE_PIXELS / 1_000_000)
  return new DomainError(
    'tooLarge',
    `The picture has more than ${most} million dots; send a smaller one.`,
    [],
    { key: 'pictureTooLarge', with: { most } },
  )
}

async function write(
  { data, ...raw }: Raw,
  { size, width, folder }: { size: string; width: number; folder: string },
): Promise<MadeSize> {
  const picture = sharp(data, { raw }).resize({ width, withoutEnlargement: true })
  const isJpeg = size === PORTAL_SIZE
  const encoded = isJpeg
    ? picture.flatten({ background: '#ffffff' }).jpeg({ quality: 84, mozjpeg: true })
    : picture.webp({ quality: 80, effort: 3 })
  const info = await encoded.toFile(join(folder, size))
  return {
    name: size,
    type: isJpeg ? 'image/jpeg' : 'image/webp',
    width: info.width,
    height: info.height,
    bytes: info.size,
  }
}
