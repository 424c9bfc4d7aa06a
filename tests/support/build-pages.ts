import { join } from 'node:path'
import { buildApp } from '#scripts/up/build-app.ts'

/** The whole stack serves built pages, as `npm start` does. */
export default async function setup(): Promise<void> {
  await buildApp(join(import.meta.dirname, '../..'))
}
