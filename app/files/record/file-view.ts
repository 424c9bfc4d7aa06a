import type { FileFamily } from '#domain/file/content.ts'
import type { FileKind } from '#domain/file/file-kind.ts'

/** A file as a page shows it. */
export type FileView = {
  id: string
  name: string
  family: FileFamily
  kind: FileKind | null
  bytes: number
  width: number | null
  height: number | null
  sizes: { name: string; width: number }[]
  addedBy: string
  createdAt: string
  /** Opens all of its forms for some minutes. */
  seal: string
}

/** The address of a file in one of its forms. */
export function fileAddress({ id, seal }: Pick<FileView, 'id' | 'seal'>, form: string): string {
  return `/files/${id}/${form}?${seal}`
}

/** What `srcset` says of a picture, and the smallest of its sizes for who does not read that. */
export function pictureSources(file: FileView): { src: string; srcSet: string } | null {
  const shown = file.sizes.filter(({ name }) => name.startsWith('w'))
  const smallest = shown.at(-1)
  if (!smallest) return null
  return {
    src: fileAddress(file, smallest.name),
    srcSet: shown.map(({ name, width }) => `${fileAddress(file, name)} ${width}w`).join(', '),
  }
}
