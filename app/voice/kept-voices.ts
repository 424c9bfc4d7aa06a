import { z } from 'zod'
import { copyName } from '#live/copy-name.ts'
import { type KeptRows, openKeptRows } from '../kept/kept-rows.ts'

/** A voice note that its person has not sent yet: one for each record, which is its id. */
export type KeptVoice = { id: string; file: File; takenAt: string }

const KeptSchema: z.ZodType<KeptVoice> = z.object({
  id: z.string(),
  file: z.instanceof(File),
  takenAt: z.string(),
})

/** Beside the files that are being sent, and named at the sign-out as those are. */
export function openVoiceStore(me: string): KeptRows<KeptVoice> {
  return openKeptRows({ database: copyName(me, 'voices'), store: 'files', schema: KeptSchema })
}
