/** A socket for both kinds names an IPv4 address as IPv6: `::ffff:192.0.2.1`. Here it has one name, whoever writes it down. */
export function plainAddress(address: string | null | undefined): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? null
}
