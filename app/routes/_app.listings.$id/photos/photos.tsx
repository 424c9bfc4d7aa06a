import { DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { ImagePlus } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Captions } from '#domain/listing/captions.ts'
import type { MediaItem } from '#domain/listing/media.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { AddFiles, DropArea } from '../../../components/files/drop-area.tsx'
import { RemovedRows } from '../../../components/files/removed-rows.tsx'
import { UploadRows } from '../../../components/files/upload-rows.tsx'
import { useRemoval } from '../../../components/files/use-removal.ts'
import { filesWords } from '#words/files.ts'
import { Section } from '../../../components/kit/card.tsx'
import type { FileView } from '../../../files/record/file-view.ts'
import { useRefresh } from '../../../live/document/use-refresh.tsx'
import { useUploads } from '../../../uploads/use-uploads.ts'
import { PhotoTile } from './photo-tile.tsx'
import { PhotoViewer } from './photo-viewer.tsx'
import { useCaptions } from './use-captions.ts'
import { keyOf, type Photo, usePhotos } from './use-photos.ts'

type PhotosProps = {
  /** The name of the listing's document. */
  record: string
  live: LiveDocument | null
  media: readonly MediaItem[]
  captions: Captions
  pictures: readonly FileView[]
  mayWrite: boolean
}

const CAMERA = 'image/*'
const PICTURES = 'image/*,.heic,.heif'

/** The photos of a listing: dropped, put in order, the first of them its cover. */
export function Photos({ record, live, media, pictures, mayWrite, ...rest }: PhotosProps) {
  const words = filesWords()
  const { shown, removed, remove, restore, say } = useRemoval(pictures)
  const { photos, place, name, takeOut } = usePhotos(live, media, shown)
  const { captions, write } = useCaptions(live, rest.captions)
  const refresh = useRefresh()
  const { entries, add, drop, retry } = useUploads(record, {
    files: pictures,
    arePhotos: true,
    onDone: refresh,
  })
  useNamedWhenDone(entries.length, name)
  // A photo, and no place: a colleague may put another one there.
  const [viewed, setViewed] = useState<string | null>(null)
  const at = photos.findIndex((photo) => keyOf(photo) === viewed)
  const view = (place: number | null) => {
    const photo = place === null ? undefined : photos[place]
    setViewed(photo ? keyOf(photo) : null)
  }
  const take = (photo: Photo) => ('file' in photo ? remove(photo.file) : takeOut(photo.url))
  return (
    <Section
      field="photos"
      title={words.photos}
      count={photos.length || undefined}
      actions={
        mayWrite && (
          <>
            <AddFiles label={words.takePhoto} accept={CAMERA} fromCamera onFiles={add} />
            <AddFiles label={words.addPhotos} accept={PICTURES} onFiles={add} />
          </>
        )
      }
    >
      <DropArea
        disabled={!mayWrite}
        onFiles={add}
        invitation={words.dropHere}
        className="grid gap-2"
      >
        {photos.length === 0 && <NoPhotos mayWrite={mayWrite} />}
        <PhotoGrid
          photos={photos}
          place={mayWrite ? place : null}
          onTake={mayWrite ? take : null}
          onPlan={mayWrite ? (file) => say(file, 'floorPlan') : null}
          onView={view}
        />
        <UploadRows entries={entries} onDrop={drop} onRetry={retry} />
        <RemovedRows removed={removed} onRestore={restore} />
      </DropArea>
      <PhotoViewer
        photos={photos}
        captions={captions}
        write={mayWrite ? write : null}
        at={at === -1 ? null : at}
        onMove={view}
      />
    </Section>
  )
}

/** When all that were chosen together have come they are named together, in the order in which they were chosen. */
function useNamedWhenDone(underWay: number, name: () => void): void {
  const [wasUnderWay, setWasUnderWay] = useState(false)
  useEffect(() => {
    if (underWay > 0) setWasUnderWay(true)
    else if (wasUnderWay) {
      setWasUnderWay(false)
      name()
    }
  }, [underWay, wasUnderWay, name])
}

function NoPhotos({ mayWrite }: { mayWrite: boolean }) {
  const words = filesWords()
  return (
    <p className="flex min-h-12 items-center gap-2.5 rounded-lg border border-dashed px-3.5 text-xs text-faint">
      <ImagePlus className="size-4" strokeWidth={1.5} aria-hidden />
      {mayWrite ? words.noPhotos : words.none}
    </p>
  )
}

type PhotoGridProps = {
  photos: readonly Photo[]
  place: ((photo: Photo, before: Photo | null) => void) | null
  onTake: ((photo: Photo) => void) | null
  onPlan: ((file: FileView) => void) | null
  onView: (at: number) => void
}

/** A press that goes on for a few dots is a drag; a shorter one opens the photo. */
const DRAG = { activationConstraint: { distance: 6 } }

function PhotoGrid({ photos, place, onTake, onPlan, onView }: PhotoGridProps) {
  const id = useId()
  const sensors = useSensors(useSensor(PointerSensor, DRAG))
  const { list, said, move } = useMovesByKey(photos, place)
  function drop({ active, over }: DragEndEvent): void {
    const from = photos.findIndex((photo) => keyOf(photo) === active.id)
    const to = photos.findIndex((photo) => keyOf(photo) === over?.id)
    const photo = photos[from]
    if (photo && to !== -1 && to !== from) place?.(photo, photos[to > from ? to + 1 : to] ?? null)
  }
  if (photos.length === 0) return null
  return (
    <DndContext id={id} sensors={sensors} onDragEnd={drop}>
      <ol ref={list} className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {photos.map((photo, at) => (
          <PhotoTile
            key={keyOf(photo)}
            photo={photo}
            at={at}
            count={photos.length}
            onView={() => onView(at)}
            onTake={onTake && (() => onTake(photo))}
            onPlan={onPlan}
            onPlace={place && ((to) => move(photo, { at, to }))}
          />
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </DndContext>
  )
}

type Place = (photo: Photo, before: Photo | null) => void

/** A picture that is moved by keys or by its menu keeps the focus, and where it stands now is said. */
function useMovesByKey(photos: readonly Photo[], place: Place | null) {
  const words = filesWords()
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const at = photos.findIndex((photo) => keyOf(photo) === moved.current)
    if (at === -1) return
    moved.current = null
    setSaid(words.movedTo(at + 1, photos.length))
    // The picture itself; its menu stands behind it.
    list.current?.children[at]?.querySelector('button')?.focus()
  }, [photos, words])
  return {
    list,
    said,
    move(photo: Photo, { at, to }: { at: number; to: number }): void {
      if (to < 0 || to >= photos.length) return
      moved.current = keyOf(photo)
      place?.(photo, photos[to > at ? to + 1 : to] ?? null)
    },
  }
}
