import { expect, test } from 'vitest'
import { paragraphsOf } from '#domain/documents/rich-text.ts'
import { notesIn } from '#domain/documents/shared-types.ts'
import { startCommands } from '../testing/start-commands.ts'

test('[C32] a note stands behind those that are there, line by line, once for its key, by who may write', async () => {
  const { post, createLead, rooms, sara, omar } = await startCommands()
  const document = await createLead({ name: 'Omar' })
  const add = (text: string, { by = sara, key }: { by?: typeof sara; key?: string } = {}) =>
    post({ document, command: 'addNote', args: { text } }, { by, ...(key ? { key } : {}) })
  expect((await add('First')).status).toBe(200)
  const key = crypto.randomUUID()
  const twice = await Promise.all([
    add('Second\r\n\nهلا 🏠', { key }),
    add('Second\r\n\nهلا 🏠', { key }),
  ])
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(await add('Mine', { by: omar })).toMatchObject({ status: 403 })
  for (const text of ['', ' \n ', 'x'.repeat(4_001), 'a\u0000'])
    expect((await add(text)).status, text.slice(0, 5)).toBe(422)
  const doc = await rooms.read(document)
  expect(paragraphsOf(notesIn(doc))).toBe('First\nSecond\nهلا 🏠')
})

test('[C33] of two who set a field by what it said, one does, and the other is told', async () => {
  const { post, createLead, lead } = await startCommands()
  const document = await createLead({ name: 'Omar', bedrooms: 2 })
  const set = (fields: object, was: object) =>
    post({ document, command: 'setFields', args: { fields, was } })
  const both = await Promise.all([
    set({ bedrooms: 3 }, { bedrooms: 2 }),
    set({ bedrooms: 4 }, { bedrooms: 2 }),
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect((await lead(document)).bedrooms).toBe(both[0]?.status === 200 ? 3 : 4)
  expect(
    await set({ furnishing: 'furnished', pets: true }, { areas: [], pets: false }),
  ).toMatchObject({
    status: 409,
    answer: { errors: [{ path: 'pets' }] },
  })
  expect(await lead(document)).toMatchObject({ furnishing: null, pets: null })
  expect((await set({ pets: true }, { areas: [], pets: null })).status).toBe(200)
  expect((await set({ name: 'Ali' }, { name: 'Omar' })).status).toBe(400)
})
