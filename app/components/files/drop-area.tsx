import { Camera, Plus } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { cn } from '../kit/class-names.ts'
import { buttonClass } from '../kit/button.tsx'

type DropAreaProps = {
  disabled: boolean
  onFiles: (files: readonly File[]) => void
  /** Shown over the area while files are held above it. */
  invitation: string
  className?: string
  children: ReactNode
}

/** A part of the page on which files may be dropped. Without a mouse there is the button beside it. */
export function DropArea({ disabled, onFiles, invitation, className, children }: DropAreaProps) {
  // Each child that is entered or left tells of it: only the sum says whether the files are above the area.
  const [depth, setDepth] = useState(0)
  if (disabled) return <div className={className}>{children}</div>
  const enter = (event: DragEvent) => hasFiles(event) && setDepth((now) => now + 1)
  const leave = (event: DragEvent) => hasFiles(event) && setDepth((now) => Math.max(0, now - 1))
  return (
    <div
      className={cn('relative', className)}
      onDragEnter={enter}
      onDragLeave={leave}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setDepth(0)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {depth > 0 && (
        <p className="pointer-events-none absolute inset-0 z-10 grid animate-fade place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 font-medium text-accent">
          {invitation}
        </p>
      )}
    </div>
  )
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files')
}

type AddFilesProps = {
  label: string
  accept?: string
  /** Straight from the camera: on a phone, which has one. */
  fromCamera?: boolean
  onFiles: (files: readonly File[]) => void
}

/** Opens the machine's own choice of files. */
export function AddFiles({ label, accept, fromCamera = false, onFiles }: AddFilesProps) {
  const id = useId()
  const Icon = fromCamera ? Camera : Plus
  return (
    <label
      htmlFor={id}
      className={cn(
        buttonClass({ size: 'sm', variant: 'quiet' }),
        fromCamera && 'hidden pointer-coarse:inline-flex',
        'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent',
      )}
    >
      <Icon className="size-3.5" aria-hidden />
      {label}
      <input
        id={id}
        type="file"
        multiple={!fromCamera}
        capture={fromCamera ? 'environment' : undefined}
        accept={accept}
        className="sr-only"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
