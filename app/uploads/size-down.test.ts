import { expect, test } from 'vitest'
import { asJpeg, fitted, sizeDown } from './size-down.ts'

test('a photo is made no larger than it is shown, keeps its shape, and is never blown up', () => {
  expect(fitted({ width: 6_400, height: 4_800 })).toEqual({ width: 3_200, height: 2_400 })
  expect(fitted({ width: 3_000, height: 9_000 })).toEqual({ width: 1_067, height: 3_200 })
  expect(fitted({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 })
  expect(fitted({ width: 1, height: 90_000 })).toEqual({ width: 1, height: 3_200 })
})

test.each([
  ['IMG_0042.HEIC', 'IMG_0042.jpg'],
  ['مسبح 🌊.jpeg', 'مسبح 🌊.jpg'],
  ['no ending', 'no ending.jpg'],
  ['v1.final version', 'v1.final version.jpg'],
])('%s is called %s then', (name, then) => {
  expect(asJpeg(name)).toBe(then)
})

test('what is no photo, and what this browser cannot read, goes as it is', async () => {
  for (const type of ['application/pdf', 'image/png', 'image/jpeg', '']) {
    const file = new File(['no picture at all'], 'x.jpg', { type })
    expect(await sizeDown(file)).toBe(file)
  }
})
