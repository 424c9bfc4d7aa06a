import { Hono } from 'hono'
import { createFileRoutes, type FileRoutesDeps } from './files/routes.server.ts'
import { createImportRoutes } from './imports/routes.server.ts'
import { createLetterRoutes } from './letters/routes.server.ts'
import { createRegistryRoutes } from './outreach/registry/routes.server.ts'
import { createRecordingRoutes } from './recordings/routes.server.ts'
import { createShareRoutes } from './share/routes.server.ts'
import { createVconRoutes } from './vcon/routes.server.ts'

type Deps = FileRoutesDeps &
  Parameters<typeof createImportRoutes>[0] &
  Parameters<typeof createLetterRoutes>[0] &
  Parameters<typeof createRegistryRoutes>[0] &
  Parameters<typeof createRecordingRoutes>[0] &
  Parameters<typeof createVconRoutes>[0]

/** What pages of ours send and fetch beside their forms: files, sound, letters. */
export function createBrowserRoutes(deps: Deps): Hono {
  const routes = new Hono()
  for (const create of [
    createFileRoutes,
    createRecordingRoutes,
    createImportRoutes,
    createRegistryRoutes,
    createLetterRoutes,
    createVconRoutes,
    createShareRoutes,
  ])
    routes.route('/', create(deps))
  return routes
}
