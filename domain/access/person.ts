import { z } from 'zod'

export const ROLES = ['agent', 'manager', 'admin'] as const
export const RoleSchema = z.enum(ROLES)
export type Role = z.infer<typeof RoleSchema>

export const PERSON_STATUSES = ['active', 'suspended'] as const
export type PersonStatus = (typeof PERSON_STATUSES)[number]

/** How the subjects of the local identity provider's demo people begin. */
export const DEMO_SUBJECT = 'demo|'
