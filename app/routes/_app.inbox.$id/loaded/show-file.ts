import { familyOf, typeOfName } from '#domain/file/content.ts'
import type { MessageFile } from '#domain/message/message.ts'
import type { SealFile } from '../../../files/record/address.server.ts'
import { fileAddress } from '../../../files/record/file-view.ts'

/** A file of a message as a page shows it: where it opens, and where it is seen or heard. */
export function showFile({ name, bytes, type, fileId, refused }: MessageFile, seal: SealFile) {
  const common = { name, bytes, refused, fileId }
  if (!fileId) return { ...common, href: null, picture: null, sound: null }
  const sealed = { id: fileId, seal: seal(fileId) }
  const family = familyOf(type ?? typeOfName(name) ?? '')
  return {
    ...common,
    href: fileAddress(sealed, 'original'),
    picture: family === 'picture' ? fileAddress(sealed, SEEN_SIZE) : null,
    // Its address stays as it is, so that it plays on while the page learns of something else: whoever plays it is asked for by session.
    sound: family === 'sound' ? `/files/${fileId}/original` : null,
  }
}

/** The smallest that is made of every picture. */
const SEEN_SIZE = 'w320'
