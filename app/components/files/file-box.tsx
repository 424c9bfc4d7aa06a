import { FileInput } from 'lucide-react'
import { cn } from '../kit/class-names.ts'
import { inputClass } from '../kit/field.tsx'

type FileBoxProps = {
  id: string
  name: string | null
  placeholder: string
  accept: string
  onChoose: (file: File | null) => void
}

/** A browser's own box speaks the browser's language: it lies unseen above one that speaks the reader's, and takes presses and what is dropped. */
export function FileBox({ id, name, placeholder, accept, onChoose }: FileBoxProps) {
  return (
    <div
      className={cn(
        inputClass,
        'relative flex items-center gap-2 has-focus-visible:border-accent has-focus-visible:outline-1',
      )}
    >
      <FileInput className="size-3.5 shrink-0 text-muted" aria-hidden />
      {name ? (
        <bdi className="truncate">{name}</bdi>
      ) : (
        <span className="truncate text-muted">{placeholder}</span>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
    </div>
  )
}
