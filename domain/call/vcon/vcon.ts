import { z } from 'zod'

/**
 * A conversation as other systems exchange it: vCon 0.4.0 (draft-ietf-vcon-vcon-core) with the contact centre's words
 * (draft-ietf-vcon-cc-extension) and the transcript in the World Transcription Format (draft-howe-vcon-wtf-extension).
 * What is written here is read loosely: others leave out more, and say more.
 */
export const VCON_VERSION = '0.4.0'
/** Words of a day, without sound. */
export const MOST_VCON_BYTES = 5 * 1024 * 1024
export const VCON_TYPE = 'application/vcon+json'
export const CC = 'CC'
export const WTF = 'wtf_transcription'

const index = z.number().int().min(0)
const time = z.iso.datetime({ offset: true })

export const VconPartySchema = z.object({
  tel: z.string().optional(),
  mailto: z.string().optional(),
  name: z.string().optional(),
  uuid: z.string().optional(),
  type: z.string().optional(),
  role: z.string().optional(),
})
export type VconParty = z.infer<typeof VconPartySchema>

const HISTORY = ['join', 'drop', 'hold', 'unhold'] as const

export const VconDialogSchema = z.object({
  type: z.enum(['recording', 'text', 'incomplete']),
  start: time,
  duration: z.number().min(0).optional(),
  parties: z.array(index),
  originator: index,
  disposition: z.enum(['no-answer']).optional(),
  party_history: z.array(z.object({ party: index, time, event: z.enum(HISTORY) })).optional(),
  interaction_id: z.string(),
  interaction_type: z.string(),
})

/** Of the World Transcription Format: seconds, not milliseconds. `speaker` is the party's place. */
export const WtfSegmentSchema = z.object({
  id: index,
  start: z.number().min(0),
  end: z.number().min(0),
  text: z.string(),
  confidence: z.number().min(0).max(1),
  speaker: index,
})
export const WtfSchema = z.object({
  transcript: z.object({
    text: z.string(),
    language: z.string(),
    duration: z.number().min(0),
    confidence: z.number().min(0).max(1),
  }),
  segments: z.array(WtfSegmentSchema),
  metadata: z.object({
    created_at: time,
    processed_at: time,
    provider: z.string(),
    model: z.string(),
    audio: z.object({ duration: z.number().min(0) }),
  }),
  enrichments: z.object({
    entities: z.array(
      z.object({ text: z.string(), type: z.string(), start: z.number(), end: z.number() }),
    ),
    summary: z.string().optional(),
  }),
  extensions: z.object({
    pace: z.object({
      segments: z.array(
        z.object({
          id: z.string(),
          party: z.string(),
          role: z.string(),
          language: z.string(),
          revision: index,
        }),
      ),
    }),
  }),
})
export type Wtf = z.infer<typeof WtfSchema>

export const VconAnalysisSchema = z.object({
  type: z.string(),
  dialog: index,
  vendor: z.string(),
  product: z.string(),
  schema: z.string().optional(),
  start: time.optional(),
  mediatype: z.string().optional(),
  encoding: z.enum(['json', 'none']),
  body: z.union([z.string(), WtfSchema, z.object({ disposition: z.string() })]),
})

export const VconSchema = z.object({
  vcon: z.literal(VCON_VERSION),
  uuid: z.uuid(),
  created_at: time,
  updated_at: time,
  subject: z.string(),
  extensions: z.array(z.string()),
  critical: z.array(z.string()),
  /** Audio, and what was spoken of cards and identity papers, are not in it. */
  redacted: z.object({ type: z.string() }),
  parties: z.array(VconPartySchema),
  dialog: z.array(VconDialogSchema),
  analysis: z.array(VconAnalysisSchema),
  attachments: z.array(z.object({ purpose: z.string() })).max(0),
})
export type Vcon = z.infer<typeof VconSchema>
