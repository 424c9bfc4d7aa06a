import { z } from 'zod'

export const TableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int(),
  file: z.string().regex(/^[a-z0-9_.]+\.copy\.gz$/),
})
export const DatabaseManifestSchema = z.object({
  /** The last migration of the database that was saved: its tables have the shape of that one. */
  migration: z.string(),
  tables: z.array(TableSchema),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
})
export const ManifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  pace: DatabaseManifestSchema,
  assistcraft: DatabaseManifestSchema,
})

export type TableManifest = z.infer<typeof TableSchema>
export type DatabaseManifest = z.infer<typeof DatabaseManifestSchema>
export type Manifest = z.infer<typeof ManifestSchema>
