export const CALENDARS_PATH = '/calendars'

/** Where a calendar reads somebody's viewings. */
export function calendarAddress(appUrl: string, secret: string): string {
  return `${appUrl}${CALENDARS_PATH}/${secret}.ics`
}
