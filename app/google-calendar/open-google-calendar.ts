import { createGoogleCalendar, type GoogleCalendarDeps } from './create-google-calendar.ts'
import { createGoogleCalendarRoutes } from './routes.ts'
import { type CalendarEnv, googleClientOf, isReachableBy } from './settings.ts'

/** Calendars at Google as the settings say: without a client nothing is connected, and nothing runs. */
export function openGoogleCalendar(
  env: CalendarEnv & { SESSION_SECRET: string; APP_URL: string },
  deps: Pick<GoogleCalendarDeps, 'db' | 'settings' | 'log'>,
) {
  const routes = createGoogleCalendarRoutes(deps)
  const google = googleClientOf(env)
  if (!google) return { connection: null, jobs: null, routes }
  const { SESSION_SECRET: secret, APP_URL: appUrl } = env
  const isReachable = isReachableBy(google, appUrl)
  const jobs = createGoogleCalendar({ ...deps, google, secret, appUrl, isReachable })
  return { connection: jobs.connection, jobs, routes }
}
