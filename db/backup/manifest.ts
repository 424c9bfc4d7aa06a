import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'

export const TableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int(),
  file: z.string().regex(/^[a-z0-9_.]+\.copy\.gz$/),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export const DatabaseManifestSchema = z.object({
  /** The last migration of the database that was saved: its tables have the shape of that one. */
  migration: z.string(),
  tables: z.array(TableSchema),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
})
export const ManifestSchema = z.object({
  format: z.literal(2),
  createdAt: z.string(),
  pace: DatabaseManifestSchema,
  assistcraft: DatabaseManifestSchema,
})

export type TableManifest = z.infer<typeof TableSchema>
export type DatabaseManifest = z.infer<typeof DatabaseManifestSchema>
export type Manifest = z.infer<typeof ManifestSchema>

const SignedSchema = z.object({ manifest: z.unknown(), sha256: z.string() })

/** The text of a manifest's file: its own checksum beside it, for it holds everybody else's. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ manifest, sha256: checksum(manifest) }, null, 2)}\n`
}

/** Throws `invalid` where the text is not one that `writeManifest` made, to the last digit. */
export function readManifest(text: string): Manifest {
  const { manifest, sha256 } = SignedSchema.parse(JSON.parse(text))
  if (checksum(manifest) === sha256) return ManifestSchema.parse(manifest)
  throw new DomainError('invalid', 'The manifest is damaged: it does not fit its checksum.')
}

function checksum(manifest: unknown): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
}
