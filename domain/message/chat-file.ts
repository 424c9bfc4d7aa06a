import { familyOf } from '../file/content.ts'

/** As Meta calls what goes along with a message. */
export type ChatFileKind = 'image' | 'video' | 'audio' | 'document'

/** The largest that Meta takes of each kind: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
const MOST_BYTES: Record<ChatFileKind, number> = {
  image: 5_000_000,
  video: 16_000_000,
  audio: 16_000_000,
  document: 100_000_000,
}

/** What of our media types Meta takes; pictures are told apart below. */
const KINDS: Readonly<Record<string, ChatFileKind>> = {
  'video/mp4': 'video',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  // Of these it takes Opus alone, and says so where it is another.
  'audio/ogg': 'audio',
  'application/pdf': 'document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'document',
  'text/plain': 'document',
}

export type ChatFile =
  | { kind: ChatFileKind }
  | { refused: 'kind' }
  | { refused: 'size'; most: number }

/** Whether WhatsApp takes a file, and as what. A picture goes as the JPEG that was made of it, whatever it is and however large. */
export function judgeChatFile({ type, bytes }: { type: string; bytes: number }): ChatFile {
  if (familyOf(type) === 'picture') return { kind: 'image' }
  const kind = KINDS[type]
  if (!kind) return { refused: 'kind' }
  const most = MOST_BYTES[kind]
  return bytes > most ? { refused: 'size', most: most / 1e6 } : { kind }
}

/** The largest picture that goes as it is. */
export const MOST_PICTURE_BYTES = MOST_BYTES.image
