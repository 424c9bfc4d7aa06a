import { ChevronLeft, ChevronRight, ExternalLink } from 'lucide-react'
import { useEffect } from 'react'
import type { Captions } from '#domain/listing/captions.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { filesWords } from '#words/files.ts'
import { buttonClass, IconButton } from '../../../components/kit/button.tsx'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { pictureSources } from '../../../files/record/file-view.ts'
import { CaptionInputs, type WriteCaption } from './caption-inputs.tsx'
import type { Photo } from './use-photos.ts'

type PhotoViewerProps = {
  photos: readonly Photo[]
  captions: Captions
  /** Null for who only looks. */
  write: WriteCaption | null
  /** Null while none is looked at. */
  at: number | null
  onMove: (at: number | null) => void
}

/** One photo as large as the window; the arrows lead to the others. */
export function PhotoViewer({ photos, captions, write, at, onMove }: PhotoViewerProps) {
  const words = filesWords()
  const photo = at === null ? undefined : photos[at]
  const step = (by: number) => at !== null && onMove((at + by + photos.length) % photos.length)
  useArrows(photo !== undefined, step)
  if (at === null || !photo) return null
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onMove(null)}
      title={words.photo(at + 1, photos.length)}
      className="top-[4vh] max-h-[92vh] max-w-6xl"
    >
      <div className="grid place-items-center gap-3">
        <Large photo={photo} caption={captionOf(photo, captions)} />
        {photos.length > 1 && (
          <div className="flex gap-2">
            <IconButton label={words.previous} variant="secondary" onClick={() => step(-1)}>
              <ChevronLeft className="size-4 rtl:-scale-x-100" aria-hidden />
            </IconButton>
            <IconButton label={words.next} variant="secondary" onClick={() => step(1)}>
              <ChevronRight className="size-4 rtl:-scale-x-100" aria-hidden />
            </IconButton>
          </div>
        )}
        {/* Behind the arrows: a dialog puts the cursor into what comes first, and there the keys turn the page. */}
        {'file' in photo && (
          <CaptionInputs
            key={photo.file.id}
            file={photo.file.id}
            caption={captions[photo.file.id] ?? {}}
            write={write}
          />
        )}
      </div>
    </Dialog>
  )
}

/** Wherever the focus is while a photo is looked at: the arrows turn the page as its language is read. */
function useArrows(isOpen: boolean, step: (by: number) => void): void {
  useEffect(() => {
    if (!isOpen) return
    function turn({ key, target }: KeyboardEvent): void {
      // In a text they move the cursor.
      if (target instanceof HTMLInputElement) return
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
      step((key === 'ArrowRight') === (document.dir !== 'rtl') ? 1 : -1)
    }
    document.addEventListener('keydown', turn)
    return () => document.removeEventListener('keydown', turn)
  })
}

function captionOf(photo: Photo, captions: Captions): string | undefined {
  return 'file' in photo ? captions[photo.file.id]?.[currentLanguage()] : undefined
}

function Large({ photo, caption }: { photo: Photo; caption: string | undefined }) {
  const words = filesWords()
  const sources = 'file' in photo ? pictureSources(photo.file) : null
  if ('url' in photo) {
    return (
      <a href={photo.url} target="_blank" rel="noreferrer" className={buttonClass({})}>
        <ExternalLink className="size-4" aria-hidden /> {words.open}
      </a>
    )
  }
  return (
    sources && (
      <img
        {...sources}
        sizes="(min-width: 72rem) 72rem, 100vw"
        alt={caption ?? photo.file.name}
        className="max-h-[64vh] rounded-lg object-contain"
      />
    )
  )
}
