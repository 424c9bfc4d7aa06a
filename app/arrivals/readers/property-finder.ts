import { z } from 'zod'
import { type Reader, readJson, type Reading } from '../reading/reading.ts'

const text = z.string().nullish().catch(undefined)
/** A lead's event by the portal's contract (`WHBaseEvent`, `WHPayloadLead`), each part of it as far as it is there. */
const EventSchema = z.looseObject({
  type: text,
  entity: z.looseObject({ id: z.unknown().optional() }).nullish().catch(undefined),
  payload: z
    .looseObject({
      channel: text,
      status: text,
      entityType: text,
      publicProfile: z.looseObject({ id: z.unknown().optional() }).nullish().catch(undefined),
      listing: z.looseObject({ reference: z.unknown().optional() }).nullish().catch(undefined),
      project: z.looseObject({ id: text }).nullish().catch(undefined),
      responseLink: text,
      sender: z
        .looseObject({
          name: z.unknown().optional(),
          contacts: z
            .array(z.looseObject({ type: text, value: z.unknown().optional() }).catch({}))
            .catch([]),
        })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
})

/**
 * `lead.created`, and `lead.updated` and `lead.assigned`, which are all that is told of leads of projects. Whichever comes
 * first is the enquiry; the others are the same one, by the id of the lead.
 */
export const readPropertyFinder: Reader = ({ text: body }) => {
  const reading = readJson(body, fromEvent)
  return { ...reading, given: { source: 'propertyFinder', ...reading.given } }
}

function fromEvent(body: unknown): Reading {
  const { type, entity, payload } = EventSchema.safeParse(body).data ?? {}
  if (!type?.startsWith('lead.')) {
    return { kind: 'other', question: 'notEnquiry', given: { externalId: entity?.id } }
  }
  const contacts = payload?.sender?.contacts ?? []
  const reach = (wanted: string) => contacts.find((one) => one.type === wanted)?.value
  const about = {
    channel: payload?.channel,
    project: payload?.project?.id,
    profile: payload?.publicProfile?.id,
    contact: payload?.responseLink,
  }
  return {
    kind: 'enquiry',
    given: {
      externalId: entity?.id,
      name: payload?.sender?.name,
      phone: reach('phone'),
      email: reach('email'),
      listing: payload?.listing?.reference,
    },
    habits: { plusMayBeMissing: true, nameless: 'Property Finder enquirer' },
    isReachable: Boolean(payload?.responseLink),
    extras: Object.fromEntries(
      Object.entries(about).flatMap(([key, value]) =>
        value === undefined || value === null ? [] : [[key, String(value).slice(0, 300)]],
      ),
    ),
  }
}
