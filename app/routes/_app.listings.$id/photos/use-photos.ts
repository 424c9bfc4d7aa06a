import { useMemo } from 'react'
import { mediaIn } from '#domain/documents/shared-types.ts'
import {
  type MediaItem,
  nameMedia,
  orderMedia,
  placeMedia,
  readMedia,
  takeMedia,
} from '#domain/listing/media.ts'
import type { LiveDocument } from '#live/live-document.ts'
import type { FileView } from '../../../files/record/file-view.ts'
import { useContent } from '../../../live/document/use-live-state.ts'
import { useY } from '../../../live/document/use-y.ts'

export type Photo = { file: FileView } | { url: string }

/** The photos in the order that everybody sees, and how to change it: a step moves at once for all who look. */
export function usePhotos(
  live: LiveDocument | null,
  initial: readonly MediaItem[],
  files: readonly FileView[],
) {
  const doc = useContent(live)
  const media = useY(doc && mediaIn(doc), () => (doc ? readMedia(doc) : [])) ?? initial
  const photos = useMemo(() => orderMedia(media, files), [media, files])
  const shown = photos.map(itemOf)
  const place = (photo: Photo, before: Photo | null) => {
    if (doc) placeMedia(doc, shown, itemOf(photo), before && itemOf(before))
  }
  return {
    photos,
    /** Null until there is a document to write into. */
    place: doc ? place : null,
    /** Writes the order down as it is shown: everybody who looks hears of what has come. */
    name(): void {
      if (doc) nameMedia(doc, shown)
    },
    /** Takes an address elsewhere out; a file is taken away as a file. */
    takeOut: (url: string) => doc && takeMedia(doc, { url }),
  }
}

export function keyOf(photo: Photo): string {
  return 'file' in photo ? photo.file.id : photo.url
}

function itemOf(photo: Photo): MediaItem {
  return 'file' in photo ? { file: photo.file.id } : photo
}
