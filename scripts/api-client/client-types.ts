import openapiTS, { astToString } from 'openapi-typescript'
import { describeApi } from '#app/api/router.ts'

export const CLIENT_TYPES = new URL('../../app/api/client/schema.d.ts', import.meta.url)

/** Where a house stands is for whoever makes a client to say. */
const URLS = {
  app: 'http://localhost:3000',
  auth: 'http://localhost:3002',
  assistcraft: 'http://localhost:3003',
  sync: 'http://sync.test',
}
const HEAD =
  '// Made from the description of REST by `node scripts/api-client/main.ts`; not to be edited.\n'

/** The description of REST as types. */
export async function writeClientTypes(): Promise<string> {
  const described = JSON.stringify(describeApi(URLS))
  return HEAD + astToString(await openapiTS(described, { alphabetize: true }))
}
