import { z } from 'zod'
import { UPLOAD_KINDS, type UploadKind } from '#domain/file/file-kind.ts'
import { copyName } from '#live/copy-name.ts'
import { type KeptRows, openKeptRows } from '../kept/kept-rows.ts'

/** A file on its way, as this browser keeps it: bytes and all, so that a reload goes on where it was. */
export type KeptUpload = {
  id: string
  record: string
  file: File
  url: string | null
  /** What it is beyond its content. */
  kind?: UploadKind | undefined
  /** A photo for everybody's eyes: it is made smaller, and loses what its camera noted down, before it is sent. */
  isPhoto: boolean
  /** When it was recorded, where that is another time than when it arrives. */
  takenAt?: string | undefined
  /** Why it was refused; it may be the only one there is, and stays until its person throws it away. */
  problem: string | null
}

export type UploadStore = KeptRows<KeptUpload>

const KeptSchema: z.ZodType<KeptUpload> = z.object({
  id: z.string(),
  record: z.string(),
  file: z.instanceof(File),
  url: z.string().nullable(),
  kind: z.enum(UPLOAD_KINDS).optional(),
  isPhoto: z.boolean().default(false),
  takenAt: z.string().optional(),
  problem: z.string().nullable().default(null),
})

/** Uploads of one person. */
export function openUploadStore(me: string): UploadStore {
  return openKeptRows({ database: copyName(me, 'uploads'), store: 'files', schema: KeptSchema })
}
