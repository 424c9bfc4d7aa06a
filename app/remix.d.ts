import '@remix-run/node'
import type { PageContext } from './pages/context.server.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext extends PageContext {}
}
