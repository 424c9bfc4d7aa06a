import { OWN_REASONS, type OwnReason } from '#domain/portals/own-reasons.ts'

export const portalReasons: Record<OwnReason, string> = OWN_REASONS
