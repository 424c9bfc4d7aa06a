import { Transform } from 'node:stream'

/**
 * What React writes of a page, without its NUL bytes: where a letter of several bytes does not fit into what is left of its 2 KiB, React 18
 * sends the rest of them as they are, empty, and a browser shows each as `�`. No page holds a NUL of its own.
 */
export function dropNul(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}
