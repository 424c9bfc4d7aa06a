import { z } from 'zod'
import { named } from '../said.ts'
import { toAsciiDigits } from '../text/plain-text.ts'
import { LINE_OF } from './line-of.ts'

/** A name that a message comes from, registered with the networks: three to eleven letters, digits, blanks and dashes, with a letter. */
const NAME = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 -]{1,9}[A-Za-z0-9]$/
const NUMBER = /^\+[1-9]\d{6,14}$/
/** A short number of a country. */
const SHORT = /^\d{3,8}$/
/** In the Emirates names of what nobody has asked for begin so. */
const ADVERTISING = /^AD-/

/** As people write one: in Arabic digits, with blanks, or copied with a mark of direction. */
function plainSender(text: string): string {
  const plain = toAsciiDigits(text)
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
  return plain.startsWith('+') ? plain.replaceAll(/[\s().-]/g, '') : plain
}

const sender = z
  .string()
  .transform(plainSender)
  .refine(
    (text) => NAME.test(text) || NUMBER.test(text) || SHORT.test(text),
    named('is no sender', 'smsSender'),
  )

/** A sender of the house for SMS, and by which key its network is asked. */
export const SmsSettingsSchema = z.object({
  /** What its network calls the account. */
  apiKey: z
    .string()
    .trim()
    .regex(/^[\w-]{4,64}$/, named('is no key', 'smsKey')),
  /** A number, which people can answer, or a name, which they cannot. */
  sender: sender.refine(
    // In whichever letters: networks take them for the same.
    (text) => !/^AD-/i.test(text),
    named('is a name for advertising', 'smsServiceSender'),
  ),
  /** The name for advertising; without one none goes out. */
  marketingSender: z
    .literal('')
    .or(
      sender.refine(
        (text) => ADVERTISING.test(text),
        named('does not begin with AD-', 'smsMarketingSender'),
      ),
    )
    .default(''),
  ...LINE_OF,
})
export type SmsSettings = z.output<typeof SmsSettingsSchema>
