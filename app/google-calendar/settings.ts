import { z } from 'zod'
import type { GoogleClient } from './google/oauth.ts'

const API_URL = 'https://www.googleapis.com/calendar/v3'

/** The house's client at Google: the one of the sign-in may be it, where its owner has allowed it the calendar. */
export const GOOGLE_CALENDAR_SHAPE = {
  PACE_GOOGLE_CALENDAR_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('….apps.googleusercontent.com'),
  PACE_GOOGLE_CALENDAR_CLIENT_SECRET: z.string().min(1).optional().describe('its secret'),
  /** Where Google is; other addresses are a stand-in. */
  PACE_GOOGLE_CALENDAR_AUTHORIZE_URL: z
    .url()
    .default('https://accounts.google.com/o/oauth2/v2/auth'),
  PACE_GOOGLE_CALENDAR_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
  PACE_GOOGLE_CALENDAR_REVOKE_URL: z.url().default('https://oauth2.googleapis.com/revoke'),
  PACE_GOOGLE_CALENDAR_API_URL: z.url().default(API_URL),
}
export type CalendarEnv = z.output<z.ZodObject<typeof GOOGLE_CALENDAR_SHAPE>>

/** What an admin has to set before anybody can connect a calendar. */
export const NEEDED = [
  'PACE_GOOGLE_CALENDAR_CLIENT_ID',
  'PACE_GOOGLE_CALENDAR_CLIENT_SECRET',
] as const

/** The client, or null where there is none: then calendars subscribe to the feed alone. Half of it is a mistake. */
export function googleClientOf(env: CalendarEnv): GoogleClient | null {
  const clientId = env.PACE_GOOGLE_CALENDAR_CLIENT_ID
  const clientSecret = env.PACE_GOOGLE_CALENDAR_CLIENT_SECRET
  if (!clientId && !clientSecret) return null
  if (!clientId || !clientSecret) throw new Error(`${NEEDED.join(' and ')} are needed together.`)
  return {
    clientId,
    clientSecret,
    authorizeUrl: env.PACE_GOOGLE_CALENDAR_AUTHORIZE_URL,
    tokenUrl: env.PACE_GOOGLE_CALENDAR_TOKEN_URL,
    revokeUrl: env.PACE_GOOGLE_CALENDAR_REVOKE_URL,
    apiUrl: env.PACE_GOOGLE_CALENDAR_API_URL,
  }
}

/** Google rings at public addresses by https alone; a stand-in is on the same machine. */
export function isReachableBy({ apiUrl }: GoogleClient, appUrl: string): boolean {
  const { protocol, hostname } = new URL(appUrl)
  const isPublic = protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname)
  return isPublic || apiUrl !== API_URL
}
