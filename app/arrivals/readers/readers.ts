import type { Channel } from '#domain/arrival/arrival.ts'
import type { Doors } from '../doors/doors.server.ts'
import { readApi } from './api.ts'
import { pushReader } from './bayut.ts'
import { createFormReader } from './form.ts'
import { createLeadAdsReader } from './lead-ads.ts'
import { readMail } from './mail/mail.ts'
import { readPropertyFinder } from './property-finder.ts'
import { readText } from './texts.ts'
import { readWhatsApp } from './whatsapp/whatsapp.ts'
import type { Reader } from '../reading/reading.ts'

/** How what comes by each way is read. */
export type Readers = Readonly<Record<Channel, Reader>>

export type ReaderDeps = {
  doors: Pick<Doors, 'byId'>
  /** What the tokens of forms are sealed with. */
  secret: string
  /** Where lead ads are asked who it was. */
  graphUrl: string
}

export function createReaders({ doors, secret, graphUrl }: ReaderDeps): Readers {
  return {
    api: readApi,
    bayut: pushReader('bayut'),
    dubizzle: pushReader('dubizzle'),
    propertyFinder: readPropertyFinder,
    form: createFormReader({ secret, findDoor: doors.byId }),
    email: readMail,
    mailbox: readMail,
    whatsapp: readWhatsApp,
    sms: readText,
    facebook: createLeadAdsReader({ findDoor: doors.byId, graphUrl }),
  }
}
