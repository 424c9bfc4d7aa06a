/** A voice message as WhatsApp sends it, OGG with Opus in it (RFC 7845): silence, so many seconds of it. */
export function oggOpus(seconds: number): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.writeUInt8(1, 8)
  head.writeUInt8(1, 9)
  head.writeUInt32LE(48_000, 12)
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
  const pages = [
    pageOf([head], { flags: 2, at: 0, number: 0 }),
    pageOf([tags], { flags: 0, at: 0, number: 1 }),
  ]
  for (let second = 1; second <= seconds; second += 1) {
    const packets = Array.from({ length: PACKETS }, () => SILENCE)
    const flags = second === seconds ? 4 : 0
    pages.push(pageOf(packets, { flags, at: second * 48_000, number: second + 1 }))
  }
  return Buffer.concat(pages)
}

/** Twenty milliseconds of nothing, as its own reference encoder writes them. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe])
const PACKETS = 50

function pageOf(
  packets: readonly Buffer[],
  { flags, at, number }: { flags: number; at: number; number: number },
): Buffer {
  const head = Buffer.alloc(27 + packets.length)
  head.write('OggS')
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(BigInt(at), 6)
  head.writeUInt32LE(7, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(packets.length, 26)
  for (const [index, packet] of packets.entries()) head.writeUInt8(packet.length, 27 + index)
  const page = Buffer.concat([head, ...packets])
  page.writeUInt32LE(checksum(page), 22)
  return page
}

/** The CRC of OGG: its own polynomial, from the highest bit, begun at nothing. */
function checksum(page: Buffer): number {
  let sum = 0
  for (const byte of page) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1)
      sum = sum & 0x80_00_00_00 ? (sum << 1) ^ 0x04_c1_1d_b7 : sum << 1
  }
  return sum >>> 0
}
