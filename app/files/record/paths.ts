/** Where browsers send files in pieces. */
export const UPLOADS_PATH = '/uploads'
/** Where programs send them whole. */
export const REST_FILES_PATH = '/api/v1/files'

/** Where everybody finds a photo of a published listing, for as long as it is published. */
export function photoPath(fileId: string): string {
  return `/photos/${fileId}.jpg`
}
