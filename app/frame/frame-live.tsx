export function FrameLive() {
  return null
}
