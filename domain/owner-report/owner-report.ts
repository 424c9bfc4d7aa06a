import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
import { MOST_WORDS } from '../shortlist/shortlist.ts'
import { withoutUnstorable } from '../storable.ts'
import { shortText } from '../text/characters.ts'

/** So long a report may be open, in days; the first is what is offered. */
export const REPORT_DAYS = [30, 14, 90] as const

/** Who did what is done on the page behind the link: whoever has it. */
export const REPORT_ACTOR = 'service:owner-report'

const days = z.coerce.number().pipe(z.union(REPORT_DAYS.map((one) => z.literal(one))))

export const ReportFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    listingId: z.uuid(),
    /** One of the home's owners; nobody where the link is for all of them. */
    contactId: z.union([z.literal('').transform(() => null), z.uuid()]),
    language: z.enum(LANGUAGES),
    greeting: z.string().transform(withoutUnstorable).pipe(shortText(MOST_WORDS)),
    days,
  }),
  z.object({ intent: z.literal('renew'), id: z.uuid(), days }),
  z.object({ intent: z.literal('revoke'), id: z.uuid() }),
])
export type ReportForm = z.output<typeof ReportFormSchema>
