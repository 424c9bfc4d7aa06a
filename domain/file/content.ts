import { DomainError } from '../errors.ts'
import { endingOf } from './file-name.ts'

/** What a file is for whoever looks at it. */
export type FileFamily = 'picture' | 'film' | 'sound' | 'document' | 'other'

type Kind = { family: FileFamily; endings: readonly string[] }

/** What is told from the first bytes, by its media type. What is not listed here is kept as `other`, or refused below. */
const KINDS: Record<string, Kind> = {
  'image/jpeg': { family: 'picture', endings: ['jpg', 'jpeg', 'jfif'] },
  'image/png': { family: 'picture', endings: ['png', 'apng'] },
  'image/webp': { family: 'picture', endings: ['webp'] },
  'image/gif': { family: 'picture', endings: ['gif'] },
  'image/avif': { family: 'picture', endings: ['avif'] },
  'image/heic': { family: 'picture', endings: ['heic', 'heif'] },
  'image/tiff': { family: 'picture', endings: ['tif', 'tiff'] },
  'video/mp4': { family: 'film', endings: ['mp4', 'm4v'] },
  'video/quicktime': { family: 'film', endings: ['mov', 'qt'] },
  'video/webm': { family: 'film', endings: ['webm'] },
  'audio/mpeg': { family: 'sound', endings: ['mp3'] },
  'audio/mp4': { family: 'sound', endings: ['m4a'] },
  'audio/aac': { family: 'sound', endings: ['aac'] },
  'audio/ogg': { family: 'sound', endings: ['ogg', 'opus', 'oga'] },
  'audio/wav': { family: 'sound', endings: ['wav'] },
  'application/pdf': { family: 'document', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    family: 'document',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    family: 'document',
    endings: ['xlsx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    family: 'document',
    endings: ['pptx'],
  },
  'application/vnd.oasis.opendocument.text': { family: 'document', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { family: 'document', endings: ['ods'] },
  'application/zip': { family: 'other', endings: ['zip'] },
  'text/plain': { family: 'document', endings: ['txt', 'csv', 'tsv', 'md', 'vcf', 'ics', 'eml'] },
}

export const PICTURE_TYPES = Object.keys(KINDS).filter((type) => KINDS[type]?.family === 'picture')

/** Names for what several media types are called. */
const ALIASES: Record<string, string> = {
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'image/apng': 'image/png',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/wave': 'audio/wav',
}

/** Programs: nothing that a brokerage sends round. By what they are, and by what a double click would make of them. */
const PROGRAM_TYPES =
  /^application\/(x-(msdownload|elf|mach-binary|msi|apple-diskimage|deb|rpm|ms-shortcut|java-archive|object)|java-archive|vnd\.(android\.package-archive|microsoft\.portable-executable)|wasm)$/
const PROGRAM_ENDINGS = new Set(
  'exe com bat cmd msi scr pif vbs vbe js jse mjs wsf wsh hta ps1 jar apk app dmg pkg deb rpm lnk reg dll sh iso img'.split(
    ' ',
  ),
)

/** Of content that is none of the kinds. */
const OTHER = 'application/octet-stream'

export type Content = { type: string; family: FileFamily }

/**
 * What a file is, from its bytes (`told`: what they say, null where they say nothing; `isText`: whether all of them are text) and
 * its name. Throws `invalid` for a program, and where a name claims what the content is not.
 */
export function judgeContent(name: string, told: string | null, isText: boolean): Content {
  const ending = endingOf(name)
  const type = (told && (ALIASES[told] ?? told)) ?? (isText ? 'text/plain' : null)
  if (PROGRAM_ENDINGS.has(ending) || (type && PROGRAM_TYPES.test(type))) {
    throw new DomainError('invalid', `“${name}” is a program; those are not taken.`, [], {
      key: 'fileIsProgram',
      with: { name },
    })
  }
  const claimed = Object.values(KINDS).find(({ endings }) => endings.includes(ending))
  const found = type === null ? undefined : KINDS[type]
  if (claimed && !isOneOf(claimed, found)) {
    throw new DomainError(
      'invalid',
      `“${name}” is called .${ending}, but what is in it is ${describe(type)}.`,
      [],
      { key: 'fileNotWhatItSays', with: { name, ending } },
    )
  }
  return {
    type: found && type ? type : OTHER,
    family: found?.family ?? 'other',
  }
}

/** Throws as `judgeContent` does where a file of this stored type may not be called this. */
export function requireFittingName(name: string, type: string): void {
  judgeContent(name, type === OTHER ? null : type, false)
}

/** A phone calls its HEIC .jpg, and a chat its WebP .png: a picture that is a picture lies to nobody. */
function isOneOf(claimed: Kind, found: Kind | undefined): boolean {
  if (!found) return false
  return claimed === found || (claimed.family === found.family && claimed.family !== 'document')
}

function describe(type: string | null): string {
  if (type === null) return 'something else'
  const known = KINDS[type]
  return known ? `a .${known.endings[0]}` : type
}

/** Whether a browser may show it in place: pictures that run nothing. All else is saved to disk. */
export function isShownInline(type: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'].includes(type)
}

/** The media type that a name claims, which is that of its content wherever it was taken; null for an ending that says nothing. */
export function typeOfName(name: string): string | null {
  const ending = endingOf(name)
  const known = Object.entries(KINDS).find(([, { endings }]) => endings.includes(ending))
  return known?.[0] ?? null
}

/** What a stored media type is for whoever looks at it. */
export function familyOf(type: string): FileFamily {
  return KINDS[type]?.family ?? 'other'
}
