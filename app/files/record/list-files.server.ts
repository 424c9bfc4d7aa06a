import type { PaceDb } from '#db/pace/client.ts'
import { type FileRecord, listFiles } from '#db/pace/files/records.ts'
import { familyOf } from '#domain/file/content.ts'
import { FILES_OF_RECORD } from '#domain/file/limits.ts'
import type { SealFile } from './address.server.ts'
import type { FileView } from './file-view.ts'

/** The files of a record for a page. The caller has checked that the record may be read. */
export async function loadFiles(db: PaceDb, seal: SealFile, record: string): Promise<FileView[]> {
  const files = await listFiles(db, record, FILES_OF_RECORD, { voices: false })
  return files.map((file) => viewOf(file, seal))
}

function viewOf(file: FileRecord, seal: SealFile): FileView {
  const { id, name, kind, type, bytes, width, height, sizes, addedBy, createdAt } = file
  return {
    id,
    name,
    kind,
    family: familyOf(type),
    bytes,
    width,
    height,
    sizes: sizes.map((size) => ({ name: size.name, width: size.width })),
    addedBy,
    createdAt,
    seal: seal(id),
  }
}
