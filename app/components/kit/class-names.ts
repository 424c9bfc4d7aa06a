import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['2xs', 'md'] }] } },
})

/** Joins class names; a later one replaces an earlier one that sets the same thing. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
