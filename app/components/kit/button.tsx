import { Link, type LinkProps } from '@remix-run/react'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { cn } from './class-names.ts'

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong shadow-low font-medium',
  secondary: 'border bg-surface text-ink hover:bg-hover shadow-low font-medium',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  danger: 'border border-bad/40 bg-surface text-bad hover:bg-bad-soft font-medium',
  ai: 'bg-ai-soft text-ai hover:bg-ai/15 font-medium',
} as const

const SIZES = {
  sm: 'h-7 gap-1.5 px-2 text-xs pointer-coarse:before:-inset-y-2',
  md: 'h-8 gap-2 px-3 text-sm pointer-coarse:before:-inset-y-1.5',
  lg: 'h-10 gap-2 px-4 text-base pointer-coarse:before:-inset-y-0.5',
  icon: 'size-8 justify-center pointer-coarse:before:-inset-1.5',
  iconSm: 'size-7 justify-center pointer-coarse:before:-inset-2',
} as const

type Look = { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES }
export type ButtonProps = ComponentPropsWithoutRef<'button'> & Look

/** How anything that is pressed looks; for a link that stands among buttons. */
export function buttonClass({ variant = 'secondary', size = 'md' }: Look, className?: string) {
  return cn(
    // Under a thumb it reaches 44 dots, whatever it looks like.
    'relative pointer-coarse:before:absolute pointer-coarse:before:inset-x-0',
    'inline-flex shrink-0 items-center rounded-md whitespace-nowrap select-none',
    'transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 [&_svg]:shrink-0',
    VARIANTS[variant],
    SIZES[size],
    !size.startsWith('icon') && 'justify-center',
    className,
  )
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, className, type = 'button', ...rest },
  ref,
) {
  return (
    <button ref={ref} type={type} className={buttonClass({ variant, size }, className)} {...rest} />
  )
})

/** A button with a picture only: the label is what a screen reader and the tooltip say. */
export const IconButton = forwardRef<HTMLButtonElement, ButtonProps & { label: string }>(
  function IconButton({ label, size = 'icon', variant = 'quiet', ...rest }, ref) {
    return (
      <Button ref={ref} aria-label={label} title={label} size={size} variant={variant} {...rest} />
    )
  },
)

export function ButtonLink({ variant, size, className, ...rest }: LinkProps & Look) {
  return <Link className={buttonClass({ variant, size }, className)} {...rest} />
}
