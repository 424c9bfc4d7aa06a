import type { Channel } from '#domain/arrival/arrival.ts'

/** Where what comes by a door is sent, as a path of the app. */
export function addressOf(channel: Channel, key: string): string {
  switch (channel) {
    case 'form':
      return `/forms/${key}`
    case 'email':
      return `/mail-in/${key}`
    case 'facebook':
      return `/lead-ads/${key}`
    case 'propertyFinder':
      return '/portals/property-finder/webhook'
    case 'api':
      return '/api/v1/enquiries'
    default:
      return `/portals/${channel}/webhook`
  }
}
