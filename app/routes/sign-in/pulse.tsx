/** The quiet half of the page: a day of the brokerage as a skyline of calls, drawn once. */
const HEIGHTS = [
  12, 16, 14, 22, 18, 30, 26, 44, 38, 52, 47, 66, 58, 84, 62, 72, 55, 92, 70, 60, 78, 50, 64, 46,
  58, 40, 48, 34, 42, 28, 36, 22, 26, 18, 20, 14,
]

export function Pulse() {
  return (
    <div aria-hidden className="relative hidden overflow-hidden border-s bg-sunken lg:block">
      <svg
        viewBox="0 0 720 800"
        preserveAspectRatio="xMidYMax slice"
        className="absolute inset-0 size-full"
      >
        {HEIGHTS.map((height, index) => (
          <rect
            key={index}
            x={index * 20 + 4}
            y={800 - height * 6}
            width="12"
            height={height * 6}
            rx="3"
            fill="var(--accent)"
            opacity={0.08 + height / 420}
          />
        ))}
        <rect
          x={17 * 20 + 4}
          y={800 - 92 * 6}
          width="12"
          height={92 * 6}
          rx="3"
          fill="var(--accent)"
        />
        <circle cx={17 * 20 + 10} cy={800 - 92 * 6 - 18} r="5" fill="var(--ai)" />
      </svg>
    </div>
  )
}
