import { z } from 'zod'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { MailboxSettingsSchema, SIGN_INS } from '#domain/arrival/mailbox.ts'
import { SmsSettingsSchema } from '#domain/arrival/sms.ts'
import { WhatsAppSettingsSchema } from '#domain/arrival/whatsapp.ts'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { keysOf } from '#domain/catalogue.ts'
import { parse } from '#domain/parse.ts'
import { secretFor } from './mailbox-secret.ts'
import { writeMetaSecret } from './meta-secret.ts'
import { writeVonageSecret } from './vonage-secret.ts'

/** The ways in that an admin opens by herself. */
export const OPENED = [
  'form',
  'bayut',
  'dubizzle',
  'email',
  'mailbox',
  'facebook',
  'whatsapp',
  'sms',
] as const

/** Of a mailbox; what its settings are is looked at there. */
const MAILBOX_PARTS = {
  host: z.string().max(500).default(''),
  port: z.string().max(10).default('993'),
  security: z.string().max(20).default('tls'),
  user: z.string().max(500).default(''),
  signIn: z.enum(SIGN_INS).default('password'),
  tokenUrl: z.string().max(500).default(''),
  clientId: z.string().max(500).default(''),
  clientSecret: z.string().max(1000).default(''),
  refreshToken: z.string().max(4000).default(''),
  folders: z.string().max(2000).default(''),
}

const PartsSchema = z.object({
  intent: z.literal('open'),
  channel: z.enum(OPENED),
  name: z.string().trim().min(1).max(80),
  secret: z.string().trim().max(500).default(''),
  /** Of lead ads and WhatsApp: what it takes to ask Meta, and to tell it. */
  accessToken: z.string().trim().max(1000).default(''),
  /** Of a number on WhatsApp, as Meta calls it and the account that it is in. */
  phoneNumberId: z.string().max(40).default(''),
  accountId: z.string().max(40).default(''),
  /** Of SMS: the key and password of the account, and whom it comes from. */
  apiKey: z.string().max(100).default(''),
  apiSecret: z.string().trim().max(200).default(''),
  sender: z.string().max(40).default(''),
  marketingSender: z.string().max(40).default(''),
  /** Whose number it is, where it is somebody's. */
  teamId: z.string().max(40).default(''),
  personId: z.string().max(40).default(''),
  origins: z.string().max(4000).default(''),
  thanksUrl: z.string().max(500).default(''),
  consent: z.string().max(1000).default(''),
  needsToken: z.enum(['true', 'false']).default('false'),
  ...MAILBOX_PARTS,
})

/** Without these a number would write and hear nothing: no answer, no refusal, nothing of what became of what it wrote. */
const NEEDED: Partial<
  Record<(typeof OPENED)[number], readonly ('secret' | 'accessToken' | 'apiSecret')[]>
> = {
  whatsapp: ['secret', 'accessToken'],
  sms: ['secret', 'apiSecret'],
}

const MISSING = { message: 'is empty', params: { said: { key: 'required' } } }

export const NewDoorSchema = PartsSchema.superRefine((door, context) => {
  for (const part of NEEDED[door.channel] ?? []) {
    if (door[part] === '') context.addIssue({ code: 'custom', path: [part], ...MISSING })
  }
})

type NewDoor = z.output<typeof NewDoorSchema>

/** What a form stands on and says, and where a mailbox is; other ways in have no settings. */
export function settingsOf(input: NewDoor, now: Date): object {
  if (input.channel === 'mailbox') return mailboxSettings(input, now)
  if (input.channel === 'whatsapp') return parse(WhatsAppSettingsSchema, input)
  if (input.channel === 'sms') return parse(SmsSettingsSchema, input)
  if (input.channel !== 'form') return {}
  const { thanksUrl, consent, needsToken } = input
  const origins = input.origins.split('\n').flatMap((line) => line.trim() || [])
  return parse(FormSettingsSchema, {
    origins,
    thanksUrl,
    consent,
    consentChannels: consent.trim() === '' ? [] : keysOf(CONSENT_CHANNELS),
    needsToken: needsToken === 'true',
  })
}

/** What comes from now on counts. */
function mailboxSettings(input: NewDoor, now: Date): object {
  const { host, port, security, user, signIn, tokenUrl, clientId } = input
  const folders = input.folders.split('\n').flatMap((line) => line.trim() || [])
  return parse(MailboxSettingsSchema, {
    host,
    port,
    security,
    user,
    signIn,
    ...(signIn === 'token' ? { clientId, ...(tokenUrl.trim() ? { tokenUrl } : {}) } : {}),
    ...(folders.length > 0 ? { folders } : {}),
    since: now.toISOString(),
  })
}

/** As it is sealed: of a mailbox what opens it, of Meta both, of others what the sender signs with. */
export function secretOf(input: NewDoor) {
  const { channel, secret, accessToken } = input
  if (channel === 'mailbox') return secretFor(input.signIn, input)
  if (channel === 'facebook' || channel === 'whatsapp')
    return writeMetaSecret({ appSecret: secret, accessToken })
  if (channel === 'sms')
    return writeVonageSecret({ signatureSecret: secret, apiSecret: input.apiSecret })
  return secret || null
}
