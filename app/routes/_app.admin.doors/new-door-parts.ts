import { EMPTY_MAILBOX } from './mailbox-parts.tsx'

export const EMPTY = {
  channel: 'form',
  name: '',
  secret: '',
  accessToken: '',
  phoneNumberId: '',
  accountId: '',
  apiKey: '',
  apiSecret: '',
  sender: '',
  marketingSender: '',
  teamId: '',
  personId: '',
  origins: '',
  thanksUrl: '',
  consent: '',
  needsToken: 'false',
  ...EMPTY_MAILBOX,
}

type Set = (part: keyof typeof EMPTY) => (event: { target: { value: string } }) => void
export type PartsProps = { door: typeof EMPTY; set: Set; errorAt: (part: string) => string | null }
