import { z } from 'zod'

/** As much of a JSON schema as its reader is told. */
export type Schema = {
  $ref?: string
  type?: string | readonly string[]
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  description?: string
  pattern?: string
  minimum?: number
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
}
export type Schemas = Record<string, Schema>

const SchemaSchema = z.custom<Schema>((value) => typeof value === 'object' && value !== null)
const ContentSchema = z.record(
  z.string(),
  z.object({
    schema: SchemaSchema.optional(),
    examples: z.record(z.string(), z.object({ $ref: z.string() })).default({}),
  }),
)
export type Media = z.infer<typeof ContentSchema>[string]

const ParameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().default(''),
  schema: SchemaSchema.default({}),
})

const DescribedOperationSchema = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  summary: z.string(),
  description: z.string().default(''),
  parameters: z.array(ParameterSchema).default([]),
  requestBody: z.object({ content: ContentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: ContentSchema.default({}) }),
  ),
})
export type DescribedOperation = z.infer<typeof DescribedOperationSchema>
export type DescribedParameter = z.infer<typeof ParameterSchema>

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

/** What the reference page reads of the API's own description. */
export const ApiDocumentSchema = z.object({
  servers: z.array(z.object({ url: z.string() })).min(1),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), DescribedOperationSchema)),
  components: z.object({
    schemas: z.record(z.string(), SchemaSchema),
    examples: z.record(z.string(), z.object({ value: z.unknown() })),
    securitySchemes: z.object({
      clientCredentials: z.object({
        flows: z.object({
          clientCredentials: z.object({
            tokenUrl: z.string(),
            scopes: z.record(z.string(), z.string()),
          }),
        }),
      }),
    }),
  }),
})
export type ApiDocument = z.infer<typeof ApiDocumentSchema>
export type Examples = ApiDocument['components']['examples']
