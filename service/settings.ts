import { z } from 'zod'

/** A port; 0 is any that is free. */
export function port(fallback: number) {
  return z.coerce.number().int().min(0).max(65_535).default(fallback).describe(String(fallback))
}

/** An address that paths are put behind. */
export function withoutSlash(url: string): string {
  return url.replace(/(?<!\/)\/+$/, '')
}
