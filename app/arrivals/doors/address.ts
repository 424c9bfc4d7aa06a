import { FORMS_PATH, LEAD_ADS_PATH, MAIL_IN_PATH, TEXTS_PATH, WHATSAPP_PATH } from './paths.ts'
import type { Channel } from '#domain/arrival/arrival.ts'

/** Where what comes by a door is sent, as a path of the app. */
export function addressOf(channel: Channel, key: string): string | null {
  switch (channel) {
    // PACE goes there itself.
    case 'mailbox':
      return null
    case 'form':
      return `${FORMS_PATH}/${key}`
    case 'email':
      return `${MAIL_IN_PATH}/${key}`
    case 'facebook':
      return `${LEAD_ADS_PATH}/${key}`
    case 'whatsapp':
      return `${WHATSAPP_PATH}/${key}`
    case 'sms':
      return `${TEXTS_PATH}/${key}`
    case 'propertyFinder':
      return '/portals/property-finder/webhook'
    case 'api':
      return '/api/v1/enquiries'
    default:
      return `/portals/${channel}/webhook`
  }
}
