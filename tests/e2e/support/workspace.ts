import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { connectPace, type PaceClient } from '#db/pace/client.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { type RunningPace, startPace } from '#tests/support/start-pace.ts'
import { awaken } from './awaken.ts'
import { type SignIn, signInWith } from './sign-in.ts'

export type Workspace = {
  pace: RunningPace
  /** Behind the curtain: what Postgres holds. */
  database: PaceClient
  /** A browser of their own in which this person has signed in, on that page. */
  signIn: SignIn
  /** A browser in which nobody has signed in. */
  visit: () => Promise<Page>
}

/** The whole of PACE and a browser for the journeys of one file. */
export function useWorkspace(
  env: Record<string, string> = {},
  { sandboxes = false, browserArgs = [] as readonly string[] } = {},
): Workspace {
  const stops: (() => Promise<unknown>)[] = []
  const workspace = {} as Workspace
  beforeAll(async () => {
    const pace = await startPace({ env, sandboxes })
    stops.push(pace.stop)
    const database = connectPace(pace.databases.pace.adminUrl, { max: 2 })
    stops.unshift(database.close)
    const browser = await launchBrowser(browserArgs)
    stops.unshift(() => browser.close())
    const baseURL = pace.urls.APP_URL
    const visit = async () => {
      const context = await browser.newContext({ locale: 'en-US', baseURL })
      return awaken(await context.newPage())
    }
    Object.assign(workspace, { pace, database, signIn: signInWith(browser, baseURL), visit })
  })
  afterAll(async () => {
    for (const stop of stops) await stop()
  })
  return workspace
}
