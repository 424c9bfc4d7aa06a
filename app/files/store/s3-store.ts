import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ByteRange, ObjectStore } from './object-store.ts'

export type S3Options = {
  bucket: string
  region: string
  /** Of a store that is not Amazon's: MinIO, Ceph, R2. Its buckets are named in the path. */
  endpoint?: string
  accessKeyId: string
  secretAccessKey: string
}

/** Objects in a bucket of Amazon S3 or of a store that speaks like it. The bucket is private; nobody but PACE reads it. */
export function createS3Store(options: S3Options): ObjectStore {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = options
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    credentials: { accessKeyId, secretAccessKey },
    // The newer checksums come as trailers, which most stores that speak like S3 do not understand.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return {
    async put(Key, path, type) {
      const { size } = await stat(path)
      const Body = createReadStream(path)
      await client.send(
        new PutObjectCommand({ Bucket, Key, Body, ContentLength: size, ContentType: type }),
      )
    },
    async read(Key, range) {
      try {
        const Range = range && rangeHeader(range)
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }))
        return Body instanceof Readable ? Body : null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async remove(keys) {
      if (keys.length === 0) return
      const Objects = keys.map((Key) => ({ Key }))
      const { Errors } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      )
      const [first] = Errors ?? []
      if (first) throw new Error(`${first.Key} was not removed: ${first.Code} ${first.Message}`)
    },
  }
}

function rangeHeader({ start, end }: ByteRange): string {
  return `bytes=${start}-${end}`
}
