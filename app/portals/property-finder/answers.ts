import { z } from 'zod'

/** What PACE reads of Property Finder's answers; whatever else they say is left alone. */
const inBoth = z.object({ en: z.string().optional(), ar: z.string().optional() })
const pagination = z.looseObject({ page: z.number(), totalPages: z.number() })

export const TokenSchema = z.object({
  accessToken: z.string().min(1),
  expiresIn: z.number().positive(),
})

export const StateSchema = z.object({
  type: z.string(),
  stage: z.string(),
  reasons: z.array(inBoth).nullish(),
})
export type RemoteState = z.output<typeof StateSchema>

export const CreatedSchema = z.looseObject({ id: z.string().min(1) })
export const AcceptedSchema = z.looseObject({ state: StateSchema.optional() })

const image = z.looseObject({ original: z.looseObject({ url: z.string() }).optional() })
export const RemoteListingSchema = z.looseObject({
  id: z.string().min(1),
  reference: z.string().nullish(),
  state: StateSchema.nullish(),
  title: inBoth.nullish(),
  description: inBoth.nullish(),
  price: z
    .looseObject({
      type: z.string().optional(),
      amounts: z.record(z.string(), z.number().nullish()).nullish(),
    })
    .nullish(),
  compliance: z.looseObject({ listingAdvertisementNumber: z.string().nullish() }).nullish(),
  media: z.looseObject({ images: z.array(image).nullish() }).nullish(),
  portals: z
    .looseObject({ propertyfinder: z.looseObject({ isLive: z.boolean().optional() }).nullish() })
    .nullish(),
})
export type RemoteListing = z.output<typeof RemoteListingSchema>
export const ListingsSchema = z.looseObject({ results: z.array(RemoteListingSchema), pagination })

export const LocationsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.number().int(),
      type: z.string(),
      name: z.string(),
      tree: z.array(z.looseObject({ name: z.string() })),
    }),
  ),
})
export type RemoteLocation = z.output<typeof LocationsSchema>['data'][number]

export const UsersSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      email: z.string(),
      status: z.string().nullish(),
      publicProfile: z.looseObject({ id: z.number().int(), email: z.string().nullish() }).nullish(),
    }),
  ),
})

export const PermitsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      permitNumber: z.string(),
      expiresAt: z.string(),
      property: z.looseObject({ listingType: z.string(), value: z.number() }).nullish(),
    }),
  ),
})
export type Permit = z.output<typeof PermitsSchema>['data'][number]

export const SubscriptionsSchema = z.looseObject({
  data: z.array(z.looseObject({ eventId: z.string(), url: z.string() })),
})

export const ProblemSchema = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z
    .array(z.looseObject({ detail: z.string().optional(), pointer: z.string().optional() }))
    .optional()
    .catch(undefined),
})
