import { expect } from 'vitest'
import { z } from 'zod'
import { createTestApi } from '#tests/support/test-api.ts'
import { addHomes } from './some-homes.ts'

export const ROOT = '/reso/odata'
export const HOME = 'http://localhost:3000/reso/odata'
export const PageSchema = z.looseObject({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.nextLink': z.string().optional(),
  '@odata.count': z.number().optional(),
})

/** A server with some homes, and a client that may read listings. */
export async function startServer(scale = 0) {
  const api = await createTestApi({ scale })
  const ids = await addHomes(api)
  const ask = (path: string, init?: RequestInit) =>
    api.asClient('listings:read', `${ROOT}/${path}`, init)
  const read = async (path: string) => {
    const response = await ask(path)
    expect(response.status, path).toBe(200)
    return PageSchema.parse(await response.json())
  }
  const refused = async (path: string, status = 400) => {
    const response = await ask(path)
    expect(response.status, path).toBe(status)
    const { error } = z
      .object({ error: z.looseObject({ message: z.string() }) })
      .parse(await response.json())
    return error.message
  }
  const filtered = async (filter: string, field = 'ListingId') => {
    const address = `Property?$select=${field}&$top=1000&$filter=${encodeURIComponent(filter)}`
    return (await read(address)).value.map((row) => row[field])
  }
  return { ...api, ids, ask, read, refused, filtered }
}
