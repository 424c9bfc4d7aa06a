import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { LANGUAGES } from '#domain/language.ts'
import { manifestAddress } from './manifest-address.ts'
import { createManifestRoutes } from './manifest.ts'

const PUBLIC = join(import.meta.dirname, '../../public')

test.each(LANGUAGES)(
  'the app can be installed in %s, with icons that are what it says of them',
  async (language) => {
    const answer = await createManifestRoutes().request(manifestAddress(language))
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = await answer.json()
    expect(manifest).toMatchObject({
      id: '/',
      lang: language,
      start_url: '/desk',
      display: 'standalone',
    })
    expect(manifest.dir).toBe(language === 'ar' ? 'rtl' : 'ltr')
    const icons: { src: string; sizes: string; purpose: string }[] = manifest.icons
    for (const { src, sizes } of icons) {
      const { width, height, format } = await sharp(await readFile(PUBLIC + src)).metadata()
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png'])
    }
    for (const purpose of ['any', 'maskable'])
      expect(icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes)).toEqual([
        '192x192',
        '512x512',
      ])
  },
)

test('in a language that there is none it says so in the first', async () => {
  const answer = await createManifestRoutes().request('/manifest.webmanifest?language=%00x')
  expect(await answer.json()).toMatchObject({ lang: LANGUAGES[0], dir: 'ltr' })
})
