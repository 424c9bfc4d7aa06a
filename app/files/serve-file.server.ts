import { create as contentDisposition } from 'content-disposition'
import { parse as parseRange } from 'range-parser'
import { Readable } from 'node:stream'
import type { FileRecord } from '#db/pace/files/records.ts'
import { isShownInline } from '#domain/file/content.ts'
import { hasTag } from '../http/entity-tags.ts'
import { blobKey, type ByteRange, type ObjectStore } from './store/object-store.ts'

/** A file in one of its forms: as it was sent (`original`), or a size that was made of it. */
type Form = { name: string; type: string; bytes: number }

type Asked = { method: string; headers: Headers }

/** What is in a file runs nothing, opens nothing and is no part of any page, whatever it is. */
export const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** The form of this name, or null where there is none. */
export function findForm(file: FileRecord, name: string): Form | null {
  if (name === 'original') return { name, type: file.type, bytes: file.bytes }
  return file.sizes.find((size) => size.name === name) ?? null
}

/** Answers with a file or the part of it that was asked for. The caller has checked the right. */
export async function serveFile(
  store: ObjectStore,
  asked: Asked,
  { file, form, cache }: { file: FileRecord; form: Form; cache: string },
): Promise<Response> {
  const key = blobKey(file.hash, form.name)
  return serveBytes(asked, {
    etag: `"${file.hash.slice(0, 32)}-${form.name}"`,
    bytes: form.bytes,
    headers: { ...commonHeaders(file, form), 'cache-control': cache },
    read: async (range) => bytesOf((await store.read(key, range)) ?? missing(key)),
  })
}

type Served = {
  etag: string
  bytes: number
  headers: Record<string, string>
  read: (range?: ByteRange) => Promise<ReadableStream<Uint8Array>>
}

/** Answers with bytes, or the part of them that was asked for (RFC 9110, 14). */
export async function serveBytes(
  asked: Asked,
  { etag, bytes, headers: given, read }: Served,
): Promise<Response> {
  const headers = { ...given, etag }
  if (hasTag(asked.headers.get('if-none-match') ?? undefined, etag)) {
    return new Response(null, { status: 304, headers })
  }
  const range = rangeOf(asked, etag, bytes)
  if (range === 'impossible') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${bytes}` },
    })
  }
  const length = range ? range.end - range.start + 1 : bytes
  const sized = { ...headers, 'content-length': String(length) }
  const status = range ? 206 : 200
  const part = range
    ? { ...sized, 'content-range': `bytes ${range.start}-${range.end}/${bytes}` }
    : sized
  if (asked.method === 'HEAD') return new Response(null, { status, headers: part })
  return new Response(await read(range ?? undefined), { status, headers: part })
}

function missing(key: string): never {
  throw new Error(`The object store lacks ${key}.`)
}

function commonHeaders(file: FileRecord, { type, name }: Form): Record<string, string> {
  const isInline = isShownInline(type)
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'content-disposition': contentDisposition(name === 'original' ? file.name : undefined, {
      type: isInline ? 'inline' : 'attachment',
    }),
    'content-security-policy': POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
  }
}

/** One part of it, `impossible`, or null for all of it: of several parts at once nobody is in need. */
function rangeOf({ method, headers }: Asked, etag: string, bytes: number) {
  const asked = headers.get('range')
  const ifRange = headers.get('if-range')
  if (method !== 'GET' || asked === null || (ifRange !== null && ifRange !== etag)) return null
  const { code, type, ranges } = parseRange(bytes, asked)
  if (code === 2 && ranges.length === 0) return 'impossible'
  const [range] = ranges
  return code === 0 && type === 'bytes' && range && ranges.length === 1 ? range : null
}

export function bytesOf(body: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(body) as ReadableStream<Uint8Array>
}
