/** Of what is shown larger than this nothing is seen: the server's own largest is half of it. */
const LONGEST_SIDE = 3_200
const QUALITY = 0.88

/** What cameras write. Drawings stay as they are: their edges would blur, and what shows through would be black. */
const PHOTO = /^image\/(jpeg|heic|heif)$/

/**
 * A photo as it is sent: upright, no larger than it is shown, and without what the camera notes down beside it (where it was taken, for
 * one). The browser decodes and encodes beside the page, which goes on meanwhile. What is no photo, or none that it can read, is sent as it
 * is: the server says what it is.
 */
export async function sizeDown(file: File): Promise<File> {
  if (!PHOTO.test(file.type) || typeof OffscreenCanvas === 'undefined') return file
  try {
    const whole = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const { width, height } = fitted(whole)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) return file
    context.imageSmoothingQuality = 'high'
    context.drawImage(whole, 0, 0, width, height)
    whole.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    return new File([blob], asJpeg(file.name), { type: blob.type, lastModified: file.lastModified })
  } catch {
    return file
  }
}

/** The size at which a picture fits, never larger than it is. */
export function fitted({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

/** `IMG_0042.HEIC` is none any more. */
export function asJpeg(name: string): string {
  return `${name.replace(/\.[^.]{1,5}$/, '')}.jpg`
}
