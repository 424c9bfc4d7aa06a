import { z } from 'zod'

export const ENTITY_TYPES = [
  'bedrooms',
  'bathrooms',
  'area',
  'budget',
  'rent',
  'propertyType',
  'propertyName',
  'furnishing',
  'pets',
  'parking',
  'cheques',
  'moveDate',
  'viewingDate',
  'viewingTime',
  'person',
  'phone',
  'email',
  'permit',
  'reference',
] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export const INTENTS = [
  'findHome',
  'findByArea',
  'askDetail',
  'bookViewing',
  'reschedule',
  'cancel',
  'makeOffer',
  'listProperty',
  'valuation',
  'complaint',
  'callback',
  'smalltalk',
  'none',
] as const
export type Intent = (typeof INTENTS)[number]

export const SENSITIVE_TYPES = ['idNumber', 'card', 'iban', 'passport', 'cvv'] as const
export type SensitiveType = (typeof SENSITIVE_TYPES)[number]

export const ANNOTATION_KINDS = [
  'entity',
  'intent',
  'sentiment',
  'objection',
  'compliance',
  'check',
  'sensitive',
  'suggestion',
  'fieldProposal',
  'nextStep',
  'disposition',
  'brief',
] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

export const ANNOTATION_STATUSES = ['open', 'accepted', 'edited', 'dismissed', 'expired'] as const
export type AnnotationStatus = (typeof ANNOTATION_STATUSES)[number]

export const MoneySchema = z.object({
  amount: z.number().nonnegative(),
  currency: z.string().length(3),
  period: z.enum(['year', 'quarter', 'month', 'week']).nullable(),
})
export type Money = z.infer<typeof MoneySchema>

/** What a `fieldProposal` proposes: a lead's field and its value, in the field's own type; `doubt` says why it is a guess. */
export const FieldProposalSchema = z.object({
  field: z.string().min(1).max(64),
  value: z.json(),
  doubt: z.string().max(200).optional(),
})
export type FieldProposal = z.infer<typeof FieldProposalSchema>

/**
 * A mark on a call. `start` and `end` are Yjs relative positions (JSON) in the segment's text, so the mark stays on its
 * words while people correct them. `type` is the entity type, intent, sensitive type, objection or compliance key.
 * `by` is the writing connection's actor (`person:<id>`, `service:assistcraft`), enforced by the sync server.
 */
export const AnnotationSchema = z.object({
  id: z.string().min(1).max(64),
  kind: z.enum(ANNOTATION_KINDS),
  type: z.string().max(64),
  segmentId: z.string().min(1).max(64),
  anchor: z.object({ start: z.json(), end: z.json() }).nullable(),
  value: z.json(),
  confidence: z.number().min(0).max(1),
  by: z.string().min(1).max(120),
  status: z.enum(ANNOTATION_STATUSES),
  at: z.iso.datetime(),
  /** By which rules, or which model, it was found. */
  made: z.string().max(80).optional(),
  /** What a person made of a proposed value before accepting it. */
  edited: z.json().optional(),
})
export type Annotation = z.infer<typeof AnnotationSchema>
