import { useState } from 'react'
import type { OutreachReason, Purpose } from '#domain/outreach/outreach.ts'
import { OverrideSchema } from '#domain/outreach/override.ts'

/** What the page was told: what it is for as long as nobody says otherwise, and what speaks against marketing. */
type Told = {
  usual: Purpose
  against: readonly OutreachReason[]
  /** What was sent last: the next one is another, with a reason of its own. */
  after: string
}
type Said = { chosen: Purpose | null; override: string }
const NOTHING: Said = { chosen: null, override: '' }

/** What is about to be sent is for, and why it goes in spite of the rules; `isReady` once nothing is left to be said. */
export function useOutreach({ usual, against, after }: Told) {
  const [said, say] = useState<Said & { after: string }>({ ...NOTHING, after })
  const { chosen, override } = said.after === after ? said : NOTHING
  const choose = (purpose: Purpose) => say({ chosen: purpose, override, after })
  const setOverride = (reason: string) => say({ chosen, override: reason, after })
  const purpose = chosen ?? usual
  const reasons = purpose === 'marketing' ? against : []
  const isReady = reasons.length === 0 || OverrideSchema.safeParse(override.trim()).success
  const sent: Record<string, string> = reasons.length > 0 ? { override: override.trim() } : {}
  return { purpose, choose, reasons, override, setOverride, isReady, sent }
}
export type Outreach = ReturnType<typeof useOutreach>
