export { overlaps, type Range, rangeOf } from '#domain/spoken/when/range.ts'
