import { z } from 'zod'
import { CONSENT_CHANNELS } from '../contact/consent.ts'
import { keysOf } from '../catalogue.ts'
import { named } from '../said.ts'

/** `https://www.example.ae`: what a browser calls the site that a form stands on. */
const OriginSchema = z
  .string()
  .trim()
  .transform((text) => (URL.canParse(text) ? new URL(text).origin : text))
  .refine(isWebOrigin, named('is no address of a site', 'noOrigin'))

function isWebOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** How a form of a site is taken in. */
export const FormSettingsSchema = z.object({
  /** The sites that it stands on. */
  origins: z.array(OriginSchema).max(20).default([]),
  /** Where a browser without script is sent afterwards; empty for a page of PACE's own. */
  thanksUrl: z
    .string()
    .trim()
    .max(500)
    .refine((text) => text === '' || isWebOrigin(text), named('is no address', 'noOrigin'))
    .default(''),
  /** Nobody fills it in faster. */
  leastSeconds: z.number().int().min(0).max(60).default(3),
  /** Whether its page asks for a token first, which says since when it has been open. */
  needsToken: z.boolean().default(false),
  /** What the person agrees to by the field `consent`, and for which channels. */
  consent: z.string().trim().max(1000).default(''),
  consentChannels: z.array(z.enum(keysOf(CONSENT_CHANNELS))).default([]),
  source: z.string().max(60).default('website'),
})
export type FormSettings = z.output<typeof FormSettingsSchema>

export { FORM_FIELDS } from './form-fields.ts'

/** So many links are an advertisement. */
export const MOST_LINKS = 2

/** How many links a text holds; linear, and never more than is asked for. */
export function countLinks(text: string, most = MOST_LINKS + 1): number {
  const plain = text.toLowerCase()
  let count = 0
  for (const mark of ['http://', 'https://', 'www.', '[url', '<a ']) {
    for (let at = plain.indexOf(mark); at !== -1; at = plain.indexOf(mark, at + mark.length)) {
      // `https://www.` is one link.
      if (mark === 'www.' && plain.slice(Math.max(0, at - 3), at) === '://') continue
      count += 1
      if (count >= most) return count
    }
  }
  return count
}
