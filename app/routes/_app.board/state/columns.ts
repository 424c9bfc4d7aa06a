import { LEAD_STAGES, type LeadStage } from '#domain/lead/fields.ts'

/** The columns from left to right. */
export const STAGES = Object.keys(LEAD_STAGES).filter(isStage)

export function isStage(name: string): name is LeadStage {
  return Object.hasOwn(LEAD_STAGES, name)
}
