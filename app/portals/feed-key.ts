import { createHmac } from 'node:crypto'
import { REPORT_PATH } from './take-report.ts'

/** The key in the address of Bayut's feed: follows from the installation's secret, so that it needs no place of its own. */
export function bayutFeedKey(secret: string): string {
  return createHmac('sha256', secret).update('feed:bayut').digest('base64url')
}

export function bayutFeedUrl(appUrl: string, secret: string): string {
  return `${appUrl}/portals/bayut.xml?key=${bayutFeedKey(secret)}`
}

/** Where the portal says what it made of the feed. */
export function bayutReportUrl(appUrl: string, secret: string): string {
  return `${appUrl}${REPORT_PATH}?key=${bayutFeedKey(secret)}`
}
